import { permuteWithin } from './digits.js';
import { letters, type Keyed } from './keyed.js';

/** Meta's own ids, which hold the phone number of the customer in base64. */
const WAMID = /^wamid\.([A-Za-z0-9+/_-]+)={0,2}$/;
/** A phone number has 7 digits at least. */
const NUMBER = /\d{7,}/;
/** Nobody's number: the counter at the end of an id. */
const COUNTER = /^(.*?\D|)(\d{1,6})$/s;
/** A UUID or the like, random from the beginning on. */
const RANDOM = /^([A-Za-z]{0,2})([0-9a-fA-F]{6})(?=[0-9a-fA-F-]*[a-fA-F])[0-9a-fA-F-]{10,}$/;
const LAST_DIGITS = 3;

/**
 * Another id for an id: it names nobody, is found again wherever the id stood, and keeps as much of the id's order as says
 * nothing about a person. Messages that one contact got within the same second are replayed in the order of their ids.
 */
export function otherMessageId(keyed: Keyed, id: string): string {
  const code = WAMID.exec(id)?.[1];
  const wamid = code === undefined ? null : otherWamid(keyed, code);
  if (wamid !== null) return `wamid.${wamid}`;
  if (/^\d+$/.test(id)) return otherNumericId(keyed, id);
  const [, prefix, rest] = /^(wamid\.)?(.*)$/s.exec(id) ?? [];
  return `${prefix ?? 'id-'}${otherName(keyed, rest ?? '')}`;
}

/** Message ids of up to six digits are counters and stay; of longer ones the last three digits do. */
function otherNumericId(keyed: Keyed, id: string): string {
  if (id.length <= 6) return id;
  const end = id.length - LAST_DIGITS;
  const hasZero = id.startsWith('0');
  const start = permuteWithin(keyed, `id ${id.length}`, id.slice(0, end), (one) => one.startsWith('0') === hasZero);
  return start + id.slice(end);
}

function otherName(keyed: Keyed, name: string): string {
  const [, kind = '', start] = RANDOM.exec(name) ?? [];
  if (start !== undefined) return `${kind}${start}${letters(keyed(`id\n${name}`), 12)}`;
  const [, stem, counter] = COUNTER.exec(name) ?? [];
  if (stem !== undefined && counter !== undefined) return `${letters(keyed(`stem\n${stem}`), 12)}-${counter}`;
  return letters(keyed(`id\n${name}`), 16);
}

/** Between the phone number and the random part of an id stand a few bytes that are the same in all of them. */
const SAME = 7;
const ORDERING = 14;

/** Null for what holds no number. Of the random part that follows the number the first characters keep the order. */
function otherWamid(keyed: Keyed, code: string): string | null {
  const bytes = Buffer.from(code, 'base64').toString('latin1');
  const found = NUMBER.exec(bytes);
  if (found === null) return null;
  const numberEnd = Math.ceil(((found.index + found[0].length) * 4) / 3);
  const stem = letters(keyed(`stem\n${code.slice(0, numberEnd + SAME)}`), 8);
  const order = Array.from(code.slice(numberEnd + SAME, numberEnd + SAME + ORDERING), rankLetters).join('');
  return stem + order + letters(keyed(`id\n${code}`), 12);
}

/** Two letters that sort as the character does. */
function rankLetters(character: string): string {
  const rank = character.charCodeAt(0) - '+'.charCodeAt(0);
  return String.fromCharCode(97 + Math.floor(rank / 10), 97 + (rank % 10));
}
