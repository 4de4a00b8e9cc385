/** A column of so many integers; `shared`: several threads use it in turn. */
export function integers(length: number, shared: boolean): Int32Array {
  return new Int32Array(memory(length * Int32Array.BYTES_PER_ELEMENT, shared));
}

/** The same of numbers. */
export function numbers(length: number, shared: boolean): Float64Array {
  return new Float64Array(memory(length * Float64Array.BYTES_PER_ELEMENT, shared));
}

function memory(bytes: number, shared: boolean): ArrayBuffer | SharedArrayBuffer {
  return shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
}
