import { visible } from './text.js';

/** `::error file=…,line=…::message`, as GitHub Actions reads it. */
export function annotation(
  severity: 'error' | 'warning',
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${severity} ${list.join(',')}::${data(message)}\n`;
}

/** Newlines stay; every other control character becomes visible. */
function data(text: string): string {
  const lines = text.split('\n').map(visible).join('\n');
  return lines.replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
