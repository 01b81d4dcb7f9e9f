import { defineDerivedFact, type FileFactResult } from '../../kit/fact.ts';
import { baseName, isDevelopmentPath } from '../deployment/entry.ts';
import { roleOf } from '../imports/imports.ts';
import { javascriptTransport } from './javascript-transport.ts';
import type { WeakTransport } from './model.ts';
import { pythonTransport } from './python-transport.ts';
import {
  codeTransport,
  componentTransport,
  configuredTransport,
  databaseTransport,
  pageTransport,
} from './text-transport.ts';

export interface PlacedTransport extends WeakTransport {
  readonly path: string;
}

export interface Transport {
  /** Where something goes unencrypted, or to somebody who was not checked, by path and line. */
  readonly weak: readonly PlacedTransport[];
  /** Files of code and configuration that were looked at. */
  readonly examined: number;
}

/** Facts that between them count each file once; the others look again at files of these. */
const COUNTED = { javascriptTransport, pythonTransport, pageTransport, configuredTransport, codeTransport };
const SOURCES = { ...COUNTED, componentTransport, databaseTransport };

/** How what the application sends is protected on its way. Tests, examples, documentation and development are left out. */
export const transport = defineDerivedFact<typeof SOURCES, Transport>({
  id: 'transport',
  from: SOURCES,
  derive(facts) {
    const { componentTransport: components, databaseTransport: databases, ...counted } = facts;
    const results: readonly FileFactResult<readonly WeakTransport[]>[] = Object.values(counted);
    const weak = [...results, components, databases]
      .flatMap(({ values }) => values.flatMap(({ path, value }) => value.map((each) => ({ ...each, path }))))
      .filter(({ path }) => isShipped(path));
    return {
      weak: weak.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1)),
      examined: results.reduce((sum, { examined }) => sum + examined, 0),
    };
  },
});

/** Tools for building and developing; files to copy from; the program asking itself whether it is well. */
const OTHER =
  /(^|[/.])(vite|webpack|vue|craco|karma|playwright|cypress|vitest|jest)\.config\.|(^|\/)setupProxy\.|[._-](example|sample|template|dist|tmpl)(\.\w+)?$|(^|[/_-])health-?check\.\w+$|\.(storybook|devcontainer|idx|claude|cursor|history)\//i;

function isShipped(path: string): boolean {
  if (!/^(application|script)$/.test(roleOf(path)) || OTHER.test(path)) return false;
  // A module of the application may be called as it likes; a file of settings says what it is for.
  const settings = !/\.(py|[cm]?[jt]sx?|vue|svelte|astro|go|rb|php|cs|java|kt|rs|html?)$/.test(path);
  return (
    !(settings && (isDevelopmentPath(path) || /(^|\/)\.github\//.test(path))) &&
    baseName(path) !== 'package-lock.json'
  );
}
