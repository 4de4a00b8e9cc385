/** One thing that a webhook tells, in numbers. A reader fills the same row again and again. */
export interface HeardRow {
  /** Index of the profile: what it says in words. */
  profile: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** The digits of the customer's phone number. */
  contact: number;
  /** Of a status the id of its message: the bytes `[idStart, idEnd)` of what is read; none where both are 0. */
  idStart: number;
  idEnd: number;
  /** The id of a status of which the bytes are another spelling. */
  word: string | null;
  /** 64 bits of the id. */
  idHigh: number;
  idLow: number;
  /** 64 bits of the conversation's id; 0 in both where none is named. */
  conversationHigh: number;
  conversationLow: number;
  /** When the conversation ends, milliseconds since the epoch; NaN where the status does not say. */
  expiresAt: number;
  /** Where its line begins in what is read. */
  start: number;
  /** Counted from 1. */
  line: number;
}

export function emptyRow(): HeardRow {
  return {
    profile: 0,
    at: 0,
    contact: 0,
    idStart: 0,
    idEnd: 0,
    word: null,
    idHigh: 0,
    idLow: 0,
    conversationHigh: 0,
    conversationLow: 0,
    expiresAt: NaN,
    start: 0,
    line: 0,
  };
}
