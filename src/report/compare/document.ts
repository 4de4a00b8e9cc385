import type { CardUse } from '../../compare/cards.js';
import type { Change, Column, Comparison, Difference, Driver, Drivers, Figure } from '../../compare/comparison.js';
import type { ByReading } from '../../compare/reading.js';
import { decimalText, type Decimal } from '../../model/money.js';
import type { RunHead } from '../../model/run.js';
import { having } from '../../model/shape.js';
import type { CompareDocument } from '../../schema/compare.js';
import { findingDocument } from '../findingDocument.js';

type Amounts = ByReading<Decimal>;
/** What is written down of a run. */
type Judged = Pick<RunHead, 'assumptions'>;

const COMPARISON = having(['columns', 'differences'], 'a comparison, as compare gives it');

/** What `--format json` prints, `wa-window/compare@1`. */
export function toCompareDocument(comparison: Comparison): CompareDocument {
  COMPARISON('comparison', comparison);
  return compareDocument(comparison);
}

/** The same of runs whose pairs need not be there. */
export function compareDocument(comparison: Comparison<Judged>): CompareDocument {
  const { dated, timezone, currency, columns, differences, findings } = comparison;
  const from = documentIn(currency);
  return {
    schema: 'wa-window/compare@1',
    dated,
    timezone,
    currency,
    rules: columns.map(from.column),
    differences: differences.map(from.difference),
    findings: findings.map(findingDocument),
  };
}

/** How each part is written down; without a currency there are no amounts. */
export function documentIn(currency: string | null) {
  const text = (amount: Decimal): string | null => (currency === null ? null : decimalText(amount));
  const money = ({ least, most }: Amounts) => ({ amount: text(least), possibleAmount: text(most) });
  const figure = ({ units, amount, unpriced }: Figure) => ({ ...count(units), ...money(amount), unpriced });
  const change = ({ units, amount, percent }: Change) => ({
    ...count(units),
    ...money(amount),
    percent: percent === null || currency === null ? null : decimalText(percent),
  });
  const driver = ({ units, amount }: Omit<Driver, 'key'>) => ({ ...count(units), ...money(amount) });
  const drivers = ({ top, rest }: Drivers) => ({
    top: top.map((one) => ({ key: one.key, ...driver(one) })),
    rest: { count: rest.count, ...driver(rest) },
  });
  return {
    money,
    figure,
    change,
    driver,
    column: ({ name, run, figures, cards }: Column<Judged>): CompareDocument['rules'][number] => ({
      rules: name,
      cards: cards.map(cardOf),
      assumptions: run.assumptions.map(({ id, value, affected }) => ({ id, value, affected })),
      categories: [...figures.categories].map(([category, own]) => ({ category, ...figure(own) })),
      tiers: money(figures.tiers),
      total: figure(figures.total),
    }),
    difference: (one: Difference<Judged>): CompareDocument['differences'][number] => ({
      base: one.base.name,
      rules: one.other.name,
      categories: one.categories.flatMap((own) =>
        own.category === null ? [] : [{ category: own.category, ...change(own) }],
      ),
      tiers: money(one.tiers),
      total: change(one.total),
      causes: one.causes.map(({ kind, from, to, messages, amount }) => ({
        cause: kind,
        from,
        to,
        messages: messages.least,
        possibleMessages: messages.most,
        ...money(amount),
      })),
      contacts: drivers(one.drivers.contact),
      templates: drivers(one.drivers.template),
      hours: drivers(one.drivers.hour),
      leftOut: {
        messages: one.leftOut.messages,
        ...money(one.leftOut.amount),
        reasons: one.leftOut.reasons.map(({ rules, reason, messages }) => ({ rules, reason, messages })),
      },
    }),
  };
}

function count({ least, most }: ByReading<number>) {
  return { units: least, possibleUnits: most };
}

function cardOf({ id, card, isNearest }: CardUse): CompareDocument['rules'][number]['cards'][number] {
  return { card: id, effective: card.from, kind: card.kind, trust: card.trust, nearest: isNearest };
}
