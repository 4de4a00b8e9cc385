import type { Finding } from '../../model/finding.js';
import type { Notice } from '../../model/timeline.js';
import type { Entry } from '../interpret.js';
import type { TextFile } from '../textFile.js';
import { Part } from './delivery.js';
import { leaveOutEchoes } from './echoes.js';
import { inOrderOnce } from './notices.js';
import { readDelivery } from './read.js';
import { Reading } from './reading.js';
import { Receipts } from './receipts.js';
import { rowsOf } from './rows.js';
import { scanJson, type Scanned } from './scan.js';
import { readingFindings } from './findings.js';

/** What the webhooks of all inputs tell together. */
export interface Heard {
  readonly entries: readonly Entry[];
  readonly notices: readonly Notice[];
  readonly findings: readonly Finding[];
  /** Parts read, used or not. */
  readonly parts: number;
  /** The name of a contact at an instant, and of a business number, that a record spells as `written`. */
  readonly contactOf: (written: string, at: number) => string;
  readonly numberOf: (written: string) => string;
  /** The first time that was read: webhooks are always dated. */
  readonly example: Part | null;
}

/** Reads logs of webhooks. `zone` is where the times before the JSON were written; Meta's own have none. */
export function readWebhooks(files: readonly TextFile[], zone: string | undefined, firstPosition: number): Heard {
  const first = readFiles(files, zone, new Reading());
  const { wrong } = first.receipts;
  const reading = wrong.size === 0 ? first : readFiles(files, zone, new Reading(new Receipts(new Set(wrong.keys()))));
  leaveOutEchoes(reading);
  const rows = rowsOf(reading, firstPosition);
  return {
    entries: [...rows.entries, ...reading.faulty],
    notices: inOrderOnce(reading.notices),
    findings: [...wrong.values(), ...readingFindings(reading), ...rows.findings],
    parts: reading.parts,
    contactOf: (written, at) => reading.people.nameOf(written, at),
    numberOf: (written) => reading.numbers.nameOfWritten(written),
    example: reading.items[0]?.part ?? null,
  };
}

function readFiles(files: readonly TextFile[], zone: string | undefined, reading: Reading): Reading {
  for (const file of files) for (const found of scanJson(file)) readScanned(reading, file, found, zone);
  return reading;
}

/** Reads what stands at one place of a log. */
export function readScanned(reading: Reading, file: TextFile, found: Scanned, zone: string | undefined): void {
  const span = { file, start: found.start, end: found.end };
  const part = new Part(span, []);
  switch (found.kind) {
    case 'value':
      readDelivery(reading, { value: found.value, prefix: found.prefix, ...span }, zone);
      return;
    case 'text':
      reading.skip('PARTS_NOT_READ', 'lines without JSON', part);
      return;
    case 'python':
      reading.parts += 1;
      reading.setAside(part, 'PYTHON_REPR', 'this is what Python prints, not JSON');
      return;
    case 'broken':
      reading.parts += 1;
      setAsideBroken(reading, part, file, found.at);
  }
}

function setAsideBroken(reading: Reading, part: Part, file: TextFile, at: number): void {
  const { line, column } = file.source(at);
  reading.setAside(
    part,
    'BROKEN_JSON_LINE',
    `what stands here is not JSON from ${line}:${column} on`,
    file.place(at, at + 1),
  );
}
