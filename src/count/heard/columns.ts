import type { HeardRow } from '../../input/heard/row.js';
import { grown } from '../keyed.js';

/** Rows that wait for their time, by slot. */
export class HeardColumns {
  profile = new Int32Array(1024);
  at = new Float64Array(1024);
  pair = new Int32Array(1024);
  idHigh = new Int32Array(1024);
  idLow = new Int32Array(1024);
  conversationHigh = new Int32Array(1024);
  conversationLow = new Int32Array(1024);
  expiresAt = new Float64Array(1024);
  file = new Int32Array(1024);
  line = new Int32Array(1024);
  readonly id: string[] = [];

  set(slot: number, row: HeardRow, pair: number, file: number): void {
    while (slot >= this.profile.length) this.#grow();
    this.profile[slot] = row.profile;
    this.at[slot] = row.at;
    this.pair[slot] = pair;
    this.idHigh[slot] = row.idHigh;
    this.idLow[slot] = row.idLow;
    this.conversationHigh[slot] = row.conversationHigh;
    this.conversationLow[slot] = row.conversationLow;
    this.expiresAt[slot] = row.expiresAt;
    this.file[slot] = file;
    this.line[slot] = row.line;
    this.id[slot] = row.id;
  }

  #grow(): void {
    const length = this.profile.length * 2;
    const wider = (from: Int32Array<ArrayBuffer>) => grown(from, new Int32Array(length));
    this.profile = wider(this.profile);
    this.at = grown(this.at, new Float64Array(length));
    this.pair = wider(this.pair);
    this.idHigh = wider(this.idHigh);
    this.idLow = wider(this.idLow);
    this.conversationHigh = wider(this.conversationHigh);
    this.conversationLow = wider(this.conversationLow);
    this.expiresAt = grown(this.expiresAt, new Float64Array(length));
    this.file = wider(this.file);
    this.line = wider(this.line);
  }
}
