import { rewriteJson, type Rewriting } from './jsonText.js';
import { otherNumber, otherText, type Path } from './leaf.js';
import type { Pseudonyms } from './pseudonyms.js';
import { isKnownName } from './words.js';

/** How the JSON of a webhook is rewritten; JSON that was logged as a text is rewritten inside. */
export function webhookRewriting(pseudonyms: Pseudonyms): Rewriting {
  const rewriting: Rewriting = {
    key: (name) => (isKnownName(name) ? name : pseudonyms.word(name)),
    text: (value, path) => otherJson(value, path, rewriting) ?? otherText(pseudonyms, value, path),
    number: (digits, path) => otherNumber(pseudonyms, digits, path),
  };
  return rewriting;
}

/** Null for a text that is no object and no array of JSON. */
function otherJson(text: string, path: Path, rewriting: Rewriting): string | null {
  if (!/^\s*[[{]/.test(text)) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  return rewriteJson(text, {
    key: (name, inner) => rewriting.key(name, [...path, ...inner]),
    text: (value, inner) => rewriting.text(value, [...path, ...inner]),
    number: (digits, inner) => rewriting.number(digits, [...path, ...inner]),
  });
}
