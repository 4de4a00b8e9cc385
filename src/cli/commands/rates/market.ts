import { readIdentity } from '../../../input/identity.js';
import { nearest } from '../../../input/words.js';
import { countryOfUserId } from '../../../model/userId.js';
import { COUNTRIES } from '../../../rates/data/countries.js';
import {
  countryNamed,
  isNone,
  marketOf,
  type Day,
  type MarketAnswer,
  type MarketQuestion,
} from '../../../rates/index.js';
import { marketDocument, noMarketDocument, renderMarket } from '../../../report/rates/market.js';
import { jsonText, visible } from '../../../report/text/text.js';
import { didYouMean } from '../../choices.js';
import { UsageError } from '../../errors.js';
import { EXIT, type ExitCode } from '../../exit.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { print } from '../../output.js';
import { pageOf } from '../../page.js';
import { day } from './book.js';
import type { GlobalFlags } from '../sharedOptions.js';

export interface MarketFlags extends GlobalFlags {
  readonly at?: string;
  readonly format: 'table' | 'json';
}

/** Before and after every change of the table. */
const FIRST: Day = '0000-01-01';
const LAST: Day = '9999-12-31';

/** The market of a customer. Says no (1) for a number that is no country's. */
export async function showMarket(customer: string, flags: MarketFlags, io: Io): Promise<ExitCode> {
  const at = flags.at === undefined ? null : day('--at <day>', flags.at);
  const who = whoIs(customer);
  const answer = marketOf({ ...who, day: at ?? LAST });
  const name = shown(who.contact ?? customer, io);
  if (isNone(answer)) {
    const asText = () => `No market for ${visible(name)}: ${answer.none}.\n`;
    const asJson = () => jsonText(noMarketDocument({ customer: name, day: at, none: answer.none }));
    await print(io.stdout, [flags.format === 'json' ? asJson() : asText()]);
    return EXIT.no;
  }
  const found = { customer: name, day: at, answer, history: historyOf(who) };
  const context = pageOf('stdout', flags.color, io);
  await print(io.stdout, [flags.format === 'json' ? jsonText(marketDocument(found)) : renderMarket(found, context)]);
  return EXIT.ok;
}

type Who = Omit<MarketQuestion, 'day'>;

/** A number or user id, or else a country by its code or name. */
function whoIs(customer: string): Who {
  const identity = readIdentity(customer);
  const contact = identity.kind === 'known' ? identity.id : customer;
  if (/^\+\d+$/.test(contact) || countryOfUserId(contact) !== null) return { contact, country: null };
  const country = /^[A-Za-z]{2}$/.test(customer) ? customer.toUpperCase() : countryNamed(customer);
  if (country !== null) return { contact: null, country };
  const meant = didYouMean(
    nearest(
      customer,
      COUNTRIES.map(({ name }) => name),
    ),
  );
  throw new UsageError(
    `'${visible(customer)}' is no phone number, user id or country. Write a number as +18095550100.${meant}`,
  );
}

function historyOf(who: Who): readonly MarketAnswer[] {
  const answers: MarketAnswer[] = [];
  for (let next: Day | null = FIRST; next !== null;) {
    const answer: ReturnType<typeof marketOf> = marketOf({ ...who, day: next });
    if (isNone(answer)) break;
    answers.push(answer);
    next = answer.because.until;
  }
  return answers;
}
