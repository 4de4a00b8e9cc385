import { idAt, type HeardBlock } from '../../input/heard/block.js';
import { grown } from '../grown.js';

/** Where a block comes from: an index of the files, and how many of its lines stand above those of the block. */
export interface HeardPlace {
  readonly file: number;
  readonly linesBefore: number;
}

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

  set(slot: number, block: HeardBlock, row: number, pair: number, { file, linesBefore }: HeardPlace): void {
    while (slot >= this.profile.length) this.#grow();
    this.profile[slot] = block.profile[row] as number;
    this.at[slot] = block.at[row] as number;
    this.pair[slot] = pair;
    this.idHigh[slot] = block.idHigh[row] as number;
    this.idLow[slot] = block.idLow[row] as number;
    this.conversationHigh[slot] = block.conversationHigh[row] as number;
    this.conversationLow[slot] = block.conversationLow[row] as number;
    this.expiresAt[slot] = block.expiresAt[row] as number;
    this.file[slot] = file;
    this.line[slot] = (block.line[row] as number) + linesBefore;
    this.id[slot] = idAt(block, row);
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
