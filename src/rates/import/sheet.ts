/** A table as it lies in a file: Meta's downloads have titles and notes above it, and perhaps notes below. */
export interface SheetRow {
  /** Counts from 1. */
  readonly line: number;
  /** Trimmed. */
  readonly cells: readonly string[];
}
export type Sheet = readonly SheetRow[];

/** What keeps a cell, a row or the whole sheet from being read. */
export interface SheetFault {
  readonly line: number;
  /** Counts from 0; null: the row, or the sheet. */
  readonly column: number | null;
  /** Cause and remedy, in sentences. */
  readonly message: string;
}

/** A column's name whatever its line breaks, hyphens and case. */
export function columnName(cell: string): string {
  return cell.toLowerCase().replace(/[^a-z]/g, '');
}

/** Where the columns stand in the first row that names `needed`; null when no row does. */
export function headerOf(
  sheet: Sheet,
  needed: readonly string[],
): { readonly row: SheetRow; readonly columns: ReadonlyMap<string, number> } | null {
  for (const row of sheet) {
    const columns = new Map<string, number>();
    for (const [index, cell] of row.cells.entries()) {
      const name = columnName(cell);
      if (name !== '' && !columns.has(name)) columns.set(name, index);
    }
    if (needed.every((name) => columns.has(name))) return { row, columns };
  }
  return null;
}

/** A column of a name that stands before it: which of the two holds the prices is not for us to say. */
export function doubledColumns({ line, cells }: SheetRow, names: readonly string[]): readonly SheetFault[] {
  return cells.flatMap((cell, column) => {
    const name = columnName(cell);
    if (!names.includes(name) || cells.findIndex((other) => columnName(other) === name) === column) return [];
    return [{ line, column, message: `${cell} is the name of a column before this one too. Keep one of them.` }];
  });
}

/** The rows below the header that are more than a note: a note fills one cell. */
export function rowsBelow(sheet: Sheet, header: SheetRow): Sheet {
  return sheet.filter(({ line, cells }) => line > header.line && cells.filter((cell) => cell !== '').length > 1);
}
