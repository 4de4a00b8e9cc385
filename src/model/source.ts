/** Where in the input something stands. Lines and columns count from 1; a column counts characters. */
export interface SourceRef {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The source line behind a finding, and how many characters of it are meant (from `SourceRef.column`). */
export interface Excerpt {
  readonly text: string;
  readonly length: number;
}
