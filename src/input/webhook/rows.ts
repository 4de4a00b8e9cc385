import { finding, type Finding } from '../../model/finding.js';
import type { Entry } from '../interpret.js';
import { compareText } from '../../model/text.js';
import type { MessageRow, Row } from '../row.js';
import { quote } from '../words.js';
import { groupBy } from '../../model/groupBy.js';
import { countryOfUserId } from '../../model/userId.js';
import { fold, merge, type Folded, type Merged } from './fold.js';
import type { CallItem, InboundItem, Item, StatusItem } from './items.js';
import { isPhone } from './names.js';
import type { People } from './people.js';
import { isObject, lostDigits } from './objects.js';
import type { Reading } from './reading.js';
import { RECIPIENT_KEYS } from './statuses.js';

/** What the webhooks of all inputs say together, as rows of a timeline. */
interface WebhookRows {
  readonly entries: readonly Entry[];
  readonly findings: readonly Finding[];
}

/** Joins what was read: one row for each thing that happened, however often and in whatever order it was delivered. */
export function rowsOf(reading: Reading, firstPosition: number): WebhookRows {
  for (const { number, account } of reading.items) reading.numbers.learnAccount(number, account);
  const messages = groupBy(reading.items.filter(isStatus), ({ id }) => id);
  for (const [, statuses] of messages) linkRecipients(reading.people, statuses);
  for (const item of reading.items.filter(isWritten)) reading.people.hear(item.aliases, item.at);
  const joining = new Joining(reading, firstPosition);
  for (const [, copies] of groupBy(reading.items.filter(isHeard), keyOf)) joining.addHeard(merge(copies));
  for (const [, statuses] of messages) {
    joining.addMessage(fold(statuses, (alias) => reading.people.nameOf(alias, firstOf(statuses))));
  }
  return { entries: joining.entries, findings: joining.findings };
}

/**
 * One status may name the number and another the user id; what names two numbers joins nobody. All are about the person
 * who had the number when the message was sent.
 */
function linkRecipients(people: People, statuses: readonly StatusItem[]): void {
  const at = firstOf(statuses);
  for (const { group, recipient, aliases } of statuses) people.link(group ? recipient : aliases, at);
  const aliases = new Set(statuses.flatMap((status) => (status.group ? [] : status.aliases)));
  if ([...aliases].filter(isPhone).length < 2) people.link([...aliases], at);
}

function firstOf(statuses: readonly StatusItem[]): number {
  return statuses.reduce((first, { at }) => Math.min(first, at), Infinity);
}

/** The entries of things that happened at one place in the input, and how often they were told again. */
class Joining {
  readonly entries: Entry[] = [];
  readonly findings: Finding[] = [];
  readonly #reading: Reading;
  #position: number;

  constructor(reading: Reading, firstPosition: number) {
    this.#reading = reading;
    this.#position = firstPosition;
  }

  addHeard(merged: Merged<InboundItem | CallItem>): void {
    const { first, all } = merged;
    const base = { id: first.id, ...this.#base(merged, first.group) };
    if (first.kind === 'call') this.#add({ kind: 'call', ...base });
    else {
      const copies = all.filter((copy) => copy.kind === 'inbound');
      const [entryPoint = null] = copies.flatMap((copy) => copy.entryPoint ?? []);
      const [callPermission] = copies.flatMap((copy) => copy.callPermission ?? []);
      const permission = callPermission !== undefined && { callPermission };
      this.#add({ kind: 'inbound', type: first.type, entryPoint, ...base, ...permission });
    }
  }

  addMessage({ merged, sentAt, group, receipts, reported, conflicts, callback }: Folded): void {
    const { first } = merged;
    const base = this.#base(merged, group);
    if (base.contact === null) {
      this.#refuse(merged);
      return;
    }
    const message: MessageRow = {
      id: first.id,
      kind: 'outbound',
      type: null,
      category: null,
      template: null,
      account: merged.account ?? this.#reading.numbers.accountOf(base.number),
      country: this.#countryOf(merged.aliases, base.contact),
      tag: callback,
      channel: null,
      status: 'sent',
      deliveredAt: null,
      wire: { reported, callback, sentAt, kind: null },
      ...base,
    };
    this.#add(message);
    const { wire: _, ...told } = message;
    for (const receipt of receipts) {
      const { at, part } = receipt.merged.first;
      this.#add({
        ...told,
        kind: 'receipt',
        status: receipt.status,
        at,
        record: part,
        position: this.#position++,
        ...(receipt.merged.receivedAt !== null && { receivedAt: receipt.merged.receivedAt }),
        ...(receipt.recipient !== null && { recipient: receipt.recipient }),
      });
    }
    if (conflicts.length > 0) this.#noteConflict(first, conflicts);
  }

  #base(merged: Merged<Item>, group: boolean) {
    const { first, receivedAt, number, aliases } = merged;
    const [alias] = group ? first.aliases : aliases;
    return {
      at: first.at,
      contact: alias === undefined ? null : group ? alias : this.#reading.people.nameOf(alias, first.at),
      number: this.#reading.numbers.nameOf(number),
      record: first.part,
      position: this.#position++,
      origin: 'webhook',
      ...(receivedAt !== null && { receivedAt }),
      ...(group && { group }),
    } as const;
  }

  /** Of people without a number: what their user id or their webhooks say. */
  #countryOf(aliases: readonly string[], contact: string): string | null {
    if (contact.startsWith('+')) return null;
    const { countries } = this.#reading;
    return [contact, ...aliases].flatMap((alias) => countries.get(alias) ?? countryOfUserId(alias) ?? [])[0] ?? null;
  }

  #add(row: Row): void {
    this.entries.push({ record: row.record, row, contact: row.contact, findings: [], faults: [] });
  }

  #refuse({ first, all }: Merged<StatusItem>): void {
    const message = `no status of ${quote(first.id)} says whom the message was to${lostRecipient(first)}`;
    const missing = finding('MISSING_CONTACT', { message, ...first.part.place() });
    for (const { part } of all) {
      const findings = part === first.part ? [missing] : [];
      this.entries.push({ record: part, row: null, contact: null, findings, faults: ['MISSING_CONTACT'] });
    }
  }

  #noteConflict({ id, part }: StatusItem, conflicts: readonly string[]): void {
    const message = `the statuses of ${quote(id)} say ${conflicts.join(', and ')}; what is named first counts`;
    this.findings.push(finding('CONFLICTING_PRICING', { message, ...part.place() }));
  }
}

function lostRecipient({ part }: StatusItem): string {
  const status: unknown = JSON.parse(part.raw());
  return isObject(status) ? lostDigits(status, RECIPIENT_KEYS) : '';
}

function isStatus(item: Item): item is StatusItem {
  return item.kind === 'status';
}

function isHeard(item: Item): item is InboundItem | CallItem {
  return item.kind !== 'status';
}

/** What a person did, and not what Meta says in a person's name. */
function isWritten(item: Item): boolean {
  return !item.group && (item.kind === 'call' || (item.kind === 'inbound' && item.type !== 'system'));
}

/** Without an id the same sender, time and type are the same message: Meta stamps to the second, and sends everything twice. */
function keyOf(item: InboundItem | CallItem): string {
  if (item.id !== null) return `${item.kind} ${item.id}`;
  const type = item.kind === 'inbound' ? item.type : null;
  return JSON.stringify([item.kind, null, item.at, [...item.aliases].sort(compareText), type]);
}
