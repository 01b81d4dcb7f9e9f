import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastGlob from 'fast-glob';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What each room may import from others (type imports count as well). A file belongs to the longest room that its
 * path begins with. Everything may import its own room.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  // The kit is the ground floor; of the manifest it knows only the types that checks receive.
  'src/kit': ['src/manifest/view.ts', 'src/manifest/schema.ts'],
  'src/index.ts': ['src/kit'],
  'src/manifest': ['src/kit'],
  'src/repo': ['src/kit'],
  'src/parsers': ['src/kit'],
  // Facts know nothing of manifests; a sign-off record is a file of the repository like any other.
  'src/facts': ['src/kit', 'src/parsers', 'src/manifest/signoff.ts'],
  'src/collect': ['src/kit'],
  'src/audit': ['src/kit', 'src/manifest', 'src/collect', 'src/facts', 'src/repo/memory.ts'],
  'src/reporters': ['src/audit/report.ts', 'src/kit'],
  'src/cli': [
    'src/audit',
    'src/kit',
    'src/manifest',
    'src/repo',
    'src/reporters',
    'src/facts',
    'src/collect',
    'checks/index.ts',
    'package.json',
  ],
  'src/registry.ts': ['checks/index.ts', 'src/cli', 'src/manifest', 'src/reporters'],
  'checks/index.ts': ['src/kit/index.ts', 'checks'],
  // A check knows facts, and of the manifest its vocabulary of dates, durations and pointers.
  checks: ['src/kit/index.ts', 'src/facts', 'src/manifest'],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = fastGlob
  .sync(['src/**/*.ts', 'checks/**/*.ts'], { cwd: root, ignore: ['**/*.test.ts'] })
  .sort();

function importsOf(file: string): Import[] {
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'));
  const specifiers = [
    ...module.staticImports.map((item) => item.moduleRequest.value),
    ...module.staticExports.flatMap((item) =>
      item.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map((item) =>
      readFileSync(join(root, file), 'utf8').slice(item.moduleRequest.start + 1, item.moduleRequest.end - 1),
    ),
  ];
  const local = specifiers.filter((specifier) => specifier.startsWith('.'));
  return local.map((specifier) => ({ from: file, to: relative(root, join(root, dirname(file), specifier)) }));
}

const roomOf = (file: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => file === room || file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

const within = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`);

describe('the architecture', () => {
  const imports = files.flatMap(importsOf);

  it('is looked at: there are files and imports', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('names only rooms that exist', () => {
    const places = [...Object.keys(ROOMS), ...Object.values(ROOMS).flat()];
    expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([]);
  });

  it('gives every file a room', () => {
    expect(files.filter((file) => !roomOf(file))).toEqual([]);
  });

  it('lets imports run one way', () => {
    const forbidden = imports.filter(({ from, to }) => {
      const room = roomOf(from) ?? '';
      return !within(to, room) && !(ROOMS[room] ?? []).some((place) => within(to, place));
    });
    expect(forbidden.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('lets nothing import a check but the index of its area, and nothing a neighbour', () => {
    const forbidden = imports.filter(({ from, to }) => {
      const folder = /^checks\/[^/]+\/[^/]+(?=\/)/.exec(to)?.[0];
      return folder !== undefined && !within(from, folder) && from !== `${dirname(folder)}/index.ts`;
    });
    expect(forbidden.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('has no circles', () => {
    const graph = new Map(files.map((file) => [file, importsOf(file).map(({ to }) => to)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      else if (!done.has(file)) for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('leaves the clock, the network and processes to their one place each', () => {
    const uses = (pattern: RegExp): string[] =>
      files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
    expect(uses(/new Date\(\)|Date\.now\(/)).toEqual(['src/cli/clock.ts']);
    expect(uses(/from 'node:child_process'/)).toEqual(['src/cli/sign/ssh-sign.ts', 'src/repo/git.ts']);
    expect(
      uses(/from 'node:(http|https|net|dgram|tls)'|(?:await|return) fetch\(/).filter(
        (file) => !/cases\.ts$|check\.ts$/.test(file),
      ),
    ).toEqual([]);
    expect(uses(/\beval\(|new Function\(/)).toEqual([]);
  });
});
