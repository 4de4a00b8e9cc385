import type { OutboundType } from '../model/event.js';
import { finding, FINDING_KINDS, type Finding, type FindingCase, type FindingCode } from '../model/finding.js';
import type { Clock } from './clock.js';
import { SEND_FIELDS, type Field } from './fields.js';
import { readIdentity } from './identity.js';
import type { RawRecord } from './record.js';
import type { InboundRow, Row } from './row.js';
import {
  CALL_ANSWERS,
  CATEGORIES,
  DIRECTIONS,
  ENTRY_POINTS,
  INBOUND_WORDS,
  MARKS,
  OUTBOUND_WORDS,
  STATUSES,
  type CategoryWord,
  type Vocabulary,
} from './vocabulary.js';
import { quote, withSuggestion } from './words.js';

/** A record and what became of it; `row` is null when a fault set it aside. */
export interface Entry {
  readonly record: RawRecord;
  readonly row: Row | null;
  /** Also of a record set aside: it counts when contacts are counted. */
  readonly contact: string | null;
  readonly findings: readonly Finding[];
  /** The codes of those findings that set the record aside. */
  readonly faults: readonly FindingCode[];
}

/** Understands the words of one record. Records come in the order of the input, for times may count from the one before. */
export function interpret(record: RawRecord, position: number, clock: Clock): Entry {
  if (record.faults.length === 0) return new Reading(record, position, clock).interpret();
  clock.skip();
  return { record, row: null, contact: null, findings: record.faults, faults: record.faults.map(({ code }) => code) };
}

/** Understands a row of a send log. A row without a time has NaN for one: its message has a time of its own. */
export function interpretSend(record: RawRecord, position: number, clock: Clock): Entry {
  if (record.faults.length > 0) return interpret(record, position, clock);
  return new Reading(onlySent(record), position, clock).interpretSend();
}

