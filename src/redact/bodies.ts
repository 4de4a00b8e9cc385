import { jsonInText } from '../input/webhook/jsonInText.js';
import { changesIn } from '../input/webhook/unpack.js';
import { rewriteJson, type Rewriting } from './jsonText.js';
import { otherNumber, otherText, type Path, type Place } from './leaf.js';
import { otherPrefix } from './prefix.js';
import type { Pseudonyms } from './pseudonyms.js';
import { isKnownName } from './words.js';

/**
 * How the JSON of a webhook is rewritten, of which `root` is the value; JSON that was logged as a text is rewritten inside,
 * and then stands at `above`.
 */
export function webhookRewriting(pseudonyms: Pseudonyms, root: unknown, above: Path = []): Rewriting {
  return {
    key: (name) => (isKnownName(name) ? name : pseudonyms.word(name)),
    text: (value, path) =>
      otherJson(pseudonyms, value, [...above, ...path]) ?? otherText(pseudonyms, value, placeOf(path)),
    number: (digits, path) => otherNumber(pseudonyms, digits, placeOf(path)),
  };

  function placeOf(path: Path): Place {
    return { path: [...above, ...path], holder: () => objectAt(root, path.slice(0, -1)) };
  }
}

/** Null for a text that is no object and no array of JSON. One after a prefix is a line of a log if it holds webhooks. */
function otherJson(pseudonyms: Pseudonyms, text: string, path: Path): string | null {
  const found = jsonInText(text);
  if (found === null) return null;
  const { prefix, json, value } = found;
  if (prefix !== '' && changesIn(value).length === 0) return null;
  const after = otherPrefix(prefix);
  if (after !== prefix) pseudonyms.counts.around += 1;
  return after + rewriteJson(json, webhookRewriting(pseudonyms, value, path));
}

function objectAt(root: unknown, path: Path): object | null {
  let value = root;
  for (const step of path) value = isContainer(value) ? (value as Record<string, unknown>)[step] : undefined;
  return isContainer(value) ? value : null;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
