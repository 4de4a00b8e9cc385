import { expect, test } from 'vitest';
import { redacted, redactedBytes, result } from './redacting.js';

const TABLE = 'sep=;\r\ntime;contact;direction;body\r\n2026-06-01T09:00:00Z;+31612345678;inbound;"Hi; Ana"\r\n';

test('the line that names the delimiter stays, and so does the delimiter', () => {
  expect(redacted(TABLE).split('\r\n').slice(0, 2)).toEqual(['sep=;', 'time;contact;direction;body']);
  expect(result(redactedBytes(TABLE))).toEqual(result(Buffer.from(TABLE)));
});

test('a table in UTF-16 becomes the same one as in UTF-8', () => {
  expect(redacted(Buffer.from(`\uFEFF${TABLE}`, 'utf16le'))).toBe(redacted(TABLE));
});
