import { isPhone } from './names.js';

/** A person who was `from` is `to` since `at`. */
export interface Change {
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

/** In the order in which they count at one instant: what comes with a change is not after it. */
const KINDS = ['heard', 'left', 'taken'] as const;

interface Happening {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
}

/**
 * When each number went to another person. One that was given up is given to somebody else, and is theirs from the first
 * message on that comes from it, or from the change by which they took it. Nobody else is given a user id.
 */
export function handoversOf(
  changes: readonly Change[],
  heard: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, readonly number[]> {
  const happenings = new Map<string, Happening[]>();
  for (const { from, at } of changes) {
    if (isPhone(from)) happenings.set(from, [...(happenings.get(from) ?? []), { kind: 'left', at }]);
  }
  for (const { to, at } of changes) happenings.get(to)?.push({ kind: 'taken', at });
  for (const [number, known] of happenings) {
    for (const at of heard.get(number) ?? []) known.push({ kind: 'heard', at });
  }
  return new Map([...happenings].map(([number, known]) => [number, handovers(known.sort(compareHappenings))]));
}

function compareHappenings(a: Happening, b: Happening): number {
  return a.at - b.at || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
}

function handovers(happenings: readonly Happening[]): readonly number[] {
  const instants: number[] = [];
  let isFree = false;
  for (const { kind, at } of happenings) {
    if (kind === 'left') isFree = true;
    else if (isFree) {
      instants.push(at);
      isFree = false;
    }
  }
  return instants;
}
