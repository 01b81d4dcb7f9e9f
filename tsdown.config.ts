import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/cli/main.ts', registry: 'checks/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Only the kit is a library; the command line needs no declarations.
  dts: { entry: 'src/index.ts' },
  fixedExtension: false,
  minify: false,
});
