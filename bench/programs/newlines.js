import { closeSync, openSync, readSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import process from 'node:process';

/** Reads a file and finds the newlines. */
const file = openSync(process.argv[2]);
const chunk = Buffer.alloc(1 << 20);
let count = 0;
for (let length; (length = readSync(file, chunk)) > 0;) {
  const read = chunk.subarray(0, length);
  for (let at = read.indexOf(10); at !== -1; at = read.indexOf(10, at + 1)) count++;
}
closeSync(file);
process.stdout.write(`${count} newlines\n`);
