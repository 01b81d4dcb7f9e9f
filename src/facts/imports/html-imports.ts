import { defineFileFact } from '../../kit/fact.ts';
import type { FileImports, FoundImport, LocalImport } from './model.ts';
import { originOf } from './specifier.ts';

const SCRIPT = /<script\b[^>]{0,400}?\bsrc\s{0,5}=\s{0,5}["']([^"'\n]{1,400})["']/gi;
const INLINE = /\b(?:import|from)\s{0,5}\(?\s{0,5}["'](https?:\/\/[^"'\n]{1,400})["']/g;

/** Scripts that pages load, from module hosts and from the team's own folders. */
export const htmlImports = defineFileFact<FileImports>({
  id: 'html-imports',
  files: ['**/*.{html,htm}'],
  mentions: /<script/i,
  extract(file) {
    const packages: FoundImport[] = [];
    const local: LocalImport[] = [];
    const written = [...file.text.matchAll(SCRIPT), ...file.text.matchAll(INLINE)];
    for (const { index, 1: specifier = '' } of written.sort((a, b) => a.index - b.index)) {
      const from = originOf(specifier);
      const shared = { specifier, names: ['*'], line: file.lineAt(index), typeOnly: false };
      // In a page `app.js` is a file beside it, never a package.
      if (from.origin === 'package' && specifier.startsWith('http'))
        packages.push({ ...shared, ...from, optional: false });
      else if (!/^(?:https?:)?\/\//.test(specifier))
        local.push({ ...shared, specifier: relative(specifier), erased: false });
    }
    return packages.length + local.length === 0 ? null : { packages, local };
  },
});

function relative(address: string): string {
  const path = address.replace(/[?#].*$/, '');
  return /^[./]/.test(path) ? path : `./${path}`;
}
