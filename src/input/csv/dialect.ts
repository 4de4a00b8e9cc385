import type { TextFile } from '../textFile.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** How a table is written. */
interface Dialect {
  readonly delimiter: string;
  /** The byte at which its header begins, or a blank line above it. */
  readonly begins: number;
}

/** A header is not longer than that. */
const PROBE_BYTES = 65_536;

/** The line by which Excel is told the delimiter; Excel itself may have written it again as cells. */
const SEPARATOR_LINE = /^\s*"?sep=([,;\t|])"?[,;\t|]* *(?:\r\n?|\n|$)/i;

/** Told by a first line `sep=;`, or else by the delimiter that the header holds most often outside quotes. */
export function dialectOf(file: TextFile): Dialect {
  const head = file.text(0, Math.min(file.bytes.length, PROBE_BYTES));
  const named = SEPARATOR_LINE.exec(head);
  return named === null
    ? { delimiter: commonest(head), begins: 0 }
    : { delimiter: named[1] ?? ',', begins: Buffer.byteLength(named[0]) };
}

function commonest(head: string): Delimiter {
  const [line = ''] = head.trimStart().split(/[\r\n]/, 1);
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
