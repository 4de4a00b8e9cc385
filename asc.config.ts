import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** A part that is compiled ahead, and kept as text beside its sources: no one has to build it. */
interface Kernel {
  readonly source: string;
  /** The file that keeps it. */
  readonly compiled: string;
  readonly options: readonly string[];
}

export const KERNELS: readonly Kernel[] = [
  // What looks at every byte of a CSV file. Its memory, in pages of 64 kB, is what `memory.ts` says.
  {
    source: 'src/input/plain/assembly/rows.ts',
    compiled: pathOf('src/input/plain/compiled.ts'),
    options: ['--runtime', 'stub', '--initialMemory', '4', '--maximumMemory', '4', '--enable', 'simd'],
  },
  // What looks at every row of a log. What has a fixed place lies below `memoryBase`, as `layout.ts` says.
  {
    source: 'src/count/kernel/assembly/take.ts',
    compiled: pathOf('src/count/kernel/compiled.ts'),
    options: ['--runtime', 'minimal', '--memoryBase', '524416', '--use', 'abort='],
  },
];

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

/** The text of the file that keeps a kernel. Throws where its sources do not compile. */
export async function compiledOf({ source, compiled, options }: Kernel): Promise<string> {
  const { main } = (await import(ASC)) as Asc;
  const written: (string | Uint8Array)[] = [];
  const { error, stderr } = await main([source, '--outFile', 'kernel.wasm', '-O3', '--noAssert', ...options], {
    readFile: textOf,
    writeFile: (_name, contents) => written.push(contents),
    listFiles: () => [],
  });
  const [module] = written;
  if (error !== null || module === undefined) throw new Error(stderr.toString());
  const text = Buffer.from(module as Uint8Array).toString('base64');
  const name = source.slice(source.indexOf('assembly/'));
  const file = `/** ${name} as a module of WebAssembly: \`npm run kernel\` writes it. */\nexport const COMPILED = '${text}';\n`;
  return format(file, { ...(await resolveConfig(compiled)), parser: 'typescript' });
}

/** Null where there is no such file: the compiler looks in several places. */
function textOf(name: string): string | null {
  try {
    return readFileSync(pathOf(name), 'utf8');
  } catch {
    return null;
  }
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const kernel of KERNELS) writeFileSync(kernel.compiled, await compiledOf(kernel));
}
