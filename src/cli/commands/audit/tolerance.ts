import { CAUSES } from '../../../audit/causes.js';
import type { Audit } from '../../../audit/result.js';
import type { SumsCell, SumsCheck } from '../../../audit/sums/check.js';
import { exceedsPercent } from '../../../compare/ratio.js';
import { add, compare, decimalText, parseDecimal, subtract, ZERO, type Decimal } from '../../../model/money.js';
import { budgetOf } from '../../moneySettings.js';
import { invalid } from '../../options.js';

const FLAG = '--tolerance <amount>';

/** How much disagreement is let off: a share of what is counted, or an amount of money. */
type Tolerance =
  | { readonly kind: 'none' }
  | { readonly kind: 'share'; readonly percent: Decimal; readonly text: string }
  | { readonly kind: 'money'; readonly currency: string; readonly amount: Decimal; readonly text: string };

export function toleranceOf(text: string | undefined): Tolerance {
  if (text === undefined) return { kind: 'none' };
  const percent = parseDecimal(/^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1] ?? '');
  if (percent !== null) return { kind: 'share', percent, text };
  if (!/\d\s*[A-Za-z]{3}$/.test(text)) throw invalid(FLAG, text, 'Use a share such as 0.5%, or money such as 1.00USD.');
  return { kind: 'money', ...budgetOf(FLAG, text), text };
}

/** Why the audit fails; null when it does not. Warnings never fail it. */
export function failureOf(audit: Audit, tolerance: Tolerance): string | null {
  switch (tolerance.kind) {
    case 'none':
      return errorCount(audit) > 0 || audit.sums.some(isApart) ? 'replay and Meta part' : null;
    case 'share':
      return beyondShare(audit, tolerance.percent);
    case 'money':
      return beyondMoney(audit, tolerance.amount);
  }
}

function errorCount({ causes }: Audit): number {
  return causes
    .filter(({ cause }) => CAUSES[cause].severity === 'error')
    .reduce((total, { messages }) => total + messages, 0);
}

/** Money that could not be compared is not known to agree. */
function isApart({ differences, uncompared }: SumsCheck): boolean {
  return differences.length > 0 || uncompared.length > 0;
}

function beyondShare(audit: Audit, percent: Decimal): string | null {
  const errors = errorCount(audit);
  if (exceedsPercent(whole(errors), percent, whole(audit.compared))) {
    return `${errors} of ${audit.compared} messages part`;
  }
  for (const check of audit.sums) {
    const beyond = sumsBeyondShare(check, percent);
    if (beyond !== null) return `the sums of ${check.name} ${beyond}`;
  }
  return null;
}

/** The share is one of what is counted, and one of the money as well. */
function sumsBeyondShare(check: SumsCheck, percent: Decimal): string | null {
  const { named, expected, uncompared } = check;
  const volume = volumeApart(check);
  if (exceedsPercent(whole(volume), percent, whole(named.volume))) return `part by ${volume}`;
  const unpriced = uncompared.length === 0 ? 0 : expected.unpriced;
  if (exceedsPercent(whole(unpriced), percent, whole(expected.volume))) return `hold ${unpriced} without a known price`;
  const money = moneyApart(check);
  if (exceedsPercent(money, percent, named.cost)) return `part by ${amountOf(money, check)}`;
  return null;
}

function whole(count: number): Decimal {
  return { units: BigInt(count), scale: 0 };
}

/** Added up over the cells: too many here and too few there do not make it right. */
function volumeApart({ differences }: SumsCheck): number {
  return differences.reduce(
    (total, { expected, reported }) =>
      reported.volume === null ? total : total + Math.abs(expected.volume - reported.volume),
    0,
  );
}

/** What no reading of the past and no known price explains, added up in the same way. */
function moneyApart({ differences, uncompared }: SumsCheck): Decimal {
  return [...differences, ...uncompared].map(unexplained).reduce(add, ZERO);
}

function unexplained({ expected: { least, most }, reported: { cost } }: SumsCell): Decimal {
  if (cost === null) return ZERO;
  if (compare(cost, least) < 0) return subtract(least, cost);
  const dearest = most ?? least;
  return compare(cost, dearest) > 0 ? subtract(cost, dearest) : ZERO;
}

/** The amount is in the currency of the account: another one was refused. */
function beyondMoney({ dispute, sums }: Audit, amount: Decimal): string | null {
  if (dispute.unknown > 0) return `what ${dispute.unknown} of the messages are worth is not known`;
  if (compare(dispute.amount, amount) > 0) return 'more is in dispute';
  for (const check of sums) {
    const beyond = sumsBeyondMoney(check, amount);
    if (beyond !== null) return `the sums of ${check.name} ${beyond}`;
  }
  return null;
}

function sumsBeyondMoney(check: SumsCheck, amount: Decimal): string | null {
  const { differences, uncompared } = check;
  const unknown = [...differences, ...uncompared].some(({ expected }) => expected.most === null);
  if (unknown) return 'hold charges without a known price';
  if (differences.some(({ reported }) => reported.cost === null)) return 'part where no amount is reported';
  const money = moneyApart(check);
  return compare(money, amount) > 0 ? `part by ${amountOf(money, check)}` : null;
}

function amountOf(money: Decimal, { currency }: SumsCheck): string {
  return currency === null ? decimalText(money) : `${decimalText(money)} ${currency}`;
}
