import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import { client } from '../client/client.ts';
import { fileList } from '../file-list.ts';
import { roleOf } from '../imports/imports.ts';
import { type Project, packages } from '../packages/packages.ts';
import { languagesOf } from '../seen/languages.ts';
import { javascriptLogs } from './javascript-logs.ts';
import type { FileLogs, Leak, Runs } from './model.ts';
import { pythonLogs } from './python-logs.ts';
import { wordsOf } from './sensitive-words.ts';

export type { Leak } from './model.ts';

export interface PlacedLeak extends Leak {
  readonly path: string;
  readonly runs: Exclude<Runs, 'terminal' | 'unknown'>;
}

export interface Logs {
  /** Sensitive values that application code writes to logs, by path and line. */
  readonly leaks: readonly PlacedLeak[];
  /** Error reporters that are told to send what they know of the user. */
  readonly reporters: readonly { readonly path: string; readonly line: number; readonly filtered: boolean }[];
  /** Files of JavaScript, TypeScript and Python that were looked at. */
  readonly examined: number;
  /** Source files in languages that are not looked at. */
  readonly unread: number;
}

/** Sign-in for developers alone, and what an editor keeps of earlier versions. */
const ASIDE = /(^|\/)(_?dev|\.history)\//;

const SOURCES = { javascriptLogs, pythonLogs, client, packages, fileList };

/** What application code writes to logs. What people run by hand is left out: they see what they asked for. */
export const logs = defineDerivedFact<typeof SOURCES, Logs>({
  id: 'logs',
  from: SOURCES,
  derive(facts) {
    const files = [...placed(facts.javascriptLogs), ...placed(facts.pythonLogs)];
    const sent = new Set(facts.client.files.map(({ path }) => path));
    const redacts = new Set(files.flatMap(({ value }) => value.redacts).map(plain));
    const unread = languagesOf(facts.fileList).filter(({ parsed }) => !parsed);
    return {
      leaks: files.flatMap(({ path, value }) => {
        const runs =
          value.runs === 'unknown'
            ? sent.has(path)
              ? 'browser'
              : byProject(path, facts.packages)
            : value.runs;
        if (runs === 'terminal') return [];
        const kept = value.leaks.filter(({ library, what }) => !(library && redacts.has(plain(what))));
        return kept.map((leak) => ({ ...leak, path, runs }));
      }),
      reporters: files.flatMap(({ path, value }) => value.reporters.map((each) => ({ ...each, path }))),
      examined: facts.javascriptLogs.examined + facts.pythonLogs.examined,
      unread: unread.reduce((sum, { files: count }) => sum + count, 0),
    };
  },
});

function placed({ values }: FileFactResult<FileLogs>): { path: string; value: FileLogs }[] {
  return values.filter(({ path }) => roleOf(path) === 'application' && !ASIDE.test(path));
}

/** The last part of a path, without case and signs. */
function plain(what: string): string {
  return wordsOf(what.slice(what.lastIndexOf('.') + 1)).join('');
}

const BROWSER = /^(react|vue|svelte|vite|react-scripts|@angular\/core|expo|react-native|preact|solid-js)$/;
const SERVER =
  /^(express|fastify|koa|hono|next|nuxt|@nestjs\/core|@sveltejs\/kit|@remix-run\/node|@hapi\/hapi|socket\.io|mongoose|pg|mysql2|@prisma\/client)$/;

/** Where a file that nothing of the browser's code reaches would run: by what its nearest package depends on. */
function byProject(path: string, projects: readonly Project[]): 'server' | 'browser' {
  const [nearest] = projects
    .filter(({ ecosystem, folder, dependencies }) => {
      const above = folder === '' || path.startsWith(`${folder}/`);
      return ecosystem === 'npm' && above && dependencies.length > 0;
    })
    .sort((a, b) => b.folder.length - a.folder.length);
  const has = (pattern: RegExp) => nearest?.dependencies.some(({ name }) => pattern.test(name)) ?? false;
  return has(BROWSER) && !has(SERVER) ? 'browser' : 'server';
}
