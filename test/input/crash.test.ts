import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INPUT_FORMATS, readTimeline, UnreadableInput, type ReadOptions } from '../../src/input/index.js';
import { FINDING_KINDS } from '../../src/model/finding.js';
import { BROKEN } from './brokenFiles.js';

const files = readdirSync(BROKEN).map((name) => readFileSync(`${BROKEN}/${name}`));
const options = fc.record<ReadOptions>(
  {
    format: fc.constantFrom(...INPUT_FORMATS),
    inputTimezone: fc.constantFrom('Europe/Amsterdam', 'Pacific/Apia'),
  },
  { requiredKeys: [] },
);

describe('no input crashes, and no record is lost', () => {
  it('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), options, survives), { numRuns: 1000 });
  });

  it('any text', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('time,direction\n\r\t"{}[]:;inout+-0123456789hHZ\\é👋\u0000 ')),
    });
    const csv = text.map((body) => Buffer.from(`time,direction,id\n${body}`));
    fc.assert(fc.property(csv, options, survives), { numRuns: 2000 });
  });

  it('any values', () => {
    const record = fc.record(
      {
        time: fc.oneof(fc.integer(), fc.double(), fc.string(), fc.jsonValue()),
        direction: fc.constantFrom('in', 'out', ''),
        id: fc.jsonValue(),
      },
      { noNullPrototype: true },
    );
    const json = fc.array(record).map((records) => Buffer.from(JSON.stringify(records)));
    fc.assert(fc.property(json, options, survives), { numRuns: 1000 });
  });

  it('files with a few bytes changed, cut short or packed', () => {
    const damaged = fc
      .tuple(fc.constantFrom(...files), fc.nat(), fc.uint8Array({ maxLength: 4 }), fc.boolean(), fc.boolean())
      .map(([file, at, bytes, cut, packed]) => {
        const place = at % (file.length + 1);
        const rest = cut ? Buffer.alloc(0) : file.subarray(place + bytes.length);
        const changed = Buffer.concat([file.subarray(0, place), bytes, rest]);
        return packed ? gzipSync(changed) : changed;
      });
    fc.assert(fc.property(damaged, options, survives), { numRuns: 3000 });
  });
});

function survives(bytes: Uint8Array, options: ReadOptions): void {
  try {
    const { events, findings, rejects, records } = readTimeline([{ name: 'shop', bytes }], options);
    expect(rejects.length).toBeLessThan(records);
    expect(events.every(({ at }) => Number.isSafeInteger(at))).toBe(true);
    expect(rejects.every(({ codes, raw }) => codes.length > 0 && raw !== '')).toBe(true);
    checkPlaces(findings);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    expect(error.findings.length).toBeGreaterThan(0);
    checkPlaces(error.findings);
  }
}

function checkPlaces(findings: UnreadableInput['findings']): void {
  for (const { code, source, excerpt } of findings) {
    expect(FINDING_KINDS).toHaveProperty(code);
    if (source === null || excerpt === null) continue;
    const length = Array.from(excerpt.text).length;
    expect(source.line).toBeGreaterThan(0);
    expect(source.column).toBeLessThanOrEqual(length + 1);
    expect(excerpt.text).not.toMatch(/\n/);
  }
}
