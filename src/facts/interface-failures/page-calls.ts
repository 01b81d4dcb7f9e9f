import { defineFileFact } from '../../kit/fact.ts';

const CALL =
  /\bon(?:click|submit|change)\s{0,3}=\s{0,3}["']\s{0,5}(?:return\s{1,3})?([A-Za-z_$][\w$]{0,60})\(/g;

/** Functions that HTML pages and templates run by their attributes: `onclick="save()"`. The pages' own scripts are not read. */
export const pageCalls = defineFileFact<readonly string[]>({
  id: 'page-calls',
  files: ['**/*.{html,htm,ejs,hbs,jinja,jinja2,j2,pug,php,erb}'],
  mentions: /\bon(?:click|submit|change)\s{0,3}=/,
  extract(file) {
    const names = [...new Set([...file.text.matchAll(CALL)].map(([, name = '']) => name))];
    return names.length > 0 ? names : null;
  },
});
