/** JSON that was logged as a text: what stands before it, as it is written, and what it says. */
interface JsonInText {
  readonly prefix: string;
  readonly json: string;
  readonly value: unknown;
}

/** An object with a key, perhaps in an array: the level of a log line, as in `[info]`, is none. */
const OPENER = /(?:\[\s*)?\{\s*"/;

/** The JSON with which a text ends: all of it, or what follows a prefix as on a log line. Null where there is none. */
export function jsonInText(text: string): JsonInText | null {
  if (/^\s*[[{]/.test(text)) {
    const whole = parsed(text, 0);
    if (whole !== null) return whole;
  }
  const start = text.search(OPENER);
  return start <= 0 ? null : parsed(text, start);
}

function parsed(text: string, start: number): JsonInText | null {
  const json = text.slice(start);
  try {
    return { prefix: text.slice(0, start), json, value: JSON.parse(json) as unknown };
  } catch {
    return null;
  }
}
