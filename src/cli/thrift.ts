import { setFlagsFromString } from 'node:v8';

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
