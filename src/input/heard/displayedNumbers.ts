import { NotPlain } from '../plain/notPlain.js';
import type { NumberName } from '../webhook/numbers.js';

/** What webhooks display for each `phone_number_id` of the business. */
export class DisplayedNumbers {
  readonly byId = new Map<string, string>();

  /** Throws `NotPlain` where a line displays none, or another one than a line above it for the same id. */
  of(number: NumberName | null, line: number): string {
    if (number === null || number.phone === null) throw new NotPlain(`line ${line} does not show the business number`);
    if (number.id === null) return number.phone;
    const known = this.byId.get(number.id) ?? number.phone;
    if (known !== number.phone) throw new NotPlain(`line ${line} shows another number for the same id`);
    this.byId.set(number.id, number.phone);
    return number.phone;
  }
}
