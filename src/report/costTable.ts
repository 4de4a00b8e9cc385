import { breakdownBy, sparedByReason, type CostLine, type Dimension } from '../billing/breakdown.js';
import type { ChargeType, ConversationCategory } from '../model/category.js';
import type { RunCost } from '../model/cost.js';
import { isSameWorth, type Decimal } from '../model/money.js';
import { layOut, line, plain, type Cell, type Column } from './text/layout.js';
import { amountsInColumn, countText, groupedText, moneyText } from './money.js';
import { cardsOf } from './moneyDocument.js';
import { visible } from './text/text.js';
import type { Theme } from './text/theme.js';
import { CATEGORY_WORDS, FREE_WORDS } from './words.js';
import { wrap } from './text/wrap.js';

/** What the run costs, by one dimension, with the tiers and the total; `notes` name the cards and what was free. */
interface CostSheet {
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly cells: readonly Cell[] }[];
  readonly notes: readonly string[];
}

/** Null where nothing was charged and nothing spared. */
export function costSheet(cost: RunCost, dimension: Dimension, theme: Theme): CostSheet | null {
  const lines = breakdownBy(dimension, cost);
  if (lines.length === 0) return null;
  const texts: Texts = {
    due: amountsInColumn([...lines, ...cost.tiers, { amount: cost.possibleAmount }].map(({ amount }) => amount)),
    spared: amountsInColumn(lines.map(({ sparedAmount }) => sparedAmount)),
  };
  return {
    columns: [
      { title: dimension, align: 'left', yields: true },
      { title: 'charged', align: 'right', yields: false },
      { title: `cost ${cost.currency}`, align: 'right', yields: false },
      { title: 'free', align: 'right', yields: false },
      { title: 'would cost', align: 'right', yields: false },
    ],
    rows: [
      ...lines.map((one) => lineRow(one, dimension, texts, theme)),
      ...tierRows(cost, texts, theme),
      totalRow(lines, cost, texts, theme),
    ],
    notes: notes(cost),
  };
}

/** The sheet as a person sees it in a terminal. */
export function costTable(cost: RunCost, dimension: Dimension, width: number, theme: Theme): readonly string[] {
  const sheet = costSheet(cost, dimension, theme);
  if (sheet === null) return [];
  const { columns, rows, notes: told } = sheet;
  return [
    layOut(columns, rows, width, theme.title),
    '',
    ...told.flatMap((note) => wrap(note, width, 2)).map(theme.quiet),
  ];
}

type CostRow = CostSheet['rows'][number];

interface Texts {
  readonly due: (amount: Decimal) => string;
  readonly spared: (amount: Decimal) => string;
}

type Due = Pick<CostLine, 'charged' | 'amount' | 'unpriced'>;

function lineRow(one: CostLine, dimension: Dimension, texts: Texts, theme: Theme): CostRow {
  const { key, charged, spared } = one;
  return {
    cells: [
      [line(nameOf(key, dimension))],
      [line(count(charged))],
      [line(dueText(one, texts), one.unpriced === 0 ? plain : theme.doubt)],
      [line(count(spared), theme.quiet)],
      [line(sparedText(one, texts), theme.quiet)],
    ],
  };
}

function nameOf(key: string | null, dimension: Dimension): string {
  if (key === null) return '(none)';
  return dimension === 'category' ? CATEGORY_WORDS[key as ConversationCategory] : visible(key);
}

function dueText({ charged, amount, unpriced }: Due, { due }: Texts): string {
  if (charged === 0) return '';
  if (charged === unpriced) return 'unpriced';
  return unpriced === 0 ? due(amount) : `${count(unpriced)} unpriced + ${due(amount)}`;
}

function sparedText({ spared, sparedUnpriced, sparedAmount }: CostLine, texts: Texts): string {
  if (spared === 0) return '';
  if (spared === sparedUnpriced) return 'unknown';
  return sparedUnpriced === 0 ? texts.spared(sparedAmount) : `at least ${texts.spared(sparedAmount)}`;
}

function tierRows({ tiers }: RunCost, { due }: Texts, theme: Theme): readonly CostRow[] {
  return tiers.map(({ market, category, month, amount }) => ({
    cells: [
      [line(`volume tiers: ${CATEGORY_WORDS[category]} ${market} ${month}`)],
      [],
      [line(due(amount), theme.open)],
      [],
      [],
    ],
  }));
}

function totalRow(lines: readonly CostLine[], cost: RunCost, texts: Texts, theme: Theme): CostRow {
  const total = (of: (one: CostLine) => number): number => lines.reduce((sum, one) => sum + of(one), 0);
  const charged = total((one) => one.charged);
  const due: Due = { charged, amount: cost.possibleAmount, unpriced: cost.unpriced };
  return {
    cells: [
      [line('all', theme.title)],
      [line(count(charged), theme.title)],
      [line(charged === 0 ? texts.due(cost.possibleAmount) : dueText(due, texts), theme.title)],
      [line(count(total(({ spared }) => spared)), theme.quiet)],
      [],
    ],
  };
}

function notes(cost: RunCost): readonly string[] {
  const cards = cardsOf(cost);
  const free = sparedByReason(cost).map((one) => {
    const worth = one.spared === one.sparedUnpriced ? 'price unknown' : moneyText(one.sparedAmount, cost.currency);
    const least = one.sparedUnpriced > 0 && one.spared > one.sparedUnpriced ? 'at least ' : '';
    return `${count(one.spared)} ${FREE_WORDS[one.key as ChargeType]} (${least}${worth})`;
  });
  return [
    ...(cards.length === 0 ? [] : [`Rate cards: ${cards.join(', ')}; see them with wa-window rates list.`]),
    ...cost.untiered.map((reason) => `List prices stand without volume tiers: ${reason}.`),
    ...(free.length === 0 ? [] : [`Free, with what it would have cost: ${free.join(', ')}.`]),
  ];
}

function count(units: number): string {
  return units === 0 ? '' : countText(units);
}

/** `Cost: 0.3567 USD.`, a range where outcomes are uncertain, and what is not in it. */
export function costWords({ currency, amount, possibleAmount, unpriced }: RunCost): string {
  const range = isSameWorth(amount, possibleAmount)
    ? moneyText(amount, currency)
    : `${groupedText(amount)} to ${moneyText(possibleAmount, currency)}`;
  const missing = unpriced === 0 ? '' : `, and ${count(unpriced)} unpriced`;
  return `Cost: ${range}${missing}.`;
}
