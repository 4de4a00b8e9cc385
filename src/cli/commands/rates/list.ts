import { listDocument, renderList } from '../../../report/rates/list.js';
import { jsonText } from '../../../report/text/text.js';
import { cardFilesOf, loadConfig } from '../../config.js';
import { EXIT, type ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { print } from '../../output.js';
import { pageOf } from '../../page.js';
import { currencyOf, loadBook } from './book.js';
import type { GlobalFlags } from '../sharedOptions.js';

export interface ListFlags extends GlobalFlags {
  readonly currency?: string;
  readonly rates?: readonly string[];
  readonly format: 'table' | 'json';
}

/** Which cards are held: those of this version, of the user's folder, of the configuration and of `--rates`. */
export async function listRates(flags: ListFlags, io: Io): Promise<ExitCode> {
  const config = await loadConfig(flags.config, io);
  const book = await loadBook(cardFilesOf(flags.rates, config, io.cwd), io);
  const currency = flags.currency === undefined ? null : currencyOf('--currency <code>', flags.currency, book);
  const context = pageOf('stdout', flags.color, io);
  await print(io.stdout, [
    flags.format === 'json' ? jsonText(listDocument(book, currency)) : renderList(book, currency, context),
  ]);
  return EXIT.ok;
}
