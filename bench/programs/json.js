import { closeSync, openSync, readSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import process from 'node:process';

/** JSON.parse of every line of a file, and nothing else. */
const file = openSync(process.argv[2]);
const chunk = Buffer.alloc(1 << 20);
let kept = 0;
let count = 0;
for (let length; (length = readSync(file, chunk, kept, chunk.length - kept)) > 0;) {
  const read = chunk.subarray(0, kept + length);
  let start = 0;
  for (let end = read.indexOf(10); end !== -1; end = read.indexOf(10, start)) {
    JSON.parse(read.toString('utf8', start, end));
    count++;
    start = end + 1;
  }
  kept = read.copy(chunk, 0, start);
}
closeSync(file);
process.stdout.write(`${count} values\n`);
