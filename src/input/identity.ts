/** A contact or number as people write it, in one spelling; `mangled` when a spreadsheet has lost its digits. */
type Identity = { readonly kind: 'known'; readonly id: string } | { readonly kind: 'mangled' };

/** 3.16123E+10, also with a decimal comma. */
const SCIENTIFIC = /^\+?\d(?:[.,]\d+)?e\+?\d+$/i;
/** 31612345678.0: what a data frame makes of a column of whole numbers with a gap in it. */
export const FLOAT = /^(\+?\d{7,15})\.0$/;
const PREFIX = /^(?:whatsapp|tel):/i;
const CHAT_SUFFIX = /@(?:c\.us|s\.whatsapp\.net)$/i;
/** Direction marks and zero-width characters, which come along when a number is copied from a chat. */
const INVISIBLE = /\p{Cf}/gu;
/** The national trunk zero, as in +31 (0)6. */
const TRUNK_ZERO = /\(0\)/g;
const SEPARATORS = /[\s./()\p{Pd}]/gu;
/** E.164 has at most 15 digits and starts with a country code, never 0; fewer than 7 is no phone number. */
const PHONE = /^(?:\+|00)?([1-9]\d{6,14})$/;

const DIGITS = /^[1-9]\d{6,14}$/;
const USER_ID = /^[A-Z]{2}\.[0-9A-Za-z]+$/;

const NUMBER = /^\+[1-9]\d{6,14}$/;

/** The digits of a phone number in that spelling, as a number; null for any other name. */
export function phoneDigits(id: string): number | null {
  return NUMBER.test(id) ? Number(id.slice(1)) : null;
}

/** Phone numbers become `+` and digits; anything else, a BSUID or a name, stays as written. */
export function readIdentity(text: string): Identity {
  // So Meta writes them, in every webhook.
  if (DIGITS.test(text)) return { kind: 'known', id: `+${text}` };
  if (USER_ID.test(text)) return { kind: 'known', id: text };
  const bare = text.replace(INVISIBLE, '').trim().replace(PREFIX, '').replace(CHAT_SUFFIX, '').replace(FLOAT, '$1');
  if (SCIENTIFIC.test(bare)) return { kind: 'mangled' };
  const digits = bare.replace(TRUNK_ZERO, '').replace(SEPARATORS, '');
  const phone = PHONE.exec(digits)?.[1];
  return { kind: 'known', id: phone === undefined ? bare : `+${phone}` };
}
