import { at, entries, isRecord, items, type Structured, text } from '../../parsers/structured.ts';
import { commandLine } from '../commands/quote.ts';

/** A command that a configuration gives as a line or as a list of words. */
export function commandOf(value: unknown): string | null {
  const line = text(value)?.trim();
  if (line !== undefined && line !== '') return line;
  if (!Array.isArray(value) || value.length === 0) return null;
  const words = value.filter((word) => typeof word === 'string' || typeof word === 'number').map(String);
  return words.length === 0 ? null : commandLine(words);
}

/** Variables of a mapping, of a list of `NAME=value`, or of a list of `{name|key|variable, value}`, each with its line. */
export function pairs(
  document: Structured,
  ...path: (string | number)[]
): (readonly [string, unknown, number])[] {
  const value = at(document.value, ...path);
  if (isRecord(value))
    return entries(value).map(([name, each]) => [name, each, document.line(...path, name)] as const);
  return items(value).flatMap((item, index) => {
    const line = document.line(...path, index);
    const written = text(item);
    if (written !== null) {
      const equals = written.indexOf('=');
      return equals < 0 ? [] : [[written.slice(0, equals), written.slice(equals + 1), line] as const];
    }
    const name = text(at(item, 'name')) ?? text(at(item, 'key')) ?? text(at(item, 'variable'));
    return name === null ? [] : [[name, at(item, 'value'), line] as const];
  });
}
