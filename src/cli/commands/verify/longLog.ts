import { asksOfPart } from '../../../verify/asksOfPart.js';
import { thriftily } from '../../thrift.js';
import { countedPart } from './countedPart.js';
import { listedPart } from './listedPart.js';
import type { Asked, Part } from './part.js';

/**
 * Replays a long log without holding more of it than the contacts that cases name; null where they ask for more, or where only the
 * whole of it says what it means. Throws a UsageFault on an option that makes no sense, and `UnreadableInput` where a file cannot be
 * read.
 */
export async function heldInPart(asked: Asked): Promise<Part | null> {
  const { cases, reading } = asked;
  if (reading.start !== undefined || !cases.every(asksOfPart)) return null;
  return await thriftily(async () => (await countedPart(asked)) ?? (await listedPart(asked)));
}
