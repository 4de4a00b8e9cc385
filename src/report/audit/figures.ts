import type { Audit, Dispute } from '../../audit/result.js';
import { normalized, type Decimal } from '../../model/money.js';
import { moneyText } from '../money.js';
import { plural } from '../words.js';

/** Rounded down to a tenth, so that 100 means all; null when nothing was compared. */
export function percentOf({ compared, agreed }: Pick<Audit, 'compared' | 'agreed'>): number | null {
  return compared === 0 ? null : Math.floor((agreed * 1000) / compared) / 10;
}

/** `Agreement: 83.3% of 12 messages; in dispute: 0.0812 USD.` */
export function answerWords(audit: Audit): string {
  const percent = percentOf(audit);
  const agreement =
    percent === null ? 'no message to compare' : `${percent.toFixed(1)}% of ${plural(audit.compared, 'message')}`;
  return `Agreement: ${agreement}; in dispute: ${disputeWords(audit.dispute, audit)}.`;
}

export function disputeWords({ amount, unknown }: Dispute, { currency }: Pick<Audit, 'currency'>): string {
  const known = currency === null ? 'no money' : tidy(amount, currency);
  if (unknown === 0) return known;
  const messages = `${plural(unknown, 'message')} of unknown price`;
  return amount.units === 0n ? messages : `${known} and ${messages}`;
}

/** As few digits as the amount needs, and two at least. */
export function tidy(amount: Decimal, currency: string): string {
  const { units, scale } = normalized(amount);
  const wanted = Math.max(2, scale);
  return moneyText({ units: units * 10n ** BigInt(wanted - scale), scale: wanted }, currency);
}

/** `Audited 12 messages of 3 contacts against what Meta reported of them.` */
export function auditedWords({ compared, contacts }: Audit): string {
  return `Audited ${plural(compared, 'message')} of ${plural(contacts, 'contact')} against what Meta reported of them.`;
}

/** What was left out of the comparison, a sentence each. */
export function apartWords(
  { apart, either, categoryNotCompared, doubt, causes }: Audit,
  currency: string | null,
): readonly string[] {
  const { silent, untold, withoutRules } = apart;
  const isOne = (count: number): boolean => count === 1;
  const hasWarnings = causes.length > 0 && (doubt.amount.units !== 0n || doubt.unknown > 0);
  return [
    ...(hasWarnings ? [`Warnings hold ${disputeWords(doubt, { currency })} more, which is not in dispute.`] : []),
    ...(either === 0
      ? []
      : [
          `${plural(either, 'message')} ${isOne(either) ? 'agrees' : 'agree'} either way: the log does not show enough.`,
        ]),
    ...(categoryNotCompared === 0
      ? []
      : [
          `The category of ${plural(categoryNotCompared, 'message')} is known from ${isOne(categoryNotCompared) ? 'its' : 'their'} own price alone and was not compared; give the log of what was sent with --sends FILE.`,
        ]),
    ...(silent === 0 ? [] : [`Meta says nothing of ${plural(silent, 'message')}.`]),
    ...(untold === 0
      ? []
      : [`Nothing tells what ${plural(untold, 'message')} ${isOne(untold) ? 'was' : 'were'}: left out.`]),
    ...(withoutRules === 0 ? [] : [`No rules are held for the dates of ${plural(withoutRules, 'message')}.`]),
  ];
}
