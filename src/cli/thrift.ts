import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes of heap from which on it pays to look for what is not used. */
const LARGE = 24 << 20;

/**
 * Works in little memory: what is no longer used is collected once it is half as much as what is used, and not up to four
 * times as much, and what is new gets no more room than it has. Little of what is counted outlives its message, so that this
 * costs nothing that can be measured.
 */
export async function thriftily<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--semi-space-growth-factor=1');
  try {
    return await work();
  } finally {
    unthriftily();
  }
}

/** For what makes much that is used for a while: what webhooks tell is held until it is in order. V8 knows best when. */
export function unthriftily(): void {
  setFlagsFromString('--heap-growing-percent=0');
  setFlagsFromString('--semi-space-growth-factor=2');
}

/**
 * Gives back now what is not used any more, where that may be much: of the memory of a kernel V8 does not know how much of it was
 * ever touched, and leaves it lying while more is asked for.
 */
export function giveBack(): void {
  if (getHeapStatistics().total_heap_size < LARGE) return;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  setFlagsFromString('--no-expose-gc');
}
