import { createReadStream } from 'node:fs';
import process from 'node:process';
import { parse } from 'csv-parse';

/** csv-parse streams a file into arrays, and nothing else. */
const rows = createReadStream(process.argv[2], { highWaterMark: 1 << 20 }).pipe(parse());
let count = 0;
rows.on('data', () => count++);
rows.on('end', () => process.stdout.write(`${count} rows\n`));