function onlySent(record: RawRecord): RawRecord {
  const values = Object.fromEntries(
    SEND_FIELDS.flatMap((field) => {
      const value = record.values[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );
  return {
    values,
    handle: record.handle,
    source: record.source,
    faults: record.faults,
    place: (field) => record.place(field),
    raw: () => record.raw(),
  };
}

/** Reads the fields of one record and notes every fault on the way, so that one run shows them all. */
class Reading {
  readonly #record: RawRecord;
  readonly #position: number;
  readonly #clock: Clock;
  readonly #findings: Finding[] = [];
  readonly #faults: FindingCode[] = [];

  constructor(record: RawRecord, position: number, clock: Clock) {
    this.#record = record;
    this.#position = position;
    this.#clock = clock;
  }

  interpret(): Entry {
    const contact = this.#identity('contact');
    const row = this.#row(contact);
    return {
      record: this.#record,
      row: this.#faults.length > 0 ? null : row,
      contact,
      findings: this.#findings,
      faults: this.#faults,
    };
  }

  interpretSend(): Entry {
    const at = this.#text('time') === null ? null : this.#time();
    const base = { ...this.#base(at, this.#identity('contact')), origin: 'send_log' } as const;
    if (base.id === null) this.#fault('MISSING_ID', 'id', { message: 'the message id is empty' });
    const row = this.#message({ kind: 'outbound', ...base }, at);
    return {
      record: this.#record,
      row: this.#faults.length > 0 ? null : row,
      contact: null,
      findings: this.#findings,
      faults: this.#faults,
    };
  }

  #base(at: number | null, contact: string | null): Base {
    return {
      at: at ?? NaN,
      contact,
      number: this.#identity('number'),
      id: this.#text('id'),
      record: this.#record,
      position: this.#position,
    };
  }

  #row(contact: string | null): Row | null {
    const at = this.#time();
    const base = this.#base(at, contact);
    const direction = this.#word('direction', DIRECTIONS, 'UNKNOWN_DIRECTION', 'inbound or outbound');
    const typeWord = this.#text('type');
    const mark = typeWord === null ? null : MARKS.read(typeWord);
    if (mark !== null) return this.#mark({ kind: mark, ...base }, direction);
    if (direction === 'inbound') return this.#inbound(base);
    if (direction === 'outbound') return this.#message({ kind: 'outbound', ...base }, at);
    if (this.#text('direction') !== null) return null;
    if (this.#text('status') !== null && base.id !== null) return this.#message({ kind: 'receipt', ...base }, at);
    this.#fault('UNKNOWN_DIRECTION', 'direction', { message: 'the direction is empty' });
    return null;
  }

  #mark(row: Row & { kind: 'call' | 'opt_in' | 'opt_out' }, direction: string | null): Row {
    if (row.kind !== 'call' || direction !== 'outbound') return row;
    this.#note('BUSINESS_CALL', 'direction', { message: 'a call by the business opens no window' });
    return { ...row, kind: 'business_call' };
  }

  #inbound(base: Base): Row {
    const category = this.#text('category');
    if (category !== null) {
      const message = `a customer message has the category ${quote(category)}`;
      this.#fault('CATEGORY_ON_INBOUND', 'category', { message });
    }
    return {
      kind: 'inbound',
      type: this.#inboundType(),
      entryPoint: this.#word('entry_point', ENTRY_POINTS, 'UNKNOWN_ENTRY_POINT', 'ctwa or page_cta'),
      ...base,
      ...this.#callPermission(),
    };
  }

  #callPermission(): Pick<InboundRow, 'callPermission'> {
    const response = CALL_ANSWERS.read(this.#text('type') ?? '');
    return response === null ? {} : { callPermission: { response, until: null } };
  }

  #inboundType() {
    const word = this.#text('type');
    if (word !== null && OUTBOUND_WORDS.read(word) === 'template') {
      this.#fault('INBOUND_TEMPLATE', 'type', { message: `a customer message has the type ${quote(word)}` });
    } else {
      return this.#word('type', INBOUND_WORDS, 'UNKNOWN_TYPE', 'a type of customer message') ?? 'text';
    }
    return 'text';
  }

  #message(base: Base & { kind: 'outbound' | 'receipt' }, at: number | null): Row {
    const category = this.#word('category', CATEGORIES, 'UNKNOWN_CATEGORY', 'a category');
    const template = this.#text('template');
    const type = this.#outboundType(category, template);
    this.#refuseContradiction(type, category);
    if (this.#text('entry_point') !== null) {
      const message = 'an entry point is read from customer messages alone, and this row is none';
      this.#note('ENTRY_POINT_NOT_READ', 'entry_point', { message });
    }
    return {
      type,
      category: category === 'service' ? null : category,
      template,
      account: this.#text('account'),
      country: this.#country(),
      tag: this.#text('tag'),
      channel: this.#text('channel'),
      status: this.#word('status', STATUSES, 'UNKNOWN_STATUS', 'a status'),
      deliveredAt: this.#deliveredAt(at),
      ...base,
    };
  }

  /** Without a type of its own a row is what its category or template name make it. */
  #outboundType(category: CategoryWord | null, template: string | null): OutboundType | null {
    const type = this.#word('type', OUTBOUND_WORDS, 'UNKNOWN_TYPE', 'a type of business message');
    if (type !== null || this.#text('type') !== null) return type;
    if (category === 'service') return 'text';
    return category !== null || template !== null ? 'template' : null;
  }

  #refuseContradiction(type: OutboundType | null, category: CategoryWord | null): void {
    if (type === null || category === null) return;
    const word = quote(this.#text('category') ?? '');
    if (type === 'template' && category === 'service') {
      this.#fault('UNKNOWN_CATEGORY', 'category', { message: `${word} is no category of a template` });
    }
    if (type !== 'template' && category !== 'service') {
      const message = `a free-form message (${type}) has the template category ${word}`;
      this.#fault('CATEGORY_ON_FREE_FORM', 'category', { message });
    }
  }

  #country(): string | null {
    const country = this.#text('country');
    if (country === null) return null;
    if (/^[A-Za-z]{2}$/.test(country)) return country.toUpperCase();
    this.#note('UNKNOWN_COUNTRY', 'country', { message: `${quote(country)} is no two-letter country code` });
    return null;
  }

  #time(): number | null {
    const text = this.#text('time');
    const reading = this.#clock.time(text, () => this.#record.place('time'));
    if (reading.kind === 'fault') {
      this.#fault(reading.code, 'time', { message: reading.message });
      return null;
    }
    if (reading.repeated) this.#noteRepeated('time');
    return reading.at;
  }

  #deliveredAt(at: number | null): number | null {
    const text = this.#text('delivered_at');
    if (text === null) return null;
    const reading = this.#clock.deliveredAt(text, at, () => this.#record.place('delivered_at'));
    if (reading.kind === 'fault') {
      this.#fault(reading.code, 'delivered_at', { message: reading.message });
      return null;
    }
    if (reading.repeated) this.#noteRepeated('delivered_at');
    return reading.at;
  }

  #noteRepeated(field: Field): void {
    const message = `${quote(this.#text(field) ?? '')} happened twice when the clocks went back; the earlier is taken`;
    this.#note('TIME_IN_DST_OVERLAP', field, { message });
  }

  #identity(field: 'contact' | 'number'): string | null {
    const text = this.#text(field);
    if (text === null) return null;
    const identity = readIdentity(text);
    if (identity.kind === 'known') return identity.id;
    this.#fault('MANGLED_CONTACT', field, {
      message: `${quote(text)} was a phone number, and its last digits are lost`,
    });
    return null;
  }

  /** Null when the field is empty, and when its word is unknown, which is a fault. */
  #word<T extends string>(field: Field, vocabulary: Vocabulary<T>, code: FindingCode, what: string): T | null {
    const word = this.#text(field);
    if (word === null) return null;
    const meaning = vocabulary.read(word);
    if (meaning !== null) return meaning;
    this.#fault(code, field, {
      message: `${quote(word)} is not ${what}`,
      remedy: withSuggestion(vocabulary.suggest(word), FINDING_KINDS[code].remedy),
    });
    return null;
  }

  #text(field: Field): string | null {
    return this.#record.values[field] ?? null;
  }

  #fault(code: FindingCode, field: Field, what: FindingCase): void {
    this.#faults.push(code);
    this.#note(code, field, what);
  }

  #note(code: FindingCode, field: Field, what: FindingCase): void {
    this.#findings.push(finding(code, { ...what, ...this.#record.place(field) }));
  }
}

interface Base {
  readonly at: number;
  readonly contact: string | null;
  readonly number: string | null;
  readonly id: string | null;
  readonly record: RawRecord;
  readonly position: number;
  readonly origin?: 'send_log';
}
