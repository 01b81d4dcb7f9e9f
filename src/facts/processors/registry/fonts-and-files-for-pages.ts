import { inCategory } from '../model.ts';

/** Who hands out fonts, scripts and pictures: the visitor's address reaches them, nothing that the tool keeps does. */
export const PAGE_FILES = inCategory('fonts and files for pages', [
  {
    id: 'google-fonts',
    name: 'Google Fonts',
    vendor: 'Google',
    hosts: ['fonts.googleapis.com', 'fonts.gstatic.com'],
    personal: 'depends',
    region: 'global',
    source: 'https://developers.google.com/fonts/faq/privacy',
  },
  {
    id: 'adobe-fonts',
    name: 'Adobe Fonts',
    aliases: ['Typekit'],
    hosts: ['use.typekit.net'],
    personal: 'depends',
    region: 'global',
    source: 'https://www.adobe.com/privacy/policies/adobe-fonts.html',
  },
  {
    id: 'font-awesome',
    name: 'Font Awesome',
    hosts: ['kit.fontawesome.com', 'use.fontawesome.com'],
    personal: 'depends',
    region: 'global',
    source: 'https://docs.fontawesome.com',
  },
  {
    id: 'jsdelivr',
    name: 'jsDelivr',
    hosts: ['cdn.jsdelivr.net'],
    personal: 'depends',
    region: 'global',
    source: 'https://www.jsdelivr.com/documentation',
  },
  {
    id: 'unpkg',
    name: 'UNPKG',
    hosts: ['unpkg.com'],
    personal: 'depends',
    region: 'global',
    source: 'https://unpkg.com',
  },
  {
    id: 'cdnjs',
    name: 'cdnjs',
    vendor: 'Cloudflare',
    hosts: ['cdnjs.cloudflare.com'],
    personal: 'depends',
    region: 'global',
    source: 'https://cdnjs.com/api',
  },
  {
    id: 'tailwind-cdn',
    name: 'Tailwind CDN',
    hosts: ['cdn.tailwindcss.com'],
    personal: 'depends',
    region: 'global',
    source: 'https://tailwindcss.com/docs/installation/play-cdn',
  },
]);
