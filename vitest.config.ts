import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A zone that nobody expects, with an offset of 12:45: whatever leans on the machine's zone fails here.
    env: { TZ: 'Pacific/Chatham' },
    testTimeout: 20_000,
  },
});
