import { finding, FINDING_KINDS, type Finding } from '../model/finding.js';
import { FIELDS, SYNONYMS, type Field, type FieldMap, type Wanted } from './fields.js';
import type { Place } from './textFile.js';
import { DIRECTIONS } from './vocabulary.js';
import { distance, fold, nearest, quote, withSuggestion } from './words.js';

/** Which of some names (of columns, or of the keys of a JSON record) holds which field. */
export interface Columns {
  readonly indexOf: ReadonlyMap<Field, number>;
  /** Sender and recipient, of which the direction says who is the contact; null where a name says that. */
  readonly parties: Parties | null;
  /** Fields that several names claim. */
  readonly doubled: readonly { readonly field: Field; readonly indexes: readonly number[] }[];
}

interface Parties {
  readonly from: number;
  readonly to: number;
}

/** The fields that records may hold. */
export function heldFields({ indexOf, parties }: Pick<Columns, 'indexOf' | 'parties'>): readonly Field[] {
  return [...indexOf.keys(), ...(parties === null ? [] : (['contact'] as const))];
}

/** The fields of one record, which says its direction in this word: the other one of the two is the business. */
export function fieldsOf(
  { indexOf, parties }: Pick<Columns, 'indexOf' | 'parties'>,
  direction: string,
): Columns['indexOf'] {
  const side = parties === null ? null : DIRECTIONS.read(direction);
  if (parties === null || side === null) return indexOf;
  const { from, to } = parties;
  const [contact, number] = side === 'inbound' ? [from, to] : [to, from];
  return new Map([['number', number], ...indexOf, ['contact', contact]]);
}

export function resolveColumns(names: readonly string[], map: FieldMap): Columns {
  const folded = names.map(fold);
  const mapped = new Set(FIELDS.flatMap((field) => claimedByMap(names, folded, map[field])));
  const indexOf = new Map<Field, number>();
  let parties: Parties | null = null;
  const doubled: { field: Field; indexes: readonly number[] }[] = [];
  for (const field of FIELDS) {
    const indexes =
      map[field] === undefined ? claimedByName(folded, mapped, field) : claimedByMap(names, folded, map[field]);
    const [first, second] = indexes;
    if (first === undefined) continue;
    if (second === undefined) indexOf.set(field, first);
    else if (field === 'contact' && (parties = partiesOf(folded, indexes)) !== null) continue;
    else doubled.push({ field, indexes });
  }
  return { indexOf, parties, doubled };
}

/** Columns called `from` and `to`, and no other. */
function partiesOf(folded: readonly string[], indexes: readonly number[]): Parties | null {
  const [from, to] = ['from', 'to'].map((name) => indexes.find((index) => folded[index] === name));
  return indexes.length === 2 && from !== undefined && to !== undefined ? { from, to } : null;
}

/** Columns of exactly the mapped name, or else of one that differs in case, spaces, underscores or hyphens alone. */
function claimedByMap(names: readonly string[], folded: readonly string[], column: string | undefined): number[] {
  if (column === undefined) return [];
  const exact = indexesOf(names, (name) => name === column);
  return exact.length > 0 ? exact : indexesOf(folded, (name) => name === fold(column));
}

function claimedByName(folded: readonly string[], mapped: ReadonlySet<number>, field: Field): number[] {
  const free = (index: number) => !mapped.has(index);
  const own = indexesOf(folded, (name) => name === fold(field)).filter(free);
  if (own.length > 0) return own;
  const synonyms = new Set(SYNONYMS[field].map(fold));
  return indexesOf(folded, (name) => synonyms.has(name)).filter(free);
}

function indexesOf(names: readonly string[], matches: (name: string) => boolean): number[] {
  return names.flatMap((name, index) => (matches(name) ? [index] : []));
}

export function doubledColumn(
  field: Field,
  names: readonly string[],
  { option }: Pick<Wanted, 'option'>,
  place: Place,
): Finding {
  const [first = '', second = ''] = names;
  const same = first === second;
  return finding('DOUBLED_COLUMN', {
    message: same
      ? `the column ${quote(first)} is there twice`
      : `${names.map(quote).join(' and ')} both stand for the field "${field}"`,
    remedy: same ? 'Rename one of them, or remove it.' : `Choose one, for example ${option} ${field}=${first}.`,
    ...place,
  });
}

/** All names of one input, the fields read from them, and where a name stands (without a name: the header). */
export interface Naming {
  readonly names: readonly string[];
  readonly read: ReadonlySet<Field>;
  readonly place: (name?: string) => Place;
}

/** Columns that have to be there: the required fields, and those that are mapped. */
export function missingColumns({ names, read, place }: Naming, { map, required, option }: Wanted): readonly Finding[] {
  return FIELDS.filter((field) => !read.has(field) && (required.includes(field) || map[field] !== undefined)).map(
    (field) => {
      const column = map[field];
      const suggestion = nearest(column ?? field, names);
      return finding('MISSING_COLUMN', {
        message:
          column === undefined
            ? `there is no column for the field "${field}"`
            : `there is no column ${quote(column)}, which ${option} names for the field "${field}"`,
        remedy: withSuggestion(
          suggestion,
          column === undefined ? MAPPING_REMEDIES[option] : `The columns are ${names.map(quote).join(', ')}.`,
        ),
        ...place(),
      });
    },
  );
}

const MAPPING_REMEDIES: Readonly<Record<Wanted['option'], string>> = {
  '--map': FINDING_KINDS.MISSING_COLUMN.remedy,
  '--map-sends': 'Add the column, or name yours with --map-sends, for example --map-sends id=sid.',
};

/** Names near to those of fields that mean something else: an account at Twilio is none at Meta. */
const OTHERS = ['account_sid'];

/** Columns whose name is an edit or two away from a field that no column holds. */
export function misspeltColumns({ names, read, place }: Naming, { map, option }: Wanted): readonly Finding[] {
  const known = new Set([...FIELDS.flatMap((field) => [field, ...SYNONYMS[field]]), ...OTHERS].map(fold));
  const mapped = new Set(Object.values(map));
  return [...new Set(names)]
    .filter((name) => !known.has(fold(name)) && !mapped.has(name))
    .flatMap((name) => {
      const field = misspeltField(name, read);
      if (field === null) return [];
      return finding('UNUSED_COLUMN', {
        message: `the column ${quote(name)} is not read`,
        remedy: `Did you mean ${field}? Rename it, or use ${option} ${field}=${name}.`,
        ...place(name),
      });
    });
}

/** The field, of those not read, that a column was perhaps meant for. */
export function misspeltField(name: string, read: ReadonlySet<Field>): Field | null {
  const unread = FIELDS.filter((field) => !read.has(field));
  const meant = unread.find((field) => [field, ...SYNONYMS[field]].some((word) => misspells(name, word)));
  return meant ?? null;
}

/** Short names are close to everything: they are let off, and middling ones get a single edit. */
function misspells(name: string, word: string): boolean {
  const length = Math.min(fold(name).length, fold(word).length);
  if (length < 4) return false;
  return distance(fold(name), fold(word)) <= (length < 8 ? 1 : 2);
}
