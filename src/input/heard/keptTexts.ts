import type { TextBytes } from './texts.js';

/** Bytes of a number. */
const WIDTH = 8;

/**
 * Short texts, close together in memory, with which others are compared eight bytes a step. Eight bytes of text are a number
 * that nothing but the same eight equals; those beyond ASCII may make one that not even they do.
 */
export class KeptTexts {
  #numbers = new Float64Array(1024);
  #bytes = new Uint8Array(this.#numbers.buffer);
  #length = 0;

  /** Keeps a text. Returns where it is kept. */
  keep(text: Buffer): number {
    const numbers = Math.ceil(text.length / WIDTH);
    if (this.#length + numbers > this.#numbers.length) this.#grow(numbers);
    const kept = this.#length;
    this.#length += numbers;
    if (text.length < WIDTH) this.#bytes.set(text, kept * WIDTH);
    // The last eight bytes overlap those before them, where the length is no multiple.
    else for (let index = 0; index < numbers; index++) this.#numbers[kept + index] = eightOf(text, index);
    return kept;
  }

  /** Whether the bytes at `at` are the text of so many bytes that is kept there. */
  standsAt({ view, length: available }: TextBytes, at: number, kept: number, length: number): boolean {
    const end = at + length;
    if (end > available) return false;
    if (length < WIDTH) {
      const bytes = this.#bytes;
      let index = kept * WIDTH;
      for (let byte = at; byte < end; byte++) if (view.getUint8(byte) !== bytes[index++]) return false;
      return true;
    }
    const numbers = this.#numbers;
    const last = end - WIDTH;
    let index = kept;
    for (let eight = at; eight < last; eight += WIDTH) {
      if (view.getFloat64(eight, true) !== numbers[index++]) return false;
    }
    return view.getFloat64(last, true) === numbers[index];
  }

  #grow(more: number): void {
    const wider = new Float64Array((this.#length + more) * 2);
    wider.set(this.#numbers);
    this.#numbers = wider;
    this.#bytes = new Uint8Array(wider.buffer);
  }
}

function eightOf(text: Buffer, index: number): number {
  return text.readDoubleLE(Math.min(index * WIDTH, text.length - WIDTH));
}
