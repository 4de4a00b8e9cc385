import { closeSync, openSync, writeSync } from 'node:fs';
import { messages, type Message, type Shape } from './messages.js';
import { rateLines } from './rates.js';
import { webhooks } from './webhooks.js';

const FLUSH_CHARACTERS = 1 << 20;

/** Writes the messages as a plain CSV timeline, a message a row. */
export function writeCsv(path: string, shape: Shape): void {
  writeLines(path, csvLines(messages(shape)));
}

/** Writes the webhooks that Meta would send of the messages, a POST a line, until there are so many lines. */
export function writeWebhooks(path: string, shape: Shape, lines: number): void {
  writeLines(path, first(lines, webhooks(messages(shape))));
}

/** Writes the price list of October 2026. */
export function writeRates(path: string): void {
  writeLines(path, rateLines());
}

export function* csvLines(all: Iterable<Message>): Iterable<string> {
  yield 'time,contact,direction,type,category,template,entry_point,status,delivered_at,id,number';
  for (const message of all) yield csvLine(message);
}

function csvLine({ at, contact, number, id, inbound, type, category, template, ad, deliveredAt }: Message): string {
  const status = inbound ? '' : deliveredAt === null ? 'failed' : 'delivered';
  const delivered = deliveredAt === null ? '' : iso(deliveredAt);
  return `${iso(at)},${contact},${inbound ? 'inbound' : 'outbound'},${type},${category},${template},${ad ? 'ctwa' : ''},${status},${delivered},${id},${number}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function* first(count: number, lines: Iterable<string>): Iterable<string> {
  if (count === 0) return;
  let left = count;
  for (const line of lines) {
    yield line;
    if (--left === 0) return;
  }
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
