import { rmSync } from 'node:fs';
import { build, type BuildOptions } from 'esbuild';

// Builds the program: a command loads the few files that it needs, and each of several jobs one file that holds all of it.
const settings = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  // Constants become numbers in the code: bundled as variables they are looked up, and checked, at each use.
  minifySyntax: true,
  format: 'esm',
  outdir: 'dist/bin',
  logLevel: 'warning',
} satisfies BuildOptions;

rmSync('dist', { recursive: true, force: true });
await build({ ...settings, entryPoints: ['bin/wa-window.ts'], splitting: true });
await build({ ...settings, entryPoints: ['src/cli/count/worker.ts'] });
