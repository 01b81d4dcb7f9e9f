import { inCategory } from '../model.ts';

/** Who tells people from robots. */
export const BOT_PROTECTION = inCategory('bot protection', [
  {
    id: 'recaptcha',
    name: 'Google reCAPTCHA',
    aliases: ['reCAPTCHA', 'Recaptcha'],
    vendor: 'Google',
    npm: [
      'react-google-recaptcha',
      'react-google-recaptcha-v3',
      '@google-recaptcha',
      '@google-cloud/recaptcha-enterprise',
    ],
    pypi: ['flask_recaptcha', 'django_recaptcha'],
    packages: ['recaptcha'],
    hosts: ['www.recaptcha.net', 'www.google.com/recaptcha', 'recaptchaenterprise.googleapis.com'],
    personal: 'yes',
    region: 'global',
    source: 'https://developers.google.com/recaptcha',
  },
  {
    id: 'hcaptcha',
    name: 'hCaptcha',
    npm: ['@hcaptcha'],
    hosts: ['js.hcaptcha.com', 'hcaptcha.com', 'api.hcaptcha.com'],
    personal: 'yes',
    region: 'United States',
    source: 'https://docs.hcaptcha.com',
  },
  {
    id: 'turnstile',
    name: 'Cloudflare Turnstile',
    aliases: ['Turnstile'],
    vendor: 'Cloudflare',
    npm: ['@marsidev/react-turnstile', 'react-turnstile', 'vue-turnstile', '@nuxtjs/turnstile'],
    hosts: ['challenges.cloudflare.com'],
    personal: 'depends',
    region: "Cloudflare's network",
    source: 'https://developers.cloudflare.com/turnstile/',
  },
  {
    id: 'arcjet',
    name: 'Arcjet',
    npm: ['@arcjet'],
    pypi: ['arcjet'],
    personal: 'depends',
    region: 'United States and others',
    source: 'https://docs.arcjet.com',
  },
]);
