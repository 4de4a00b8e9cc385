import { decimalText, type Decimal } from '../model/money.js';
import type { Terms } from './terms.js';
import type { EstimateAssumption, Line, LineCost } from './estimation.js';
import type { Volume } from './volume.js';

/** What volumes alone do not tell and these figures depend on, each with the value that was taken. */
export function assumptionsOf(
  volumes: readonly Volume[],
  lines: readonly Line[],
  { numbers, messagesPerConversation, assume = {} }: Terms,
): readonly EstimateAssumption[] {
  const costs = lines.flatMap((line) => line.costs);
  const isSpread = costs.some(hasAllowance);
  return [
    ...deliveryAssumed(costs),
    ...(isSpread ? [numbersAssumed(numbers)] : []),
    ...(isSpread && placesOf(lines) > 1 ? [MARKETS_SHARE] : []),
    ...sharesAssumed(volumes, lines),
    ...(costs.some(({ unit }) => unit === 'conversation') ? [conversations(messagesPerConversation)] : []),
    ...Object.entries(assume).map(([id, value]) => ({ id, value, statement: `${id}=${value}` })),
  ];
}

function deliveryAssumed(costs: readonly LineCost[]): readonly EstimateAssumption[] {
  const keptBack = costs.filter(({ free }) => free.has('not_delivered'));
  if (keptBack.some(({ charged }) => charged === 0) && keptBack.length === costs.length) return [];
  const what = keptBack.length === 0 ? 'all of it' : 'all that no rule keeps back';
  return [{ id: 'delivered', value: 'all', statement: `${what} is delivered` }];
}

function hasAllowance({ free }: LineCost): boolean {
  return free.has('allowance');
}

function placesOf(lines: readonly Line[]): number {
  return new Set(lines.map(({ place }) => place)).size;
}

function numbersAssumed(numbers: number): EstimateAssumption {
  const how = numbers === 1 ? 'one business number sends it' : `${numbers} business numbers send it, evenly`;
  return { id: 'numbers', value: String(numbers), statement: `${how}, of one account` };
}

const MARKETS_SHARE: EstimateAssumption = {
  id: 'allowance',
  value: 'proportional',
  statement: 'markets use up an allowance in proportion to their volumes',
};

function sharesAssumed(volumes: readonly Volume[], lines: readonly Line[]): readonly EstimateAssumption[] {
  const utility = lines.some(({ category }) => category === 'utility');
  const inWindow = volumes.map(({ shares }) => shares.utilityInWindow);
  const inEntryPoint = volumes.map(({ shares }) => shares.inEntryPoint);
  return [
    ...(utility ? [shareAssumed('utility_in_window', inWindow)] : []),
    shareAssumed('in_entry_point', inEntryPoint),
  ];
}

type ShareId = 'utility_in_window' | 'in_entry_point';

const SHARE_WORDS: Readonly<Record<ShareId, { readonly none: string; readonly some: string }>> = {
  utility_in_window: { none: 'no utility is sent inside the window', some: 'of utility is sent inside the window' },
  in_entry_point: { none: 'nothing is sent inside an entry point', some: 'of all is sent inside an entry point' },
};

function shareAssumed(id: ShareId, percents: readonly Decimal[]): EstimateAssumption {
  const value = [...new Set(percents.map((percent) => `${decimalText(percent)}%`))].join(' or ');
  const { none, some } = SHARE_WORDS[id];
  return { id, value, statement: value === '0%' ? none : `${value} ${some}` };
}

function conversations(per: Decimal): EstimateAssumption {
  const value = decimalText(per);
  const statement =
    value === '1' ? 'volumes are conversations where those are charged' : `a conversation holds ${value} messages`;
  return { id: 'messages_per_conversation', value, statement };
}
