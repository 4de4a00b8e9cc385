import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Files, shapesOf } from './month.js';
import { PARTS } from './rows.js';
import { failedRow, markdownTable, plainTable, type Row } from './table.js';

/**
 * npm run bench [-- --quick] [--only csv,sql,…] [--markdown]
 *
 * Measures the built program against others on the same files in one run, and prints the ratios; docs/performance.md says
 * what they mean. At full size it writes over 4 GB to the temporary folder, which it removes again, and takes a quarter of
 * an hour and more; --quick makes a tenth of everything.
 */
const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(PARTS).join() },
  },
});

const part = flags.quick ? 0.1 : 1;
const shapes = shapesOf(part);
const { month, tenMonths, lines } = shapes;
const sizes = { messages: count(month.messages), tenTimes: count(tenMonths.messages), lines: count(lines) };

execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
const folder = mkdtempSync(join(tmpdir(), 'wa-window-bench-'));
const rows: Row[] = [];
try {
  const files = new Files(folder, shapes);
  for (const name of flags.only.split(',')) {
    process.stderr.write(`${name} …\n`);
    rows.push(...(await rowsOf(name, { files, folder, sizes })));
  }
} finally {
  rmSync(folder, { recursive: true });
}
const gibibytes = (totalmem() / 2 ** 30).toFixed(0);
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'a processor'}, ${gibibytes} GiB, Node.js ${process.versions.node}`;
process.stdout.write(`${machine}\n\n${(flags.markdown ? markdownTable : plainTable)(rows)}\n`);

/** What fails is a row that says so; the others go on. */
async function rowsOf(name: string, setting: Parameters<(typeof PARTS)[string]>[0]): Promise<readonly Row[]> {
  const measure = PARTS[name];
  if (measure === undefined) return [failedRow(name, '', null, `choose from ${Object.keys(PARTS).join(', ')}`)];
  try {
    return await measure(setting);
  } catch (error) {
    return [failedRow(name, '', null, error instanceof Error ? error.message : String(error))];
  }
}

/** `2 M`, `100 k` */
function count(messages: number): string {
  return messages >= 1e6 ? `${messages / 1e6} M` : `${messages / 1e3} k`;
}
