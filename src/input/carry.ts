/** What of one piece of an input is left over is carried before the next one, all in the same memory. */
export class Carry {
  #memory = Buffer.alloc(0);
  /** What is left lies in `[from, end)`. */
  #from = 0;
  #end = 0;

  /** How many bytes are left over. */
  get length(): number {
    return this.#end - this.#from;
  }

  /** What was left over, and `piece` after it. It lasts until the next call. */
  before(piece: Uint8Array): Buffer {
    const left = this.length;
    const end = left + piece.length;
    const from = this.#memory;
    if (end > from.length) this.#memory = Buffer.allocUnsafeSlow(end * 2);
    from.copy(this.#memory, 0, this.#from, this.#end);
    this.#memory.set(piece, left);
    this.#from = 0;
    this.#end = end;
    return this.#memory.subarray(0, end);
  }

  /** The first bytes have been used; what comes after them is left over. */
  use(bytes: number): void {
    this.#from += bytes;
  }
}
