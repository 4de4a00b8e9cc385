import process from 'node:process';
import { DuckDBInstance } from '@duckdb/node-api';

/** DuckDB reads a CSV file and groups it once, with its default threads. */
const database = await DuckDBInstance.create();
const connection = await database.connect();
const reader = await connection.runAndReadAll(
  'SELECT number, direction, type, category, count(*) FROM read_csv($file) GROUP BY ALL',
  { file: process.argv[2] },
);
process.stdout.write(`${reader.currentRowCount} groups\n`);
