import { CAUSES } from '../../../audit/causes.js';
import type { Audit } from '../../../audit/result.js';
import type { SumsCheck } from '../../../audit/sums/check.js';
import { compare, subtract, type Decimal } from '../../../model/money.js';
import { budgetOf } from '../../moneySettings.js';
import { invalid } from '../../options.js';

const FLAG = '--tolerance <amount>';

/** How much disagreement is let off: a share of what is counted, or an amount of money. */
type Tolerance =
  | { readonly kind: 'none' }
  | { readonly kind: 'share'; readonly percent: number; readonly text: string }
  | { readonly kind: 'money'; readonly currency: string; readonly amount: Decimal; readonly text: string };

export function toleranceOf(text: string | undefined): Tolerance {
  if (text === undefined) return { kind: 'none' };
  const [, percent] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  if (percent !== undefined) return { kind: 'share', percent: Number(percent), text };
  if (!/[A-Za-z]{3}$/.test(text)) throw invalid(FLAG, text, 'Use a share such as 0.5%, or money such as 1.00USD.');
  return { kind: 'money', ...budgetOf(FLAG, text), text };
}

/** Why the audit fails; null when it does not. Warnings never fail it. */
export function failureOf(audit: Audit, tolerance: Tolerance): string | null {
  switch (tolerance.kind) {
    case 'none':
      return errorCount(audit) > 0 || audit.sums.some(({ differences }) => differences.length > 0)
        ? 'replay and Meta part'
        : null;
    case 'share':
      return beyondShare(audit, tolerance.percent);
    case 'money':
      return beyondMoney(audit, tolerance.currency, tolerance.amount);
  }
}

function errorCount({ causes }: Audit): number {
  return causes
    .filter(({ cause }) => CAUSES[cause].severity === 'error')
    .reduce((total, { messages }) => total + messages, 0);
}

function beyondShare(audit: Audit, percent: number): string | null {
  const errors = errorCount(audit);
  if (errors * 100 > percent * audit.compared) return `${errors} of ${audit.compared} messages part`;
  const sums = audit.sums.find((check) => volumeApart(check) * 100 > percent * (check.reported.volume ?? 0));
  return sums === undefined ? null : `the sums of ${sums.name} part by ${volumeApart(sums)}`;
}

/** Added up over the cells: too many here and too few there do not make it right. */
function volumeApart({ differences }: SumsCheck): number {
  return differences.reduce(
    (total, { expected, reported }) => total + Math.abs((expected.volume ?? 0) - (reported.volume ?? 0)),
    0,
  );
}

function beyondMoney({ dispute, currency, sums }: Audit, wanted: string, amount: Decimal): string | null {
  if (currency !== wanted) return `the account is in ${currency ?? 'no currency'}, the tolerance in ${wanted}`;
  if (dispute.unknown > 0) return `what ${dispute.unknown} of the messages are worth is not known`;
  if (compare(dispute.amount, amount) > 0) return 'more is in dispute';
  const beyond = sums.find((check) => isBeyond(check, amount));
  return beyond === undefined ? null : `the sums of ${beyond.name} part by more, or are not known`;
}

function isBeyond({ differences, expected, reported }: SumsCheck, amount: Decimal): boolean {
  if (differences.length === 0) return false;
  if (expected.cost === null || reported.cost === null) return true;
  const { units, scale } = subtract(expected.cost, reported.cost);
  return compare({ units: units < 0n ? -units : units, scale }, amount) > 0;
}
