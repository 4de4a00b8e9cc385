/** A fault of an expectation file, and where in it. */
interface PlacedFault {
  readonly text: string;
  /** Empty where the fault is about the file as a whole, or about another one. */
  readonly place: { readonly line?: number; readonly col?: number };
}

/** Takes apart `FILE:LINE:COLUMN: fault`, for formats that have a place of its own for each. */
export function placedFault(fault: string, file: string): PlacedFault {
  const [head = '', line, col] = fault.startsWith(`${file}:`)
    ? (/^:(\d+):(\d+): /.exec(fault.slice(file.length)) ?? [])
    : [];
  if (line === undefined || col === undefined) return { text: fault, place: {} };
  return { text: fault.slice(file.length + head.length), place: { line: Number(line), col: Number(col) } };
}
