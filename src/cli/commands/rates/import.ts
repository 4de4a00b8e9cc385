import { mkdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nearest } from '../../../input/words.js';
import {
  missingColumns,
  readRateSheet,
  type ReadCard,
  type ReadTiers,
  type Sheet,
  type SheetFault,
} from '../../../rates/import/index.js';
import { BUILT_IN, cardId } from '../../../rates/index.js';
import { visible } from '../../../report/text/text.js';
import { InvalidDocument, isRefusal, reasonOf, UnableToWrite, UsageError } from '../../errors.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { STDIO } from '../../files.js';
import type { Io } from '../../io.js';
import { invalid } from '../../options.js';
import { checkTarget, print, tell, writeTarget } from '../../output.js';
import { cardFolder, day, nearestMarket } from './book.js';
import { readSheets } from './sheets.js';
import type { GlobalFlags } from '../sharedOptions.js';

export interface ImportFlags extends GlobalFlags {
  readonly output?: string;
  readonly effective?: string;
  readonly currency?: string;
}

type Read = ReadCard | ReadTiers;

/** Reads a download and keeps it as a card file. */
export async function importRates(file: string, flags: ImportFlags, io: Io): Promise<ExitCode> {
  const hints = {
    from: flags.effective === undefined ? null : day('--effective <day>', flags.effective),
    currency: flags.currency === undefined ? null : currency(flags.currency),
  };
  const sheets = await readSheets(file, io);
  const read = sheets.flatMap((sheet) => readRateSheet(sheet, hints, `imported from ${visible(fileName(file))}`) ?? []);
  if (read.length === 0) throw new InvalidDocument(withoutTable(file, sheets));
  const faults = read.flatMap((one) => [...one.faults, ...misspelt(one)]);
  if (faults.length > 0)
    throw new InvalidDocument([...inOrder(faults).map((fault) => placed(file, fault)), NOTHING_IMPORTED].join('\n'));

  const text = `${JSON.stringify(documentOf(read), null, 2)}\n`;
  if (flags.output === STDIO) await print(io.stdout, [text]);
  else await keep(text, flags.output ?? (await defaultOutput(read, io)), { read, file }, io);
  await tell(
    io,
    read.flatMap((one) => [...newCurrency(file, one), ...strangers(file, one)]),
  );
  return EXIT.ok;
}

/** A table that lacks a column or two is told by what it lacks. */
function withoutTable(file: string, sheets: readonly Sheet[]): string {
  const [lacking] = sheets.flatMap((sheet) => missingColumns(sheet) ?? []);
  if (lacking === undefined) return `${file}: no table of rates. ${TABLES}`;
  const names = lacking.names.map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  const what = names.length === 1 ? `the column ${names.join('')} is` : `the columns ${names.join(' and ')} are`;
  return `${file}:${lacking.line}: no table of rates: ${what} missing. ${TABLES}`;
}

const TABLES =
  'A rate card has a row with Market, Marketing, Utility and Authentication; ' +
  'volume tiers have one with Market, Category, From, To and Rate.';
const NOTHING_IMPORTED = 'Nothing was imported.';

function currency(value: string): string {
  if (/^[A-Za-z]{3}$/.test(value)) return value.toUpperCase();
  throw invalid('--currency <code>', value, 'Use three letters, such as USD.');
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function inOrder(faults: readonly SheetFault[]): readonly SheetFault[] {
  return [...faults].sort((a, b) => a.line - b.line || (a.column ?? -1) - (b.column ?? -1));
}

/** `card.csv:12:D: …`: the line of the file, and the column as a spreadsheet names it. */
function placed(file: string, { line, column, message }: SheetFault): string {
  const cell = column === null ? '' : `:${letters(column)}`;
  return `${file}:${line}${cell}: ${visible(message)}`;
}

function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter;
}

/** A market that is not known and close to one that has no row: a slip, and the row would never be used. */
function misspelt(read: Read): readonly SheetFault[] {
  const present = new Set(marketsOf(read));
  return read.unknown.flatMap(({ line, column, name }) => {
    const meant = nearestMarket(name);
    if (meant === null || present.has(meant)) return [];
    return [{ line, column, message: `There is no market "${name}". Did you mean ${meant}?` }];
  });
}

function marketsOf(read: Read): readonly string[] {
  return read.kind === 'card' ? Object.keys(read.card.rows) : read.table.rows.map(({ market }) => market);
}

/** Meta may have a new currency, and somebody may have mistyped an old one. */
function newCurrency(file: string, read: Read): readonly string[] {
  const { currency: code } = read.kind === 'card' ? read.card : read.table;
  const known = [...new Set(BUILT_IN.cards.map((card) => card.currency))];
  if (known.includes(code)) return [];
  const meant = nearest(code, known);
  const question = meant === null ? '' : ` Did you mean ${meant}?`;
  const effect = `The card counts for accounts in ${code} alone.`;
  return [`warning: ${file}: This version knows no card of Meta's in ${code}.${question} ${effect}\n`];
}

function strangers(file: string, { unknown }: Read): readonly string[] {
  return unknown.map(({ line, column, name }) => {
    const message = `This version knows no market "${name}" and puts no number there: the row is kept, and never used.`;
    return `warning: ${placed(file, { line, column, message })}\n`;
  });
}

function documentOf(read: readonly Read[]): unknown {
  const cards = read.flatMap((one) => (one.kind === 'card' ? one.card : []));
  const tiers = read.flatMap((one) => (one.kind === 'tiers' ? one.table : []));
  return { schema: 'wa-window/card@1', cards, tiers };
}

async function defaultOutput(read: readonly Read[], io: Io): Promise<string> {
  const folder = cardFolder(io);
  if (folder === null)
    throw new UsageError('there is no configuration folder (HOME is not set). Name a file with --output.');
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw isRefusal(error) ? new UnableToWrite(`${folder} cannot be made: ${reasonOf(error)}`) : error;
  }
  return join(folder, `${read.map(fileNameOf).join('+')}.json`);
}

function fileNameOf(read: Read): string {
  const { currency: code, from } = read.kind === 'card' ? read.card : read.table;
  return `${code.toLowerCase()}-${from}${read.kind === 'card' ? '' : '-tiers'}`;
}

async function keep(
  text: string,
  output: string,
  { read, file }: { readonly read: readonly Read[]; readonly file: string },
  io: Io,
): Promise<void> {
  const input = await stat(resolve(io.cwd, file), { bigint: true }).catch(() => null);
  const target = await checkTarget('--output', output, input === null ? [] : [input], io);
  await writeTarget(target, [text], io);
  await print(io.stdout, [...read.map((one) => `${summary(one)}\n`), `Kept in ${output}\n`]);
}

function summary(read: Read): string {
  if (read.kind === 'card') {
    return `Rate card ${cardId(read.card)}, per ${read.card.unit}: ${markets(Object.keys(read.card.rows).length)}`;
  }
  return `Volume tiers ${cardId(read.table)}: ${markets(new Set(marketsOf(read)).size)}`;
}

function markets(count: number): string {
  return count === 1 ? '1 market' : `${count} markets`;
}
