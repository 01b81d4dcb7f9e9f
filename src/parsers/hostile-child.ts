import { writeSync } from 'node:fs';
import { ParseFailure } from '../kit/parser.ts';
import { type SourceFile, sourceFile } from '../kit/source.ts';
import { grown, HOSTILE } from './hostile-shapes.ts';
import { javascript, walk } from './javascript.ts';
import { json } from './json.ts';
import { python, walkPython } from './python.ts';
import { toml } from './toml.ts';
import { xml } from './xml.ts';
import { yaml } from './yaml.ts';

const READERS = {
  javascript: { parser: javascript, read: readScript },
  components: { parser: javascript, read: readScript },
  json: { parser: json, read: json.of },
  yaml: { parser: yaml, read: yaml.of },
  toml: { parser: toml, read: toml.of },
  xml: { parser: xml, read: xml.of },
  python: {
    parser: python,
    read: (file: SourceFile) => walkPython(python.of(file).root, () => true),
  },
};

// Before the test's module loader closes.
for (const { parser } of Object.values(READERS)) await parser.load();

function readScript(file: SourceFile): void {
  walk(javascript.of(file).program, () => true);
}

const SIZES = [500, 1500, 2047, 3000, 6000, 12_000, 24_000, 60_000, 150_000, 300_000];
/** These read every size at the same pace, without native code: fewer will do. */
const SLOW_SIZES = [2047, 24_000, 300_000];

/** Parses every hostile text, naming each on standard output first: the last named is the one that ended the process. */
export function parseHostile(name: keyof typeof HOSTILE): void {
  const sizes = name === 'yaml' || name === 'python' ? SLOW_SIZES : SIZES;
  for (const shape of HOSTILE[name].shapes) {
    for (const size of sizes) {
      for (const path of HOSTILE[name].paths) {
        writeSync(1, `\n${path} ${JSON.stringify(shape)} ${size}`);
        parseOne(READERS[name].read, sourceFile(path, grown(shape, size)));
      }
    }
  }
  writeSync(1, '\ndone');
}

function parseOne(read: (file: SourceFile) => unknown, file: SourceFile): void {
  try {
    read(file);
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error;
  }
}
