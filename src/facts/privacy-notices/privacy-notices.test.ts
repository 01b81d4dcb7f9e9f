import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../collect/collect.ts';
import { memoryRepository } from '../../repo/memory.ts';
import { privacyNotices } from './privacy-notices.ts';
import { readNotice } from './read-notice.ts';
import { promisesIn } from './sentences.ts';

const isNotice = async (path: string): Promise<boolean> => {
  const collection = await collect([privacyNotices], memoryRepository({ [path]: 'We keep your name.' }));
  return (collection.value(privacyNotices)?.values.length ?? 0) > 0;
};

describe('privacy notices', () => {
  it.each([
    'docs/privacy.md',
    'PRIVACY.md',
    'src/pages/PrivacyPolicy.tsx',
    'app/privacy/page.tsx',
    'src/routes/privacy/+page.svelte',
    'public/datenschutz.html',
    'src/pages/Datenschutzerklaerung.vue',
    'templates/politica-de-privacidade.html',
    'app/politique-de-confidentialite/page.tsx',
    'public/polityka-prywatnosci.html',
    'pages/gizlilik-politikasi.html',
    'src/pages/privacidad.astro',
  ])('are found in %s', async (path) => expect(await isNotice(path)).toBe(true));

  it.each([
    'src/components/PrivacySettings.tsx',
    'src/components/terms-privacy-links.tsx',
    'src/privacy.test.ts',
    'ios/PrivacyInfo.xcprivacy',
    'src/lib/gdpr.ts',
    'src/hooks/usePrivacy.ts',
  ])('are not %s', async (path) => expect(await isNotice(path)).toBe(false));

  it('are read without tags and imports', () => {
    const notice = readNotice(
      "import { Resend } from 'resend';\n<p>Sent by <b>Post</b><b>mark</b>, hosted at Fly.io.</p>",
    );
    expect(notice.named).toContain('fly');
    expect(notice.named).not.toContain('resend');
    expect(notice.contact).toBe(false);
  });

  it.each([
    'We do not share your data with third parties.',
    'Your information is never shared with anyone.',
    'Wir geben Ihre Daten nicht an Dritte weiter.',
    'Nous ne partageons pas vos données avec des tiers.',
    'No compartimos sus datos con terceros.',
    'Não compartilhamos seus dados com terceiros.',
    'Non condividiamo i tuoi dati con terzi.',
    'Wij delen uw gegevens niet met derden.',
    'Nie udostępniamy danych osobom trzecim.',
  ])('promise in "%s" to share with nobody', (text) =>
    expect(promisesIn(text).map(({ kind }) => kind)).toEqual(['shares-with-nobody']),
  );

  it.each([
    'We do not sell your data to third parties.',
    'We do not share your data with third parties except as described below.',
    'Wir geben Ihre Daten nicht ohne Ihre Zustimmung an Dritte weiter.',
    'Third parties do not see this page.',
  ])('promise nothing of the kind in "%s"', (text) => expect(promisesIn(text)).toEqual([]));

  it('never throw', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        readNotice(text);
      }),
    ));
});
