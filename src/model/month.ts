const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** From 1 on, of the first three letters of an English name in any case; 0 where they are of none. */
export function monthOfLetters(letters: string): number {
  return MONTHS.indexOf(letters.toLowerCase()) + 1;
}
