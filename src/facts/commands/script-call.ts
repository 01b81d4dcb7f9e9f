import { switches } from '../switches.ts';
import type { ScriptFile } from './model.ts';
import { programName } from './prefixes.ts';

/**
 * The script that a command runs, and what it hands over: `sh run.sh x`, `./run.sh x`; empty for other commands.
 * @param deployed where the tool is installed, its scripts may lie on the path, and need no folder
 */
export function scriptCall(words: readonly string[], deployed: boolean): readonly string[] {
  const [first = ''] = words;
  if (!/^(ba|z|da|a|k)?sh$|^(source|\.)$/.test(programName(first)))
    return first.includes('/') || deployed ? words : [];
  const name = words.findIndex((word, index) => index > 0 && !word.startsWith('-'));
  return name < 0 ? [] : words.slice(name);
}

/** The script of a file name, for a path in an image: the only one, or the only one below the folder. */
export function byFileName(scripts: readonly ScriptFile[], path: string, folder: string): ScriptFile | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = scripts.filter((script) => script.path === name || script.path.endsWith(`/${name}`));
  const near = named.filter((script) => folder === '' || script.path.startsWith(`${folder}/`));
  const found = near.length > 0 ? near : named;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** `exec "$@"` with the words that the script was given. */
export function withArguments(words: readonly string[], args: readonly string[] | null): readonly string[] {
  if (args === null) return words;
  return words.flatMap((word) => (word === '$@' || word === '$*' ? args : [word]));
}

/** What `NAME=value` in front of a command sets, of that what switches modes; null if it is no assignment. */
export function assignment(word: string): Readonly<Record<string, string>> | null {
  const [, name, value = ''] = /^([A-Za-z_]\w*)\+?=(.*)$/s.exec(word) ?? [];
  if (name === undefined) return null;
  return Object.fromEntries(switches([[name, value, 0]]).map((each) => [each.name, each.value]));
}
