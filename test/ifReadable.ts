import { UnreadableInput } from '../src/input/index.js';

/** What is read of an input; null where nothing in it can be used. */
export function ifReadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableInput) return null;
    throw error;
  }
}
