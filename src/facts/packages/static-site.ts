import { defineDerivedFact, defineFileFact } from '../../kit/fact.ts';
import { fileList } from '../file-list.ts';
import { isTestPath } from '../path-roles.ts';
import { packages } from './packages.ts';

interface CodeSize {
  /** Lines of code, without blank ones and line comments; of pages only their scripts. */
  readonly lines: number;
  /** It serves something, or keeps something somewhere. */
  readonly serves: boolean;
}

const SERVES =
  /createServer|\.listen\(|\bexpress\(|supabase|firebase|firestore|mongo|sqlite|localStorage|sessionStorage|indexedDB|openDatabase|Deno\.serve|Bun\.serve|addEventListener\(\s?["']fetch|onRequest|<\?php/i;
const CONFIGURATION = /(^|\/)(\.[^/]*|[^/]*\.config|gulpfile|gruntfile)\.[cm]?[jt]s$/i;

/** How much code browsers get, file by file. */
const codeSize = defineFileFact<CodeSize>({
  id: 'code-size',
  files: ['**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts,vue,svelte,astro,html,htm}'],
  extract(file) {
    if (isTestPath(file.path) || CONFIGURATION.test(file.path)) return null;
    const code = /\.html?$/.test(file.path) ? scripts(file.text) : file.text;
    const lines = code
      .split('\n')
      .filter((line) => /\S/.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line)).length;
    return { lines, serves: SERVES.test(code) };
  },
});

/** What stands between `<script …>` and `</script>`; addresses of scripts count too, as they name what is loaded. */
function scripts(html: string): string {
  return html
    .split(/<script\b/i)
    .slice(1)
    .map((part) =>
      (part.split(/<\/script/i)[0] ?? '').replace(/^[^>\n]*>/, (tag) => (tag.includes('src=') ? tag : '')),
    )
    .join('\n');
}

export interface StaticSite {
  /** Nothing but a few pages: no routes, no store, less than 200 lines of code. */
  readonly small: boolean;
  readonly lines: number;
  /** Files that were looked at to be sure. */
  readonly examined: number;
}

const LIMIT = 200;
const PAGE = /\.(html?|astro|njk|liquid|hbs)$/;
const SERVER_CODE =
  /\.(py|ipynb|go|rs|rb|erb|php|java|kt|scala|cs|fs|swift|dart|exs?|hs|c|cc|cpp|clj|r|jl|lua|pl|sql|prisma|sol|gs)$/i;
const SERVER_FOLDER =
  /(^|\/)(api|functions|server|backend|netlify|supabase|prisma|migrations|worker|workers)\//i;
const SERVER_PACKAGE =
  /^(express|fastify|koa|hono|next|nuxt|@nestjs\/.*|@sveltejs\/kit|@remix-run\/.*|@hapi\/.*|socket\.io|ws|@supabase\/.*|firebase.*|@firebase\/.*|mongo.*|pg|postgres|mysql.*|.*sqlite.*|redis|ioredis|@?prisma.*|drizzle-orm|sequelize|typeorm|knex|convex|appwrite|pocketbase|@aws-sdk\/.*|@libsql\/.*|dexie|localforage|electron|expo|react-native)$/;

/** Whether the repository is a small static site, which needs no automated tests. */
export const staticSite = defineDerivedFact({
  id: 'static-site',
  from: { codeSize, packages, fileList },
  derive({ codeSize, packages, fileList }): StaticSite {
    const files = fileList.filter(({ path }) => !path.startsWith('../') && !isTestPath(path));
    const lines = codeSize.values.reduce((sum, { value }) => sum + value.lines, 0);
    const serves =
      codeSize.values.some(({ value }) => value.serves) ||
      codeSize.notExamined.length > 0 ||
      files.some(({ path }) => SERVER_CODE.test(path) || SERVER_FOLDER.test(path)) ||
      packages.some(({ dependencies }) =>
        dependencies.some(({ name, dev }) => !dev && SERVER_PACKAGE.test(name)),
      );
    const pages = files.some(({ path }) => PAGE.test(path));
    return { small: pages && !serves && lines < LIMIT, lines, examined: files.length };
  },
});
