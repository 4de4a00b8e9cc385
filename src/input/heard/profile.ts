import { Interned } from '../interned.js';
import { PRICED_APART } from '../../model/category.js';
import type { KindSource, ReceiptStatus, Reported } from '../../model/event.js';
import { NotPlain } from '../plain/notPlain.js';
import { profileOfWords, type Profile } from '../plain/profile.js';
import type { Kind } from '../row.js';
import { bookedCategory, isInEntryPoint, kindOf } from '../webhook/kind.js';
import type { Item, StatusItem } from '../webhook/items.js';

/** What parts of webhooks say in words: many say the same, and are understood once. */
export type HeardProfile = CustomerProfile | StatusProfile;

/** A message or a call of the customer. */
interface CustomerProfile {
  readonly kind: 'customer';
  readonly number: string;
  readonly said: Profile;
}

export interface StatusProfile {
  readonly kind: 'status';
  readonly number: string;
  readonly account: string;
  readonly status: 'sent' | ReceiptStatus;
  /** Without the id and the end of the conversation: these are each message's own. */
  readonly reported: Reported;
  readonly tag: string | null;
  /** What the message is by these words alone; null where they do not tell. */
  readonly told: Kind | null;
  /** Its conversation, if it opened that one, tells that it is a template. */
  readonly mayOpen: boolean;
  /** Meta booked it in a free entry point, and no word of its own tells what it is. */
  readonly inEntryPoint: boolean;
}

/** The one tag that a rule asks for (2f.7). */
const TAG_OF_RULES = 'issue_resolution';

/** The profiles met so far, each once. */
export class HeardProfiles extends Interned<HeardProfile> {}

/** Throws `NotPlain` where other parts of the log decide what the item says. */
export function heardProfileOf(item: Item, number: string): HeardProfile {
  if (item.group) throw new NotPlain('a message in a group');
  if (item.kind === 'status') return statusProfile(item, number);
  if (item.id === null) throw new NotPlain('a customer message without an id');
  const isCall = item.kind === 'call';
  const [type, entryPoint] = isCall ? [null, null] : [item.type, item.entryPoint];
  return { kind: 'customer', number, said: profileOfWords({ kind: item.kind, number, type, entryPoint }) };
}

function statusProfile({ status, account, verdict, callback }: StatusItem, number: string): StatusProfile {
  if (account === null) throw new NotPlain('a status without its account');
  const { pricing, conversation, errors } = verdict;
  if (PRICED_APART.includes(pricing?.category ?? '')) throw new NotPlain('a message with a price of its own');
  const reported: Reported = {
    pricing,
    conversation: conversation === null ? null : { id: null, origin: conversation.origin, expiresAt: null },
    errors,
  };
  const wire = { reported, callback, sentAt: null, kind: null };
  const told = kindOf(wire, false);
  return {
    kind: 'status',
    number,
    account,
    status,
    reported,
    tag: callback === TAG_OF_RULES ? callback : null,
    told: isUsable(told) ? told : null,
    mayOpen: (told === null || told.from === 'error') && bookedCategory(wire) !== null,
    inEntryPoint: told === null && isInEntryPoint(wire),
  };
}

/** A template without its category is no message that can be replayed. */
export function isUsable(kind: Kind | null): boolean {
  return kind !== null && (kind.type !== 'template' || kind.category !== null);
}

/** These are asked first, so that nothing a later status adds can say otherwise. */
const FINAL: readonly (KindSource | undefined)[] = ['callback_data', 'pricing'];

export function isFinal(kind: Kind | null): boolean {
  return FINAL.includes(kind?.from);
}
