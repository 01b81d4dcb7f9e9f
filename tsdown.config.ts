import { defineConfig } from 'tsdown';

const common = { format: 'esm', platform: 'node', target: 'node20', fixedExtension: false } as const;

export default defineConfig([
  // Only the kit is a library; the command line and the registry need no declarations.
  { ...common, entry: { index: 'src/index.ts' }, dts: true },
  { ...common, entry: { cli: 'src/cli/main.ts', registry: 'src/registry.ts' }, dts: false, clean: false },
]);
