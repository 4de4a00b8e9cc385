import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** What looks at every byte of a CSV file is compiled ahead, and kept as text beside its sources: no one has to build it. */
export const COMPILED = fileURLToPath(new URL('src/input/plain/compiled.ts', import.meta.url));

const SOURCE = 'src/input/plain/assembly/rows.ts';

/** In pages of 64 kB: `assembly/memory.ts` says for what. */
const PAGES = '4';

const OPTIONS = ['--runtime', 'stub', '-O3', '--noAssert', '--initialMemory', PAGES, '--maximumMemory', PAGES];

/** What is used of the compiler. Its own types would change those of JavaScript everywhere. */
interface Asc {
  readonly main: (
    args: readonly string[],
    files: {
      readonly readFile: (name: string) => string | null;
      readonly writeFile: (name: string, contents: string | Uint8Array) => void;
      readonly listFiles: () => readonly string[];
    },
  ) => Promise<{ readonly error: Error | null; readonly stderr: { readonly toString: () => string } }>;
}
const ASC: string = 'assemblyscript/asc';

/** The text of the file above. Throws where the sources do not compile. */
export async function compiled(): Promise<string> {
  const { main } = (await import(ASC)) as Asc;
  const written: (string | Uint8Array)[] = [];
  const { error, stderr } = await main([SOURCE, '--outFile', 'rows.wasm', ...OPTIONS], {
    readFile: textOf,
    writeFile: (_name, contents) => written.push(contents),
    listFiles: () => [],
  });
  const [module] = written;
  if (error !== null || module === undefined) throw new Error(stderr.toString());
  const text = Buffer.from(module as Uint8Array).toString('base64');
  const file = `/** assembly/rows.ts as a module of WebAssembly: \`npm run kernel\` writes it. */\nexport const COMPILED = '${text}';\n`;
  return format(file, { ...(await resolveConfig(COMPILED)), parser: 'typescript' });
}

/** Null where there is no such file: the compiler looks in several places. */
function textOf(name: string): string | null {
  try {
    return readFileSync(new URL(name, import.meta.url), 'utf8');
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(COMPILED, await compiled());
