import type { Node } from '@oxc-project/types';
import { stringValue } from '../../parsers/javascript.ts';

/** Files in which a build tool is told which names to replace by which values. */
export const CONFIGURES_BUILD =
  /(^|\/)(?:next|vite|webpack|rspack|nuxt|astro|esbuild|vue|craco)[\w.-]*\.[cm]?[jt]s$/;

/** `'process.env.X': …` of a list of replacements, and the keys of Next.js's `env: { X: … }`. */
export function definedNames(node: Node): string[] {
  if (node.type !== 'Property' || node.computed) return [];
  const key = node.key.type === 'Identifier' ? node.key.name : stringValue(node.key);
  const replaced = /^(?:process|import\.meta)\.env\.(\w+)$/.exec(key ?? '')?.[1];
  if (replaced !== undefined) return [replaced];
  if (key !== 'env' || node.value.type !== 'ObjectExpression') return [];
  return node.value.properties.flatMap((each) => {
    if (each.type !== 'Property' || each.computed) return [];
    return (each.key.type === 'Identifier' ? each.key.name : stringValue(each.key)) ?? [];
  });
}
