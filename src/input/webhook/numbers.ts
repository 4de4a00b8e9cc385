import { aliasOf } from './names.js';
import { textIn, type JsonObject } from './objects.js';

/** How one envelope names the number of the business. */
export interface NumberName {
  readonly id: string | null;
  /** `+` and digits. */
  readonly phone: string | null;
}

const PHONE = /^\+\d+$/;

export function numberIn(metadata: JsonObject | null): NumberName | null {
  if (metadata === null) return null;
  const shown = textIn(metadata, 'display_phone_number');
  const alias = shown === null ? null : aliasOf(shown);
  const phone = alias !== null && PHONE.test(alias) ? alias : null;
  const id = textIn(metadata, 'phone_number_id') ?? (phone === null ? alias : null);
  return id === null && phone === null ? null : { id, phone };
}

/** The numbers of the business, by `phone_number_id` and by what is displayed, and the accounts they belong to. */
export class Numbers {
  readonly #phones = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #accounts = new Map<string, Set<string>>();

  learn(number: NumberName | null): void {
    if (number === null || number.id === null) return;
    this.#ids.add(number.id);
    if (number.phone === null) return;
    const known = this.#phones.get(number.id);
    if (known === undefined || number.phone < known) this.#phones.set(number.id, number.phone);
  }

  /** Call it when all numbers are learnt. */
  learnAccount(number: NumberName | null, account: string | null): void {
    const name = this.nameOf(number);
    if (name === null || account === null) return;
    this.#accounts.set(name, (this.#accounts.get(name) ?? new Set()).add(account));
  }

  /** The displayed number where any envelope shows it, else its id. */
  nameOf(number: NumberName | null): string | null {
    if (number === null) return null;
    return (number.id === null ? null : this.#phones.get(number.id)) ?? number.phone ?? number.id;
  }

  /** A number as a record names it, under the name that webhooks give it; ids look like numbers to records. */
  nameOfWritten(written: string): string {
    const id = written.replace(/^\+/, '');
    return this.#ids.has(id) ? (this.#phones.get(id) ?? id) : written;
  }

  /** The account of a number that belongs to one alone. */
  accountOf(name: string | null): string | null {
    const accounts = name === null ? undefined : this.#accounts.get(name);
    return accounts?.size === 1 ? ([...accounts][0] ?? null) : null;
  }
}
