import stringWidth from 'string-width';

/** Printable ASCII and the signs that reports are made of, each one column wide. */
const NARROW = /^[ -~–—…‘’“”§•→←✓✕×─━┣┫╋┬▼▲]*$/;

/** Columns that a terminal takes for the text. Almost all texts need no look at what their characters are. */
export function textWidth(text: string): number {
  return isNarrow(text) ? text.length : stringWidth(text);
}

export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}
