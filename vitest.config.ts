import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // A zone that nobody expects, with an offset of 12:45: whatever leans on the machine's zone fails here.
    env: { TZ: 'Pacific/Chatham' },
    // Generous: a busy machine is no reason for a red run.
    testTimeout: 120_000,
  },
});
