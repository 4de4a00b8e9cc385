/**
 * What may differ between lines of one shape. `FREE` and `NUMBER` are never read by anyone; the others are read again in
 * each line.
 */
export const SLOT = {
  FREE: 0,
  NUMBER: 1,
  TIME: 2,
  CONTACT: 3,
  /** A phone number that names nobody else than the line does anyway: where user ids stand with it, it is to be the contact's. */
  PHONE: 4,
  ID: 5,
  CONVERSATION: 6,
  EXPIRES: 7,
  /** A text that matters by being there. */
  PRESENT: 8,
  CALLBACK: 9,
  /** A user id of the contact, and one of the portfolio above. */
  USER: 10,
  PARENT: 11,
} as const;
export type Slot = (typeof SLOT)[keyof typeof SLOT];

/** A stretch of a line that lines of its shape share, and what follows it; null at the end of the line. */
export interface Stretch {
  readonly text: Buffer;
  readonly slot: Slot | null;
}

const VALUE = 'entry.#.changes.#.value.';
const READ = new Map<string, Slot>([
  ['messages.#.timestamp', SLOT.TIME],
  ['messages.#.from', SLOT.CONTACT],
  ['messages.#.id', SLOT.ID],
  ['messages.#.referral.ctwa_clid', SLOT.PRESENT],
  ['messages.#.from_user_id', SLOT.USER],
  ['messages.#.from_parent_user_id', SLOT.PARENT],
  ['contacts.#.wa_id', SLOT.PHONE],
  ['contacts.#.user_id', SLOT.USER],
  ['contacts.#.parent_user_id', SLOT.PARENT],
  ['statuses.#.timestamp', SLOT.TIME],
  ['statuses.#.recipient_id', SLOT.CONTACT],
  ['statuses.#.recipient_user_id', SLOT.USER],
  ['statuses.#.parent_recipient_user_id', SLOT.PARENT],
  ['statuses.#.recipient_parent_user_id', SLOT.PARENT],
  ['statuses.#.id', SLOT.ID],
  ['statuses.#.conversation.id', SLOT.CONVERSATION],
  ['statuses.#.conversation.expiration_timestamp', SLOT.EXPIRES],
  ['statuses.#.biz_opaque_callback_data', SLOT.CALLBACK],
]);
/** Whatever stands here is the same to every reader. What is not listed makes a shape of its own. */
const FREE = [
  /^contacts\.#\.profile\./,
  /^messages\.#\.(?!referral\.(?:source_type|ctwa_clid)$)(?!interactive\.call_permission_reply\.)(?!system\.)\w+\./,
  /^statuses\.#\.errors\.#\.(?:title|message|href|error_data\.\w+)$/,
  /^statuses\.#\.recipient_logical_id$/,
];

function slotAt(path: string): Slot | null {
  if (!path.startsWith(VALUE)) return null;
  const inside = path.slice(VALUE.length);
  return READ.get(inside) ?? (FREE.some((free) => free.test(inside)) ? SLOT.FREE : null);
}

/** Cuts a line that is one JSON value into what its shape has in common and its slots. */
export function stretchesOf(line: Buffer): readonly Stretch[] {
  const cutter = new Cutter(line);
  cutter.value('');
  return cutter.stretches();
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPENERS = [123, 91];
const CLOSERS = [125, 93];
const COMMA = 44;
const COLON = 58;
const SPACE = 32;

class Cutter {
  readonly #line: Buffer;
  readonly #stretches: Stretch[] = [];
  #at = 0;
  #from = 0;

  constructor(line: Buffer) {
    this.#line = line;
  }

  stretches(): readonly Stretch[] {
    return [...this.#stretches, { text: this.#line.subarray(this.#from), slot: null }];
  }

  /** The value here, which lies under this path. */
  value(path: string): void {
    this.#skipSpace();
    const byte = this.#line[this.#at] ?? 0;
    if (OPENERS.includes(byte)) this.#container(path, byte === OPENERS[0]);
    else if (byte === QUOTE) this.#text(slotAt(path));
    else this.#word(slotAt(path));
  }

  #container(path: string, named: boolean): void {
    const under = path === '' ? '' : `${path}.`;
    this.#at += 1;
    for (;;) {
      this.#skipSpace();
      const byte = this.#line[this.#at] ?? 0;
      if (CLOSERS.includes(byte) || byte === 0) break;
      if (byte === COMMA) this.#at += 1;
      else if (named) this.value(`${under}${this.#key()}`);
      else this.value(`${under}#`);
    }
    this.#at += 1;
  }

  #key(): string {
    const start = this.#at;
    this.#text(null);
    const key = JSON.parse(this.#line.toString('utf8', start, this.#at)) as string;
    this.#skipSpace();
    if (this.#line[this.#at] === COLON) this.#at += 1;
    return key;
  }

  #text(slot: Slot | null): void {
    const start = this.#at + 1;
    let at = start;
    while (at < this.#line.length && this.#line[at] !== QUOTE) at += this.#line[at] === BACKSLASH ? 2 : 1;
    if (slot !== null) this.#cut(start, at, slot);
    this.#at = at + 1;
  }

  #word(slot: Slot | null): void {
    const start = this.#at;
    while (/[-+.\w]/.test(String.fromCharCode(this.#line[this.#at] ?? 0))) this.#at += 1;
    const isNumber = /^-?\d/.test(this.#line.toString('latin1', start, this.#at));
    if (slot === SLOT.FREE && isNumber) this.#cut(start, this.#at, SLOT.NUMBER);
  }

  #cut(start: number, end: number, slot: Slot): void {
    this.#stretches.push({ text: this.#line.subarray(this.#from, start), slot });
    this.#from = end;
  }

  #skipSpace(): void {
    while (this.#at < this.#line.length && (this.#line[this.#at] as number) <= SPACE) this.#at += 1;
  }
}
