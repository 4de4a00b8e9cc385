import { setFlagsFromString } from 'node:v8';

/**
 * Works in little memory: what is no longer used is collected once it is half as much as what is used, and not up to four
 * times as much. Little of what is counted outlives its message, so that this costs nothing that can be measured.
 */
export async function thriftily<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString('--heap-growing-percent=50');
  try {
    return await work();
  } finally {
    // What is held whole is dear to look through: V8 knows best when.
    setFlagsFromString('--heap-growing-percent=0');
  }
}
