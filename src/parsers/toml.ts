import { defineParser } from '../kit/parser.ts';
import type { Structured } from './structured.ts';

/** Hand-written TOML has a handful of levels; the library allows a thousand. */
const MAX_DEPTH = 100;

/** TOML. The library gives no positions, so a line is that of the last key of the path, searched as text. */
export const toml = defineParser<Structured>('toml', async () => {
  const { parse } = await import('smol-toml');
  return (file) => {
    const value = parse(file.text, { maxDepth: MAX_DEPTH });
    let lines: string[] | undefined;
    return {
      value,
      line(...path) {
        lines ??= file.text.split('\n').map((line) => line.trimStart().replace(/^[["']+/, ''));
        for (const key of [...path].reverse()) {
          const index = lines.findIndex((line) => line.startsWith(String(key)));
          if (index >= 0) return index + 1;
        }
        return 1;
      },
    };
  };
});
