import { inCategory } from '../model.ts';

/** Who shows advertisements or measures them. */
export const ADVERTISING = inCategory('advertising', [
  {
    id: 'meta-pixel',
    name: 'Meta (Facebook) scripts',
    aliases: ['Meta Pixel', 'Facebook Pixel', 'Facebook SDK', 'Facebook Login'],
    vendor: 'Meta',
    npm: ['react-facebook-pixel', 'react-use-facebook-pixel'],
    hosts: ['connect.facebook.net', 'www.facebook.com/tr'],
    personal: 'yes',
    region: 'United States and others',
    source: 'https://developers.facebook.com/docs/meta-pixel/',
  },
  {
    id: 'google-ads',
    name: 'Google Ads',
    aliases: ['AdSense', 'Google AdSense', 'AdMob', 'DoubleClick'],
    vendor: 'Google',
    npm: ['react-native-google-mobile-ads', '@ctrl/react-adsense'],
    packages: ['google_mobile_ads'],
    hosts: ['pagead2.googlesyndication.com', 'www.googleadservices.com', 'googleads.g.doubleclick.net'],
    personal: 'yes',
    region: 'global',
    source: 'https://developers.google.com/google-ads/api/docs/start',
  },
  {
    id: 'tiktok-pixel',
    name: 'TikTok Pixel',
    aliases: ['TikTok'],
    hosts: ['analytics.tiktok.com', 'business-api.tiktok.com'],
    personal: 'yes',
    region: 'as its documentation says',
    source: 'https://business-api.tiktok.com/portal/docs',
  },
  {
    id: 'linkedin-insight',
    name: 'LinkedIn Insight Tag',
    aliases: ['LinkedIn Ads'],
    vendor: 'LinkedIn',
    hosts: ['snap.licdn.com', 'px.ads.linkedin.com'],
    personal: 'yes',
    region: 'United States and others',
    source: 'https://learn.microsoft.com/linkedin/marketing/',
  },
]);
