/** How many values of each kind were replaced, each time they stood there. */
export interface Counts {
  /** Phone numbers, user ids and ids of business numbers. */
  numbers: number;
  /** Names of contacts and accounts. */
  names: number;
  texts: number;
  ids: number;
  /** Stretches of text before, after and between the JSON of a log. */
  around: number;
  /** Lines and rows that could not be read. */
  unread: number;
}

export function noCounts(): Counts {
  return { numbers: 0, names: 0, texts: 0, ids: 0, around: 0, unread: 0 };
}
