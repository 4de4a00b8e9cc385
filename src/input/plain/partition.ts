import { contactAt, type RowBlock } from './block.js';
import { Hash } from './hash.js';

/** Copies the rows of a block to empty ones with room for them, all of a contact to the same. Their order stays. */
export function partition(block: RowBlock, parts: readonly RowBlock[]): void {
  for (const part of parts) part.text = block.text;
  for (let row = 0; row < block.length; row++) {
    copyRow(block, row, parts[partOf(block, row) % parts.length] as RowBlock);
  }
}

const hash = new Hash();

function partOf(block: RowBlock, row: number): number {
  const contact = block.contact[row] as number;
  if (contact >= 0) {
    hash.start();
    hash.mix(contact % 1_000_000_007);
  } else {
    hash.text(contactAt(block, row) ?? '');
  }
  return hash.high >>> 1;
}

/** Appends a row, whose text stays where it is. */
export function copyRow(from: RowBlock, row: number, to: RowBlock): void {
  const at = to.length++;
  const contact = from.contact[row] as number;
  const idEnd = from.idEnd[row] as number;
  to.start[at] = from.start[row] as number;
  to.at[at] = from.at[row] as number;
  to.contact[at] = contact >= 0 ? contact : -to.words.push(from.words[-1 - contact] ?? '');
  to.profile[at] = from.profile[row] as number;
  to.deliveredAt[at] = from.deliveredAt[row] as number;
  to.idStart[at] = from.idStart[row] as number;
  to.idEnd[at] = idEnd >= 0 ? idEnd : -to.words.push(from.words[-1 - idEnd] ?? '');
  to.idHigh[at] = from.idHigh[row] as number;
  to.idLow[at] = from.idLow[row] as number;
  to.line[at] = from.line[row] as number;
}
