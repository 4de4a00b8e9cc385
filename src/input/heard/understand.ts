import { phoneDigits } from '../identity.js';
import { Hash } from '../plain/hash.js';
import { NotPlain } from '../plain/notPlain.js';
import { TextFile } from '../textFile.js';
import type { Item } from '../webhook/items.js';
import { readDelivery } from '../webhook/read.js';
import { Reading } from '../webhook/reading.js';
import { countryOfUserId, isParentUserId, isUserId } from '../../model/userId.js';
import { DisplayedNumbers } from './displayedNumbers.js';
import { HeardFound } from './found.js';
import { Persons } from './persons.js';
import { heardProfileOf, type HeardProfiles } from './profile.js';
import { emptyRow, type HeardRow } from './row.js';
import { Shapes } from './shapes.js';

const SPACE = 32;

/** Reads lines of a log of webhooks in the ordinary way, as far as each can be understood without the others. */
export class Understanding {
  /** What was found, and not taken yet. */
  found = new HeardFound();
  /** Of the lines met so far that say one thing each. */
  readonly shapes: Shapes;
  readonly persons = new Persons();
  readonly #profiles: HeardProfiles;
  readonly numbers = new DisplayedNumbers();
  readonly #hash = new Hash();

  constructor(profiles: HeardProfiles) {
    this.#profiles = profiles;
    this.shapes = new Shapes(this.persons);
  }

  /**
   * The rows of a line and the number of parts it has. Throws `NotPlain` where only the whole log can tell what it means.
   */
  line(name: string, bytes: Buffer, line: number): { rows: readonly HeardRow[]; parts: number } {
    const reading = read(name, bytes, line);
    const { items, parts, faulty, people, notices, receipts, echoes } = reading;
    if (receipts.areTold) throw new NotPlain(`line ${line} tells when it was received`);
    if (echoes.size > 0) throw new NotPlain(`line ${line} echoes a message, of which statuses may be told`);
    if (people.changes.length > 0)
      throw new NotPlain(`line ${line} tells that a customer has another number or user id`);
    if (notices.some(({ kind }) => kind === 'template_category')) {
      throw new NotPlain(`line ${line} announces the category of a template`);
    }
    this.found.setAside(faulty);
    const isPlain = faulty.length === 0 && notices.length === 0 && reading.counts.isEmpty;
    this.found.counts.addAll(reading.counts);
    for (const { aliases } of people.links) this.#personOf(aliases, line);
    const rows = items.map((item) => this.#rowOf(item, line, reading.countries));
    const [only] = rows;
    if (isPlain && only !== undefined && parts === 1 && (only.contact > 0 || reading.countries.size === 0))
      this.shapes.learn(bytes, only);
    return { rows, parts };
  }

  /** What was found since this was asked last. */
  takeFound(): HeardFound {
    const { found } = this;
    this.found = new HeardFound();
    return found;
  }

  #rowOf(item: Item, line: number, countries: ReadonlyMap<string, string>): HeardRow {
    const row = emptyRow();
    row.contact = this.#personOf(item.aliases, line);
    if (row.contact < 0 && !item.aliases.every((alias) => isOf(alias, countries))) {
      throw new NotPlain(`line ${line} names another country than the user id`);
    }
    row.profile = this.#profiles.indexOf(heardProfileOf(item, this.numbers.of(item.number, line)));
    row.at = item.at;
    row.line = line;
    this.#hash.text(item.id ?? '');
    row.idHigh = this.#hash.high;
    row.idLow = this.#hash.low;
    if (item.kind !== 'status') return row;
    row.word = item.id;
    const { id = null, expiresAt = null } = item.verdict.conversation ?? {};
    row.expiresAt = expiresAt ?? NaN;
    if (id === null) return row;
    this.#hash.text(id);
    row.conversationHigh = this.#hash.high;
    row.conversationLow = this.#hash.low;
    return row;
  }

  /** The person of whom a line gives these names. Throws where nothing that stands above it can tell, or tells another. */
  #personOf(aliases: readonly string[], line: number): number {
    const phones = new Set(aliases.flatMap((alias) => phoneDigits(alias) ?? []));
    const ids = aliases.filter((alias) => isUserId(alias));
    const isKnown = aliases.every((alias) => phoneDigits(alias) !== null || isUserId(alias));
    const [phone] = phones;
    const person = phone ?? this.#personWithout(ids);
    if (!isKnown || phones.size > 1 || person === 0) {
      throw new NotPlain(`line ${line} names no phone number or user id alone`);
    }
    for (const id of ids) {
      // Of several ids without a number one that is told later may be the person's name.
      const isName = person > 0 || isParentUserId(id) || this.persons.named(id) === person;
      this.#hash.text(id);
      if (isName && this.persons.note(this.#hash.high, this.#hash.low, person)) continue;
      throw new NotPlain(`line ${line} gives a user id to another customer than a line above it`);
    }
    return person;
  }

  /** Without a phone number: whoever has one of the ids, or somebody new; 0 where an id is wanting. */
  #personWithout(ids: readonly string[]): number {
    const known = ids.map((id) => this.persons.personOf(id)).find((person) => person !== 0);
    if (known !== undefined) return known;
    const own = ids.find((id) => !isParentUserId(id));
    return own === undefined ? 0 : this.persons.named(own);
  }
}

/** Whether the country of a user id is the one in which it was made. */
function isOf(id: string, countries: ReadonlyMap<string, string>): boolean {
  const made = countryOfUserId(id);
  return made !== null && (countries.get(id) ?? made) === made;
}

function read(name: string, bytes: Buffer, line: number): Reading {
  const file = new TextFile(name, bytes, true, line - 1);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new NotPlain(`line ${line} is not one JSON value`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new NotPlain(`line ${line} is no JSON object`);
  }
  const reading = new Reading();
  const start = bytes.findIndex((byte) => byte > SPACE);
  readDelivery(reading, { file, start, end: bytes.length, value, prefix: '' }, undefined);
  return reading;
}
