import { defineFileFact } from '../../kit/fact.ts';
import { isExamplePath, isTestPath } from '../path-roles.ts';
import { slug } from '../processors/words.ts';
import { type Notice, readNotice } from './read-notice.ts';

export type { Notice } from './read-notice.ts';

/** What people call such a page or file, in several languages. */
const NAME =
  /privacy|datenschutz|privacidad|confidentialit|riservatezza|prywatnosc|gizlilik|kvkk|personvern|integritetspolicy|data-protection|protection-des-donnees|protecao-de-dados|proteccion-de-datos/;
/** Words that may stand beside it; any other makes it a part of a page, a setting or a program. */
const BESIDE = new Set(
  `privacy policy policies notice statement declaration page pages view screen content component text template legal and y e et und terms conditions of
  politica politique de des la da do di del datos dados donnees personales pessoais data protection erklaerung erklarung hinweise aviso informativa sulla
  polityka prywatnosci verklaring gizlilik politikasi kvkk aydinlatma metni datenschutz datenschutzerklarung datenschutzerklaerung datenschutzhinweise
  privacidad privacidade confidentialite confidentialità riservatezza personvern integritetspolicy privacyverklaring privacybeleid proteccion protecao staff employee
  employees our app web client pt br en es fr it nl pl tr us gb ca`.split(/\s+/),
);

function isNoticeName(name: string): boolean {
  const words = slug(name.replace(/([a-z])([A-Z])/g, '$1-$2'));
  return NAME.test(words) && words.split('-').every((word) => BESIDE.has(word));
}

/** Pages and documents that tell people what becomes of their data, by their names or folders. */
export const privacyNotices = defineFileFact<Notice>({
  id: 'privacy-notices',
  files: [
    '**/*{rivac,RIVAC,atenschutz,onfidentialite,iservatezza,rywatnosc,izlilik,vkk,ersonvern,ata-protection,ataProtection,roteccion,rotecao,rotection,ntegritets}*',
    '**/*{rivac,RIVAC,atenschutz,onfidentialite,iservatezza,rywatnosc,izlilik,vkk,ersonvern,ata-protection}*/*.{html,htm,md,mdx,txt,tsx,jsx,ts,js,vue,svelte,astro,erb,php}',
  ],
  extract(file) {
    if (
      !/\.(?:html?|md|mdx|txt|tsx|jsx|ts|js|vue|svelte|astro|erb|php|jinja2?|j2|ejs|hbs|rst)$/.test(file.path)
    )
      return null;
    if (isTestPath(file.path) || isExamplePath(file.path)) return null;
    const [base = '', folder = ''] = file.path.split('/').reverse();
    const name = base.replace(/^\+/, '').replace(/\..*$/, '');
    if (!isNoticeName(/^(?:index|page|content)$/i.test(name) ? folder : name)) return null;
    return readNotice(file.text);
  },
});
