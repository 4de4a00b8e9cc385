import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import manifest from './package.json' with { type: 'json' };

const settings = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Constants become numbers in the code: bundled as variables they are looked up, and checked, at each use.
  minifySyntax: true,
  logLevel: 'warning',
} satisfies BuildOptions;

// As one file of CommonJS the program is read in half the time that many small modules are found and linked in.
const commonJs = { ...settings, format: 'cjs', supported: { 'dynamic-import': false } } satisfies BuildOptions;

/** Packages that most commands load. */
const BUNDLED: readonly string[] = ['chalk', 'cli-table3', 'commander', 'string-width'];

/** What comes before the program does not read it. */
const programApart: Plugin = {
  name: 'program apart',
  setup(bundler) {
    bundler.onResolve({ filter: /\/process\.js$/ }, () => ({ path: '../program/process.cjs', external: true }));
  },
};

/** Tables are measured as other texts are, of which few need a look at what their characters are. */
const measuredAlike: Plugin = {
  name: 'measured alike',
  setup(bundler) {
    bundler.onResolve({ filter: /^string-width$/ }, ({ importer, path }) =>
      importer.includes('cli-table3') ? { path, namespace: 'measured alike' } : null,
    );
    bundler.onLoad({ filter: /^/, namespace: 'measured alike' }, () => ({
      contents: `module.exports = require('./src/report/text/width.js').textWidth;`,
      resolveDir: import.meta.dirname,
    }));
  },
};

rmSync('dist', { recursive: true, force: true });
await build({
  ...commonJs,
  entryPoints: ['bin/wa-window.ts'],
  plugins: [programApart],
  outfile: 'dist/bin/wa-window.js',
});
writeFileSync('dist/bin/package.json', '{ "type": "commonjs" }\n');
const { metafile } = await build({
  ...commonJs,
  entryPoints: ['src/cli/process.ts'],
  plugins: [measuredAlike],
  external: Object.keys(manifest.dependencies).filter((name) => !BUNDLED.includes(name)),
  banner: { js: "const thisUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'thisUrl' },
  outfile: 'dist/program/process.cjs',
  metafile: true,
});
writeFileSync('dist/program/LICENSES.txt', licences(metafile));
await build({
  ...settings,
  entryPoints: ['src/cli/count/worker.ts'],
  packages: 'external',
  format: 'esm',
  outfile: 'dist/program/worker.js',
});

/** What is bundled keeps its licence. */
function licences({ inputs }: Metafile): string {
  const folders = Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort().map(licence).join('\n');
}

function licence(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence`);
  return `${folder}\n\n${readFileSync(join(folder, file), 'utf8')}`;
}
