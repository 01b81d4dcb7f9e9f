import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'checks/**/*.test.ts', 'test/**/*.test.ts', 'fixtures/*.test.ts'],
    // Scenarios start whole processes; on a loaded two-core machine these need more than the default 5 s.
    testTimeout: 60_000,
  },
});
