import { compareText } from '../model/text.js';
import { unitsOf, type Tally } from '../billing/tally.js';
import type { ChargeType, ConversationCategory } from '../model/category.js';
import type { Counted, RunCost } from '../model/cost.js';
import { finding, type Finding } from '../model/finding.js';
import { instantOf } from '../model/instant.js';
import type { Assumption, RunSummary, Totals } from '../model/run.js';
import { accountAssumptions } from '../run/accountAssumptions.js';
import { ownersDiffer, possibleAssumptions, type Traits } from '../run/contested.js';
import { costOfTallies } from '../run/money.js';
import { appliedRules } from '../run/schedule.js';
import { usedByNobody } from '../run/usedByNobody.js';
import type { Counts } from './counts.js';
import { heardFindings } from './heard/counts.js';
import type { CountSetting } from './setting.js';

/** A counted log as a summary, the same whatever order its counts were added in. */
export function summaryOf(
  counts: Counts,
  { schedule, terms, money, accounts, mode, timezoneAssumed }: CountSetting,
): RunSummary {
  const all = inOrder(counts.all);
  const sure = inOrder(counts.sure);
  const units = unitsOf(all);
  const { first, last } = counts;
  const cost = costOfTallies({ all, sure }, schedule, terms, money);
  const unseenBefore = counts.pastUnknown ? first : null;
  return {
    dated: true,
    timezone: terms.timezone,
    rules: { mode, sets: appliedRules(schedule, first ?? instantOf(0), last ?? instantOf(0)) },
    assumptions: [
      ...assumptionsOf(counts, cost, { schedule, terms, money, timezoneAssumed }),
      ...accountAssumptions({ cost, all, unseenBefore }, money, terms.timezone),
    ],
    findings: [
      ...inPlace([...counts.findings, ...heardFindings(counts.heard)]),
      ...noRules(counts),
      ...unpriced(units),
      ...usedByNobody({ cost, all, numbers: counts.numbers, accounts }, money),
    ],
    totals: totalsOf(counts, units),
    cost,
    counts: {
      received: counts.received,
      sent: counts.sent,
      pairs: counts.pairs,
      contacts: counts.contacts,
      numbers: counts.numbers.length,
      only: counts.pairs === 1 ? counts.some : null,
      first,
      last,
      units: [...new Set(units.map(({ key }) => key.unit))].sort(),
      rejectionCodes: counts.codes,
      uncertainConversations: counts.uncertainConversations,
      uncertainBillable: regular(units) - regular(unitsOf(sure)),
    },
  };
}

/** A tally keeps the order in which it was counted; a summary must not show it. */
function inOrder({ counts, allowances }: Tally): Tally {
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
  return { counts: new Map([...counts].sort(byName)), allowances: new Map([...allowances].sort(byName)) };
}

function totalsOf({ conversations, rejections }: Counts, units: readonly Counted[]): Totals {
  const billable: Partial<Record<ConversationCategory, number>> = {};
  const free: Partial<Record<ChargeType, number>> = {};
  for (const { key, count } of units) {
    if (key.type === 'regular') billable[key.category] = (billable[key.category] ?? 0) + count;
    else free[key.type] = (free[key.type] ?? 0) + count;
  }
  return { conversations, billable, free, rejected: rejections };
}

function regular(units: readonly Counted[]): number {
  return units.reduce((sum, { key, count }) => sum + (key.type === 'regular' ? count : 0), 0);
}

function assumptionsOf(
  counts: Counts,
  cost: RunCost,
  { schedule, terms, money, timezoneAssumed }: Pick<CountSetting, 'schedule' | 'terms' | 'money' | 'timezoneAssumed'>,
): readonly Assumption[] {
  const has = (trait: Counts['traits'][number]): boolean => counts.traits.includes(trait);
  const traits: Traits = {
    sources: counts.inForce.flatMap((index) => schedule[index]?.rules.source ?? []),
    ownersDiffer: ownersDiffer(
      counts.numbers,
      cost.units.map(({ key }) => key.account),
      money.used,
    ),
    atTheEdge: has('atTheEdge'),
    ad: has('ad'),
    unseenPast: counts.pastUnknown,
    pageButton: has('pageButton'),
    lateForWindow: has('lateForWindow'),
    lateForMoney: has('lateForMoney'),
    customerReaction: has('customerReaction'),
    unlistedCountry: has('unlistedCountry'),
    group: false,
  };
  const seen = { assumed: counts.assumed, nearMidnight: has('nearMidnight') };
  return possibleAssumptions(traits, seen, { terms, timezoneAssumed });
}

function inPlace(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.source?.file ?? null, b.source?.file ?? null) ||
      (a.source?.line ?? 0) - (b.source?.line ?? 0) ||
      (a.source?.column ?? 0) - (b.source?.column ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

function noRules({ withoutRules }: Counts): readonly Finding[] {
  if (withoutRules === 0) return [];
  const message = `${withoutRules} events are at dates for which this version holds no rules`;
  return [finding('NO_RULES_FOR_DATE', { message })];
}

/** One for each reason for which what is due has no price. */
function unpriced(units: readonly Counted[]): readonly Finding[] {
  const reasons = new Map<string, { code: 'NO_MARKET' | 'NO_RATE'; count: number }>();
  for (const { key, count } of units) {
    if (key.type !== 'regular' || key.unpriced === null) continue;
    const reason = reasons.get(key.unpriced) ?? { code: key.market === null ? 'NO_MARKET' : 'NO_RATE', count: 0 };
    reason.count += count;
    reasons.set(key.unpriced, reason);
  }
  return [...reasons].map(([reason, { code, count }]) => {
    const which = count === 1 ? '1 charge is unpriced' : `${count} charges are unpriced`;
    return finding(code, { message: `${which}: ${reason}` });
  });
}
