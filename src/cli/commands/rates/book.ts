import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BUILT_IN, withImported } from '../../../rates/book.js';
import { currenciesOf, type RateBook } from '../../../rates/card.js';
import { MARKETS } from '../../../rates/data/markets.js';
import { isDay } from '../../../rates/day.js';
import { nearest } from '../../../input/words.js';
import { codeOf, InvalidDocument } from '../../errors.js';
import { refuseDocument } from '../../files.js';
import type { Io } from '../../io.js';
import { invalid } from '../../options.js';

/** Where `rates import` keeps cards; null when the environment names no home. */
export function cardFolder({ env }: Pick<Io, 'env'>): string | null {
  const { XDG_CONFIG_HOME: config, HOME: home } = env;
  if (config !== undefined && config !== '') return join(config, 'wa-window', 'rates');
  return home === undefined || home === '' ? null : join(home, '.config', 'wa-window', 'rates');
}

/** The cards of this version, those in the user's folder, and those of `--rates`: the later one of a date counts. */
export async function loadBook(named: readonly string[], io: Io): Promise<RateBook> {
  const folder = cardFolder(io);
  const own =
    folder === null
      ? []
      : (await filesIn(folder)).map((name) => ({ name: join(folder, name), path: join(folder, name) }));
  const given = named.map((name) => ({ name, path: resolve(io.cwd, name) }));
  let book = BUILT_IN;
  for (const { name, path } of [...own, ...given]) book = withImported(book, await readFileOf(name, path));
  return book;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    return refuseDocument(folder, error);
  }
}

async function readFileOf(name: string, path: string) {
  const { readCards } = await import('../../../schema/card.js');
  const read = readCards(await textOf(name, path));
  if (read.ok) return read;
  const remedy = 'wa-window rates import makes such a file of a download.';
  throw new InvalidDocument(
    [...read.problems.map((problem) => `${name}: ${problem}`), `${name} is no card file. ${remedy}`].join('\n'),
  );
}

async function textOf(name: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    return refuseDocument(name, error);
  }
}

/** A day of `--at` and the like. */
export function day(flag: string, value: string): string {
  if (isDay(value)) return value;
  throw invalid(flag, value, 'Use a day of the calendar, such as 2026-10-01.');
}

/** A currency of which a card is held. */
export function currencyOf(flag: string, value: string, book: RateBook): string {
  const held = currenciesOf(book);
  const upper = value.toUpperCase();
  if (held.includes(upper)) return upper;
  throw invalid(flag, value, `Cards are held in ${held.join(', ')}.`, nearest(upper, held));
}

/** The market that a misspelt name may mean. */
export function nearestMarket(name: string, others: readonly string[] = []): string | null {
  return nearest(name, [...MARKETS, ...others]);
}
