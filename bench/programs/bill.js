import { readFileSync } from 'node:fs';
import process from 'node:process';
import { DuckDBInstance } from '@duckdb/node-api';

/** The billing question in SQL: the bill of a CSV file (2nd argument) at the rates of another (3rd), as JSON. */
const [, , log, rates] = process.argv;
const question = readFileSync(new URL('../../test/oracle/bill.sql', import.meta.url), 'utf8');
const database = await DuckDBInstance.create();
const connection = await database.connect();
await connection.run('SET VARIABLE log = $log', { log });
await connection.run('SET VARIABLE rates = $rates', { rates });
const reader = await connection.runAndReadAll(question);
process.stdout.write(JSON.stringify(reader.getRowObjectsJson()));
