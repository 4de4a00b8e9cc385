/** A name or word as people vary it: case, spaces, underscores and hyphens do not count. */
export function fold(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '');
}

const LONGEST_QUOTE = 60;

/** A value from the input inside a message: in quotes, and cut when it is long. */
export function quote(value: string): string {
  const characters = Array.from(value.slice(0, 2 * LONGEST_QUOTE + 2));
  return characters.length <= LONGEST_QUOTE ? `"${value}"` : `"${characters.slice(0, LONGEST_QUOTE).join('')}…"`;
}

/** Edits between two words: insert, delete, replace, or swap two neighbours (optimal string alignment). */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? Infinity) + 1,
        (row[j - 1] ?? Infinity) + 1,
        (last[j - 1] ?? Infinity) + (same ? 0 : 1),
        swapped ? (beforeLast[j - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

const LONGEST_MISSPELLING = 40;

/** The candidate that `word` most likely misspells; null when none is within a third of its letters. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const folded = fold(word);
  if (folded.length > LONGEST_MISSPELLING) return null;
  let best: string | null = null;
  let fewest = Math.max(1, Math.min(3, Math.floor(folded.length / 3))) + 1;
  for (const candidate of candidates) {
    const edits = distance(folded, fold(candidate));
    if (edits >= fewest) continue;
    fewest = edits;
    best = candidate;
  }
  return best;
}

/** A remedy led by the likely spelling, where there is one. */
export function withSuggestion(suggestion: string | null, remedy: string): string {
  return suggestion === null ? remedy : `Did you mean ${suggestion}? ${remedy}`;
}
