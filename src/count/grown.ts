/** What a column of numbers grows to when it is full. */
export function grownLength(length: number): number {
  return Math.ceil(length * 1.4) + 1;
}

export function grown<T extends Float64Array | Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
