import { allowanceFor } from '../billing/allowance.js';
import { unitKey } from '../billing/unitKeys.js';
import { costOf, listCost, sum } from '../billing/cost.js';
import { TallyBuilder } from '../billing/tally.js';
import { subtract, ZERO, type Decimal } from '../model/money.js';
import type { PricedCharge } from '../model/outcome.js';
import type { CompiledAllowance } from '../rules/compile.js';
import { validityOf } from '../rules/ruleSets.js';
import { tierTermsOf, type MoneyTerms } from '../run/money.js';
import { nameOf, type Asked } from '../run/options.js';
import type { Terms } from './terms.js';
import type { FreeReason, LineCost, ReadCard } from './estimation.js';
import type { Place } from './place.js';
import { freedOf } from './spread.js';
import { pricedUnit } from './unit.js';
import { verdictOf } from './verdict.js';
import { conversationsOf, partsOf, type Part, type Shares, type VolumeCategory } from './volume.js';

/** One line of a month before it is judged. */
export interface Given {
  readonly place: Place;
  readonly category: VolumeCategory;
  readonly volume: number;
  readonly shares: Shares;
}

/** A part of a line, judged and priced. */
interface Judged {
  readonly line: Given;
  readonly units: number;
  readonly charge: PricedCharge | null;
  readonly card: ReadCard | null;
  readonly allowance: CompiledAllowance | null;
  readonly pricedAs: string;
}

/** What the lines of one month cost under one rule set; allowances and tiers count over all of them. */
export function monthCosts(
  month: string,
  given: readonly Given[],
  asked: Asked,
  terms: Terms,
  money: MoneyTerms,
): readonly LineCost[] {
  const parts = given.flatMap((line) =>
    partsOf(line.category, line.volume, line.shares).map((part) => judged(part, line, month, asked, terms, money)),
  );
  const freed = freedUnits(parts, terms.numbers);
  const due = new DueByLine(money, parts[0]?.pricedAs ?? '');
  return given.map((line) => {
    const own = parts.filter((part) => part.line === line);
    return lineCost(own, nameOf(asked), freed, due);
  });
}

function judged(part: Part, line: Given, month: string, asked: Asked, terms: Terms, money: MoneyTerms): Judged {
  const { charge, allowances, pricedAs } = verdictOf(part, month, line.place.country, asked, terms);
  if (charge === null) return { line, units: part.messages, charge: null, card: null, allowance: null, pricedAs };
  const isConversation = charge.unit === 'conversation' && charge.billable;
  const units = isConversation ? conversationsOf(part.messages, terms.messagesPerConversation) : part.messages;
  const priced = pricedUnit(charge, line.place, month, pricedAs, money);
  return { line, units, ...priced, allowance: allowanceFor(charge, allowances) ?? null, pricedAs };
}

/** What the allowances make free of each part. */
function freedUnits(parts: readonly Judged[], numbers: number): ReadonlyMap<Judged, number> {
  const freed = new Map<Judged, number>();
  for (const allowance of new Set(parts.flatMap((part) => part.allowance ?? []))) {
    const own = parts.filter((part) => part.allowance?.rule === allowance.rule && !freed.has(part));
    const owners = allowance.per === 'number' ? numbers : 1;
    const loads = own.flatMap(({ units, charge }) => (charge === null ? [] : [{ units, charge }]));
    for (const [index, units] of freedOf(loads, allowance, owners).entries()) {
      const part = own[index];
      if (part !== undefined) freed.set(part, part.charge?.billable === true ? units : 0);
    }
  }
  return freed;
}

/** Tells what each line adds to the cost of the month, tiers included: together the lines cost what the month costs. */
class DueByLine {
  readonly #builder = new TallyBuilder();
  readonly #terms: ReturnType<typeof tierTermsOf>;
  #before = ZERO;

  constructor(money: MoneyTerms, pricedAs: string) {
    this.#terms = tierTermsOf({ ...money, portfolios: new Map() }, () => validityOf(pricedAs));
  }

  add(charged: readonly { readonly charge: PricedCharge; readonly units: number }[]): {
    amount: Decimal;
    tiers: Decimal;
  } {
    const counted = charged.map(({ charge, units }) => ({ key: unitKey(charge, null), count: units }));
    for (const { key, count } of counted) this.#builder.count(key, count);
    const now = costOf(this.#builder.tally(), this.#terms).amount;
    const amount = subtract(now, this.#before);
    this.#before = now;
    return { amount, tiers: subtract(amount, sum(counted.map(listCost))) };
  }
}

function lineCost(
  parts: readonly Judged[],
  rules: string,
  freed: ReadonlyMap<Judged, number>,
  due: DueByLine,
): LineCost {
  const charged = parts.flatMap((part) => {
    const units = part.units - (freed.get(part) ?? 0);
    return part.charge?.billable === true && units > 0 ? [{ ...part, charge: part.charge, units }] : [];
  });
  const [first] = charged.length > 0 ? charged : parts;
  const { amount, tiers } = due.add(charged);
  const unpriced = charged.find(({ charge }) => charge.price.rate === null)?.charge.price.unpriced ?? null;
  return {
    rules,
    ruleSet: first?.charge?.ruleSet ?? rules,
    market: first?.charge?.price.market ?? null,
    unit: first?.charge?.unit ?? 'message',
    charged: charged.reduce((total, { units }) => total + units, 0),
    free: freeUnits(parts, freed),
    rate: first?.charge?.price.rate ?? null,
    tiers,
    amount: unpriced === null ? amount : null,
    unpriced,
    card: first?.card ?? null,
  };
}

function freeUnits(parts: readonly Judged[], freed: ReadonlyMap<Judged, number>): LineCost['free'] {
  const free = new Map<FreeReason, number>();
  for (const part of parts) {
    const reason = reasonOf(part);
    const count = reason === 'allowance' ? (freed.get(part) ?? 0) : part.units;
    if (count > 0) free.set(reason, (free.get(reason) ?? 0) + count);
  }
  return free;
}

/** What is charged can be free in an allowance alone. */
function reasonOf({ charge }: Judged): FreeReason {
  if (charge === null) return 'refused';
  return charge.type === 'regular' ? 'allowance' : charge.type;
}
