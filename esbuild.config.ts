import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import manifest from './package.json' with { type: 'json' };
import { compiled, keptBeside } from './src/cli/compiled.js';
import type * as Program from './src/cli/process.js';

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

const ASKED_OFTEN = [
  'simulate fixtures/compare/october-2026.csv --summary --jobs 1',
  'simulate fixtures/six-eras.csv',
  'check fixtures/check/inbox.csv --contact +31611111111 --at 2025-07-20T12:00:00Z',
];

/** Packages that most commands load. */
const BUNDLED: readonly string[] = ['chalk', 'cli-table3', 'commander', 'string-width'];

/** What comes before the program does not read it. From 22.8 on Node keeps by itself what it has compiled. */
const programApart: Plugin = {
  name: 'program apart',
  setup(bundler) {
    bundler.onResolve({ filter: /\/process\.js$/ }, ({ path }) => ({ path, namespace: 'program apart' }));
    bundler.onResolve({ filter: /\.cjs$/ }, ({ path }) => ({ path, external: true }));
    bundler.onLoad({ filter: /^/, namespace: 'program apart' }, () => ({
      contents: `module.exports = require('node:module').enableCompileCache
        ? require('../program/process.cjs')
        : require('./src/cli/compiled.js').compiled(require.resolve('../program/process.cjs')).exports;`,
      resolveDir: import.meta.dirname,
    }));
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
const { metafile, outputFiles } = await build({
  ...commonJs,
  entryPoints: ['src/cli/process.ts'],
  plugins: [measuredAlike],
  external: Object.keys(manifest.dependencies).filter((name) => !BUNDLED.includes(name)),
  banner: { js: "const thisUrl = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': 'thisUrl' },
  outfile: 'dist/program/process.cjs',
  metafile: true,
  write: false,
});
mkdirSync('dist/program');
for (const { path, text } of outputFiles) writeFileSync(path, inAscii(text));
writeFileSync('dist/program/LICENSES.txt', licences(metafile));
await keepCompiled(resolve('dist/program/process.cjs'));
await build({
  ...settings,
  entryPoints: ['src/cli/count/worker.ts'],
  packages: 'external',
  format: 'esm',
  outfile: 'dist/program/worker.js',
});

/** V8 holds and reads a text of ASCII as bytes. What stands in regular expressions and comments may be written so as well. */
function inAscii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Keeps what V8 makes of the program, and of what it needs to answer what is asked most often. */
async function keepCompiled(file: string): Promise<void> {
  const { exports, script } = compiled<typeof Program>(file);
  const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  for (const words of ASKED_OFTEN) {
    await exports.main(words.split(' '), { ...exports.processIo(), stdout: nowhere(), stderr: nowhere() });
  }
  writeFileSync(keptBeside(file), script.createCachedData());
  if (compiled(file).script.cachedDataRejected !== false) throw new Error('V8 does not take what it has compiled');
}

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
