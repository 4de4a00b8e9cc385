import { misspeltField, resolveColumns } from '../input/columns.js';
import type { Field, FieldMap } from '../input/fields.js';
import {
  CATEGORIES,
  DIRECTIONS,
  ENTRY_POINTS,
  INBOUND_WORDS,
  MARKS,
  OUTBOUND_WORDS,
  STATUSES,
} from '../input/vocabulary.js';
import { valueOf } from '../input/record.js';
import { otherAnything } from './anything.js';
import { otherTime } from './leaf.js';
import type { Pseudonyms } from './pseudonyms.js';
import { isKnownName } from './words.js';

type OtherValue = (pseudonyms: Pseudonyms, text: string) => string;

/** How the value of each field of a timeline is replaced. */
const FIELD_VALUES: Readonly<Record<Field, OtherValue>> = {
  time: (_, text) => otherTime(text),
  delivered_at: (_, text) => otherTime(text),
  contact: (pseudonyms, text) => pseudonyms.identity(text),
  number: (pseudonyms, text) => pseudonyms.identity(text),
  direction: word(DIRECTIONS),
  type: word(MARKS, INBOUND_WORDS, OUTBOUND_WORDS),
  category: word(CATEGORIES),
  entry_point: word(ENTRY_POINTS),
  status: word(STATUSES),
  id: (pseudonyms, text) => pseudonyms.messageId(text),
  account: (pseudonyms, text) => (/^\d+$/.test(text) ? pseudonyms.numericId(text) : pseudonyms.name(text)),
  template: (pseudonyms, text) => pseudonyms.template(text),
  country: (pseudonyms, text) => (/^[A-Za-z]{2}$/.test(text) ? text : pseudonyms.word(text)),
  tag: (pseudonyms, text) => pseudonyms.text(text, 'tag'),
  channel: (pseudonyms, text) => pseudonyms.text(text, 'channel'),
};

/** A word that a reader understands stays; one that it does not understand is not understood afterwards either. */
function word(...vocabularies: readonly { readonly read: (word: string) => string | null }[]): OtherValue {
  return (pseudonyms, text) => (vocabularies.some(({ read }) => read(text) !== null) ? text : pseudonyms.word(text));
}

/** What stands for a value of a record, in the column of this name; one that no reader reads holds anything. */
export function otherValue(pseudonyms: Pseudonyms, field: Field | null, value: string, column: string): string {
  const text = valueOf(value);
  if (text === null) return value;
  const other =
    field === null
      ? (otherAnything(pseudonyms, text, column) ?? pseudonyms.text(text))
      : FIELD_VALUES[field](pseudonyms, text);
  const mark = text.includes(NOT_UTF8) && !other.includes(NOT_UTF8) ? NOT_UTF8 : '';
  return other === text ? value : value.replace(text, () => other + mark);
}

/** Stands in the text for what was no UTF-8, and becomes such a byte again. */
export const NOT_UTF8 = '\uFFFD';

/** The names of the columns of a table, or of the keys of a record, and the fields that they hold. */
export class FieldNames {
  /** In the order of the names; null where no reader reads the column. */
  readonly fields: readonly (Field | null)[];
  readonly #names: readonly string[];
  readonly #read: ReadonlySet<Field>;

  constructor(names: readonly string[], map: FieldMap) {
    const { indexOf, parties, doubled } = resolveColumns(names, map);
    const fields = names.map((): Field | null => null);
    for (const [field, index] of indexOf) fields[index] = field;
    for (const index of parties === null ? [] : [parties.from, parties.to]) fields[index] = 'contact';
    for (const { field, indexes } of doubled) for (const index of indexes) fields[index] = field;
    this.fields = fields;
    this.#names = names;
    this.#read = new Set(indexOf.keys());
  }

  /** A name stays when it is a field, says what a field may be called, or looks like a slip in one. */
  otherName(pseudonyms: Pseudonyms, index: number): string {
    const name = this.#names[index] ?? '';
    const field = this.fields[index] ?? null;
    const stays = field !== null || isKnownName(name) || misspeltField(name, this.#read) !== null;
    return stays || name.trim() === '' ? name : pseudonyms.word(name);
  }
}
