import { KIND_RANK, STATUS_RANK } from '../input/order.js';
import { compareText } from '../model/text.js';
import { idAt, type RowBlock } from '../input/plain/block.js';
import type { Profile } from '../input/plain/profile.js';

/** The row after the last one of the same instant. */
export function endOfInstant({ at, length }: RowBlock, row: number): number {
  let after = row + 1;
  while (after < length && at[after] === at[row]) after += 1;
  return after;
}

/** Rows of one instant in replay order (contract §1), as far as it matters: pairs do not meet. */
export function inReplayOrder(
  block: RowBlock,
  first: number,
  after: number,
  profiles: readonly Profile[],
): readonly number[] {
  const rows = Array.from({ length: after - first }, (_, index) => first + index);
  const said = (row: number): Profile => profiles[block.profile[row] as number] as Profile;
  // Rows of one message: those of no id are messages of their own, in the order of the input.
  const statusRank = (row: number): number => {
    const { status } = said(row);
    return status === null || idAt(block, row) === null ? -1 : STATUS_RANK[status];
  };
  return rows.sort(
    (a, b) =>
      KIND_RANK[said(a).kind] - KIND_RANK[said(b).kind] ||
      compareText(idAt(block, a), idAt(block, b)) ||
      statusRank(a) - statusRank(b) ||
      a - b,
  );
}
