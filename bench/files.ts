import { closeSync, openSync, writeSync } from 'node:fs';
import { messages, type Message, type Shape } from './messages.js';

const FLUSH_CHARACTERS = 1 << 20;

/** Writes the messages as a plain CSV timeline, a message a row. */
export function writeCsv(path: string, shape: Shape): void {
  writeLines(path, csvLines(shape));
}

function* csvLines(shape: Shape): Iterable<string> {
  yield 'time,contact,direction,type,category,template,entry_point,status,delivered_at,id,number';
  for (const message of messages(shape)) yield csvLine(message);
}

function csvLine({ at, contact, number, id, inbound, type, category, template, ad, deliveredAt }: Message): string {
  const status = inbound ? '' : deliveredAt === null ? 'failed' : 'delivered';
  const delivered = deliveredAt === null ? '' : iso(deliveredAt);
  return `${iso(at)},${contact},${inbound ? 'inbound' : 'outbound'},${type},${category},${template},${ad ? 'ctwa' : ''},${status},${delivered},${id},${number}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function writeLines(path: string, lines: Iterable<string>): void {
  const file = openSync(path, 'w');
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < FLUSH_CHARACTERS) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}
