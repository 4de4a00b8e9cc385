import { readIdentity } from '../input/identity.js';
import { isUserId, startOfUserId } from '../model/userId.js';
import { USER_ID_CHANGE } from '../input/webhook/system.js';
import { permuteDigits } from './digits.js';
import { noCounts, type Counts } from './counts.js';
import { otherFigure, otherFigures } from './figures.js';
import { letters, type Keyed } from './keyed.js';
import { otherMessageId } from './messageId.js';
import { otherDigits, PHONE, respelt } from './phone.js';
import { otherName } from './words.js';

/** What Meta's dashboard writes into a test webhook, which is known by it. */
const TEST_NUMBER_ID = '123456123';

const GROUP = /@g\.us$/;
const MANGLED_DIGITS = /(?<=^\+?\d[.,])\d+/;

/** Enough for the contacts of a busy hour; a longer memory would grow with the log. */
const REMEMBERED = 20_000;

/** The pseudonyms under one key. They are computed, not handed out: files redacted apart still join. */
export class Pseudonyms {
  readonly counts: Counts = noCounts();
  readonly #keyed: Keyed;
  readonly #keepTemplates: boolean;
  readonly #known = new Map<string, Named>();
  readonly #ids = new Map<string, string>();

  constructor(keyed: Keyed, keepTemplates: boolean) {
    this.#keyed = keyed;
    this.#keepTemplates = keepTemplates;
  }

  /** A customer or a business number in any spelling: a phone number, a user id, a group, or a name. */
  identity(text: string): string {
    const known = this.#known.get(text);
    const named = known ?? this.#identity(text);
    if (known === undefined) remember(this.#known, text, named);
    this.counts[named.kind] += 1;
    return named.text;
  }

  /** Whether a text names somebody by a number, and by nothing else. */
  isNumber(text: string): boolean {
    const identity = readIdentity(text);
    return identity.kind === 'known' && (/^\+?\d+$/.test(identity.id) || isUserId(identity.id));
  }

  messageId(id: string): string {
    this.counts.ids += 1;
    const known = this.#ids.get(id);
    if (known !== undefined) return known;
    const other = otherMessageId(this.#keyed, id);
    remember(this.#ids, id, other);
    return other;
  }

  /** The digits of an account, an order or a passport: they may begin as a phone number does, and are none. */
  numericId(digits: string): string {
    if (!PHONE.test(digits)) return this.identity(digits);
    this.counts.ids += 1;
    return otherFigure(this.#keyed, digits);
  }

  /** The name of a template, or what a business attached to a message, which may be one. */
  template(name: string): string {
    if (this.#keepTemplates && /^[a-z][a-z0-9_]*$/.test(name) && !/\d{5}/.test(name)) return name;
    return this.text(name, 'template');
  }

  text(text: string, kind = 'text'): string {
    this.counts.texts += 1;
    // A change of user id is told in a sentence and nowhere else.
    const [change, before = '', after = ''] = USER_ID_CHANGE.exec(text) ?? [];
    const said = change === undefined ? '' : ` changed from ${this.identity(before)} to ${this.identity(after)}`;
    return this.#named(kind, text) + said;
  }

  name(text: string): string {
    this.counts.names += 1;
    return this.#named('name', text);
  }

  /** A word of a list, or the name of a field, that this version does not know. */
  word(text: string): string {
    this.counts.texts += 1;
    return otherName(this.#keyed, text);
  }

  /** A figure of which nobody knows what it counts: other digits, as many of them. */
  figure(text: string): string {
    this.counts.texts += 1;
    return otherFigure(this.#keyed, text);
  }

  /** A date, a coordinate or other figures with separators; null for what is not written so. */
  figures(text: string): string | null {
    const other = otherFigures(this.#keyed, text);
    if (other !== null) this.counts.texts += 1;
    return other;
  }

  #identity(text: string): Named {
    if (text === TEST_NUMBER_ID) return { kind: 'numbers', text };
    const identity = readIdentity(text);
    if (identity.kind === 'mangled') return { kind: 'numbers', text: text.replace(MANGLED_DIGITS, zeros) };
    const { id } = identity;
    const digits = /^\+?(\d+)$/.exec(id)?.[1];
    if (digits !== undefined) return { kind: 'numbers', text: respelt(text, digits, otherDigits(this.#keyed, digits)) };
    if (isUserId(id)) return { kind: 'numbers', text: this.#userId(id) };
    return { kind: 'names', text: GROUP.test(id) ? `${this.#named('group', id)}@g.us` : this.#named('name', id) };
  }

  /** `US.1349…`: the country and what kind of id it is stay. */
  #userId(id: string): string {
    const start = startOfUserId(id);
    const end = id.slice(start.length);
    if (/^\d+$/.test(end)) return start + permuteDigits(this.#keyed, `user ${start} ${end.length}`, end);
    return start + letters(this.#keyed(`user\n${id}`), 16);
  }

  #named(kind: string, text: string): string {
    return `${kind}-${letters(this.#keyed(`${kind}\n${text}`), 12)}`;
  }
}

function remember<T>(known: Map<string, T>, text: string, value: T): void {
  if (known.size >= REMEMBERED) known.clear();
  known.set(text, value);
}

interface Named {
  readonly kind: 'numbers' | 'names';
  readonly text: string;
}

function zeros(digits: string): string {
  return '0'.repeat(digits.length);
}
