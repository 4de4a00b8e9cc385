import { StringDecoder } from 'node:string_decoder';
import { startsWith } from './startsWith.js';

/** The byte-order marks, by which such text is known; without one it is not guessed at. */
const LITTLE_ENDIAN = [0xff, 0xfe] as const;
const BIG_ENDIAN = [0xfe, 0xff] as const;

/** Half a character is not made good: it becomes a byte that is not UTF-8 either. */
const BROKEN = Buffer.of(0xff);

const PIECE = 1 << 24;
const NOTHING = Buffer.alloc(0);

/** Whether bytes begin with the mark of UTF-16, as spreadsheets write what they call Unicode text. */
export function isUtf16(bytes: Uint8Array): boolean {
  return startsWith(bytes, LITTLE_ENDIAN) || startsWith(bytes, BIG_ENDIAN);
}

/** Text in UTF-16, its mark at the beginning, in UTF-8 and without one. */
export function utf8Of(bytes: Uint8Array): Buffer {
  const decoder = new Utf16Decoder();
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(decoder.write(bytes.subarray(at, at + PIECE)));
  return Buffer.concat([...pieces, decoder.end()]);
}

/** The same for text that comes in pieces, of which the first holds the mark. */
export class Utf16Decoder {
  readonly #units = new StringDecoder('utf16le');
  /** The first half of a unit. */
  #half: Buffer = NOTHING;
  #swaps: boolean | null = null;

  write(piece: Uint8Array): Buffer {
    const bytes = Buffer.concat([this.#half, piece]);
    const begins = this.#swaps === null;
    this.#swaps ??= startsWith(bytes, BIG_ENDIAN);
    const whole = bytes.subarray(begins ? LITTLE_ENDIAN.length : 0, bytes.length - (bytes.length % 2));
    this.#half = Buffer.from(bytes.subarray(bytes.length - (bytes.length % 2)));
    return encoded(this.#units.write(this.#swaps ? whole.swap16() : whole));
  }

  end(): Buffer {
    const last = encoded(this.#units.end());
    return this.#half.length === 0 ? last : Buffer.concat([last, BROKEN]);
  }
}

function encoded(text: string): Buffer {
  const [first = '', ...others] = text.split(/\p{Surrogate}/u);
  if (others.length === 0) return Buffer.from(first);
  return Buffer.concat([Buffer.from(first), ...others.flatMap((part) => [BROKEN, Buffer.from(part)])]);
}
