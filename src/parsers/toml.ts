import { defineParser } from '../kit/parser.ts';
import type { Structured } from './structured.ts';

/** TOML. The library gives no positions, so a line is that of the last key of the path, searched as text. */
export const toml = defineParser<Structured>('toml', async () => {
  const { parse } = await import('smol-toml');
  return (file) => ({
    value: parse(file.text),
    line(...path) {
      for (const key of [...path].reverse()) {
        const index = file.text.split('\n').findIndex((line) =>
          line
            .trimStart()
            .replace(/^[["']+/, '')
            .startsWith(String(key)),
        );
        if (index >= 0) return index + 1;
      }
      return 1;
    },
  });
});
