import { buyerOf } from '../billing/allowance.js';
import type { ChargeUnit } from '../model/category.js';
import type { Charge } from '../model/outcome.js';
import { add, subtract, ZERO, type Decimal } from '../model/money.js';
import { ERAS, revisionsOf } from '../rules/ruleSets.js';
import type { ListPricer } from '../run/price.js';
import { unitOf } from './axes/era.js';
import type { Cause } from './causes.js';
import type { Message } from './message.js';
import type { Stake } from './result.js';
import { knownCategory } from './verdict.js';

/** What the two readings cost, each by the cards held. */
export function stakeOf(message: Message, cause: Cause, list: ListPricer | null): Stake {
  const expected = expectedAmount(message);
  const reported = reportedAmount(message, cause, list);
  const difference = expected === null || reported === null ? null : subtract(reported, expected);
  return { expected, reported, difference };
}

function expectedAmount({ rejection, charges }: Message): Decimal | null {
  if (rejection !== null) return ZERO;
  return charges.length === 0 ? null : sum(charges.map(({ price }) => price?.amount ?? null));
}

/** Null where one of them is not known. */
function sum(amounts: readonly (Decimal | null)[]): Decimal | null {
  return amounts.reduce((total, amount) => (total === null || amount === null ? null : add(total, amount)), ZERO);
}

function reportedAmount(message: Message, cause: Cause, list: ListPricer | null): Decimal | null {
  const { verdict, delivery, charges } = message;
  if (isNothingDue(message, cause)) return ZERO;
  const charge = reportedCharge(message);
  if (charge === null || list === null) return null;
  if (charge.unit === 'conversation') {
    const opened = conversationAmount(message, charge);
    if (opened !== 'list price') return opened;
  } else if (delivery !== null && verdict.charged === null) return null;
  if (charges.length < 2) return listAmount(charge, message, list);
  return sum(charges.map(({ recipient, at }) => listAmount({ ...charge, recipient, at }, message, list)));
}

function listAmount(charge: Charge, { pair }: Message, list: ListPricer): Decimal | null {
  return list(charge, buyerOf(charge, pair.contact)).price.amount;
}

function isNothingDue({ verdict, delivery }: Message, cause: Cause): boolean {
  if (verdict.refused || verdict.inEntryPoint === true || cause === 'DELIVERED_WITHOUT_CHARGE') return true;
  if (cause === 'CHARGED_WITHOUT_DELIVERY') return false;
  return delivery === null || verdict.charged === false;
}

/** A conversation is paid once, by its first message; and nobody can say how many of the free ones were used. */
function conversationAmount(
  { event, firstOfId }: Message,
  { ruleSet, category }: Charge,
): Decimal | null | 'list price' {
  if ((event.reported.conversation?.id ?? null) === null) return null;
  if (!firstOfId || (category === 'service' && isServiceFree(ruleSet))) return ZERO;
  const isCounted = revisionsOf(ruleSet).some(({ allowances }) =>
    allowances.some(({ categories }) => categories.includes(category)),
  );
  return isCounted ? null : 'list price';
}

function isServiceFree(ruleSet: string): boolean {
  return revisionsOf(ruleSet).some(({ charges }) => charges.some(({ type }) => type === 'free_customer_service'));
}

/** The message as Meta charges it; null where its words name no category that has prices. */
function reportedCharge({ event, charge, delivery, verdict, rejection }: Message): Charge | null {
  const category = knownCategory(verdict.category) ?? (verdict.category === null ? (charge?.category ?? null) : null);
  if (category === null) return null;
  const unit = unitOf(verdict.model) ?? charge?.unit ?? 'message';
  const ruleSet = charge?.unit === unit ? charge.ruleSet : eraCounting(unit, event.at);
  const { handle, id, account, country } = event;
  return {
    handle,
    messageId: id,
    account,
    recipient: charge?.recipient ?? null,
    group: event.group === true,
    at: delivery?.at ?? event.at,
    unit,
    category,
    message: event.type === 'template' ? 'template' : 'free_form',
    listed: category,
    template: event.type === 'template' ? event.template : null,
    country: charge?.country ?? country,
    sentAt: event.at,
    type: 'regular',
    billable: true,
    certain: true,
    ruleSet,
    rule: rejection?.rule ?? charge?.rule ?? '',
    price: null,
  };
}

/** The rules of the nearest time in which Meta counted so. */
function eraCounting(unit: ChargeUnit, at: number): string {
  const counting = ERAS.filter((era) => era.unit === unit);
  const begun = counting.findLast(({ from }) => from === null || Date.UTC(...dayParts(from)) <= at);
  return (begun ?? counting[0])?.id ?? '';
}

function dayParts(day: string): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month - 1, date];
}
