import { defineConfig } from 'tsdown';

const common = { format: 'esm', platform: 'node', target: 'node20', fixedExtension: false } as const;

/**
 * Few chunks, since each costs a file at start: the entry alone answers --version and --help; what every audit needs is
 * one; formats and parsers that may not be needed stay behind their dynamic imports.
 */
const chunks = {
  groups: [
    // The registers await their checks, so neither may share a chunk with what the other waits for.
    { name: 'register', test: /[\\/]checks[\\/](\w+|[\w-]+[\\/]index)\.ts$/, priority: 2 },
    { name: 'checks', test: /[\\/](checks|src[\\/](facts|parsers))[\\/]/ },
    { name: 'core', test: /[\\/]src[\\/](kit|manifest|repo|collect|audit|reporters)[\\/]/ },
  ],
};

export default defineConfig([
  // Only the kit is a library; the command line and the registry need no declarations.
  { ...common, entry: { index: 'src/index.ts' }, dts: true },
  {
    ...common,
    entry: { cli: 'src/cli/main.ts', worker: 'src/cli/worker.ts', registry: 'src/registry.ts' },
    dts: false,
    clean: false,
    outputOptions: { advancedChunks: chunks },
  },
]);
