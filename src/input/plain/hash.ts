/** 64 bits of some bytes, in two halves: what shares them is taken to be the same. */
export class Hash {
  high = 0;
  low = 0;

  start(): void {
    this.high = 0x2f0b4a27;
    this.low = 0x61c88647;
  }

  /** A number that belongs to what follows. */
  mix(value: number): void {
    const high = Math.imul(this.high ^ value, 0x9e3779b1);
    const low = Math.imul(this.low + value, 0x85ebca77);
    this.high = high ^ (low >>> 15);
    this.low = low ^ (high >>> 13);
  }

  /** Four bytes a step. */
  bytes(view: DataView, start: number, end: number): void {
    let at = start;
    for (; at + 4 <= end; at += 4) this.mix(view.getInt32(at, true));
    let rest = 0;
    for (; at < end; at++) rest = (rest << 8) | view.getUint8(at);
    this.mix(rest ^ ((end - start) << 24));
  }

  /** From the start. */
  text(text: string): void {
    const bytes = Buffer.from(text);
    this.start();
    this.bytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
  }
}
