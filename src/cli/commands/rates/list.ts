import { listDocument, renderList } from '../../../report/rates/list.js';
import { pen } from '../../color.js';
import { EXIT, type ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { print } from '../../output.js';
import { currencyOf, loadBook } from './book.js';
import type { GlobalFlags } from '../sharedOptions.js';

export interface ListFlags extends GlobalFlags {
  readonly currency?: string;
  readonly rates?: readonly string[];
  readonly format: 'table' | 'json';
}

const PLAIN_WIDTH = 80;

export async function listRates(flags: ListFlags, io: Io): Promise<ExitCode> {
  const book = await loadBook(flags.rates ?? [], io);
  const currency = flags.currency === undefined ? null : currencyOf('--currency', flags.currency, book);
  const context = { width: io.columns ?? PLAIN_WIDTH, color: pen(flags.color, io.env, io.isTTY.stdout) };
  const json = () => `${JSON.stringify(listDocument(book, currency), null, 2)}\n`;
  await print(io.stdout, [flags.format === 'json' ? json() : renderList(book, currency, context)]);
  return EXIT.ok;
}
