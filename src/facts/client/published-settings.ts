import type { Node } from '@oxc-project/types';
import { defineFileFact } from '../../kit/fact.ts';
import { dottedName, JAVASCRIPT_FILES, javascript, stringValue, walk } from '../../parsers/javascript.ts';
import { privilegeOf } from './public-settings.ts';

/** One setting that a build's configuration writes into what the browser receives, without any prefix. */
export interface PublishedSetting {
  /** As the browser's code reads it: `API_KEY` of `process.env.API_KEY`; `*` where the whole environment is written in. */
  readonly name: string;
  /** The variable whose value it gets, where that is seen. */
  readonly from: string | null;
  /** `read`: only where the browser's code reads it; `always`: with the page or the app, read or not. */
  readonly sent: 'read' | 'always';
  /** The option that does it: `define`, `env`, `runtimeConfig.public`, `extra`. */
  readonly option: string;
  readonly line: number;
}

const CONFIGURATION =
  /(^|\/)(?:next|vite|webpack|rspack|nuxt|astro|esbuild|vue|craco|app|snowpack|electron\.vite)[\w.-]*\.[cm]?[jt]s$/;

/** Vite's and webpack's `define`, Next.js's `env`, Nuxt's public runtime configuration, Expo's `extra`. */
export const publishedSettings = defineFileFact<readonly PublishedSetting[]>({
  id: 'published-settings',
  files: JAVASCRIPT_FILES,
  mentions:
    /(?:process|import\.meta)\.env\b[^\n]{0,80}['"]\]?\s{0,5}:|['"]process\.env['"]|\b(?:define|runtimeConfig|extra|env)\s{0,5}:\s{0,5}\{/,
  parsers: [javascript],
  extract(file) {
    if (!CONFIGURATION.test(file.path)) return null;
    // Vite's own reader takes the whole environment only where its prefix is empty.
    const loadsAll = /\bloadEnv\([^\n]{0,200},\s{0,10}(?:''|""|``)\s{0,5}\)/.test(file.text);
    const found: PublishedSetting[] = [];
    const values = new Map<string, Node>();
    walk(javascript.of(file).program, (node, parents) => {
      if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init)
        values.set(node.id.name, node.init);
      if (node.type !== 'Property') return undefined;
      const option = optionOf(node, parents, file.path);
      if (option === null) return undefined;
      const line = file.lineAt(node.start);
      const key = keyOf(node) ?? '';
      if (option.name === 'define' && /^(?:process|import\.meta)\.env$/.test(key)) {
        if (isWhole(node.value, loadsAll)) found.push({ name: '*', from: null, ...option.as, line });
        return undefined;
      }
      const name = key.replace(/^(?:process|import\.meta)\.env\./, '');
      found.push({ name, from: variableIn(node.value, values), ...option.as, line });
      return undefined;
    });
    return found.length === 0 ? null : found;
  },
});

interface Option {
  readonly name: string;
  readonly as: Pick<PublishedSetting, 'sent' | 'option'>;
}

function optionOf(node: Node, parents: readonly Node[], path: string): Option | null {
  const owners = parents.flatMap((parent) => (parent.type === 'Property' ? (keyOf(parent) ?? []) : []));
  const owner = owners.at(-1);
  const option = (name: string, sent: PublishedSetting['sent']): Option => ({
    name,
    as: { option: name, sent },
  });
  const key = keyOf(node) ?? '';
  if (/^(?:process|import\.meta)\.env(?:\.\w+)?$/.test(key) || (owner === 'define' && /^\w+$/.test(key)))
    return option('define', 'read');
  if (owner === 'env' && owners.length === 1 && /(^|\/)next\.config/.test(path)) return option('env', 'read');
  if (owner === 'public' && owners.includes('runtimeConfig')) return option('runtimeConfig.public', 'always');
  if (owner === 'extra' && /(^|\/)app\.config/.test(path)) return option('extra', 'always');
  return null;
}

function keyOf(node: Node): string | null {
  if (node.type !== 'Property' || node.computed) return null;
  return node.key.type === 'Identifier' ? node.key.name : stringValue(node.key);
}

/** `process.env`, `JSON.stringify(env)`, `{ ...process.env }`. */
function isWhole(value: Node, loadsAll: boolean): boolean {
  if (value.type === 'CallExpression' && dottedName(value.callee) === 'JSON.stringify')
    return value.arguments[0] !== undefined && isWhole(value.arguments[0], loadsAll);
  if (value.type === 'ObjectExpression')
    return value.properties.some((each) => each.type === 'SpreadElement' && isWhole(each.argument, loadsAll));
  const name = dottedName(value);
  return name === 'process.env' || (loadsAll && /^env\w*$|Env$/.test(name ?? ''));
}

/** The variable of the environment that an expression reads first, through the constants above it. */
function variableIn(value: Node, values: ReadonlyMap<string, Node>): string | null {
  const names: string[] = [];
  const search = (node: Node): boolean => {
    const name = node.type === 'MemberExpression' ? dottedName(node) : null;
    const variable = /^(?:process\.env|\w*[eE]nv)\.(\w+)$/.exec(name ?? '')?.[1];
    if (variable !== undefined) names.push(variable);
    return variable === undefined;
  };
  walk(value, (node) => {
    const constant = node.type === 'Identifier' ? values.get(node.name) : undefined;
    if (constant) walk(constant, search);
    return search(node);
  });
  return names.find((name) => privilegeOf(name)) ?? names[0] ?? null;
}
