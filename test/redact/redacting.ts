import { createHmac } from 'node:crypto';
import { readTimeline, UnreadableInput } from '../../src/input/index.js';
import { redact, type RedactOptions } from '../../src/redact/redact.js';
import type { Keyed } from '../../src/redact/keyed.js';
import { toDocument } from '../../src/report/index.js';
import { simulate } from '../../src/run/simulate.js';
import type { UnitKey } from '../../src/model/cost.js';

export function keyedBy(key: string): Keyed {
  return (text) => createHmac('sha256', key).update(text).digest();
}

export const KEYED = keyedBy('a key');

/** The redacted text of a log or timeline. */
export function redacted(text: string | Uint8Array, options: RedactOptions = {}, keyed = KEYED): string {
  return redactedBytes(text, options, keyed).toString();
}

export function redactedBytes(text: string | Uint8Array, options: RedactOptions = {}, keyed = KEYED): Buffer {
  return Buffer.from(redact({ name: 'log', bytes: Buffer.from(text) }, keyed, options).bytes);
}

/** What a replay says besides names: the same of a log and of the redacted one. */
export function result(bytes: Uint8Array) {
  try {
    const timeline = readTimeline([{ name: 'log', bytes }]);
    const run = simulate(timeline, {});
    return {
      events: timeline.events.map(({ at, kind }) => [at, kind]),
      untold: timeline.untold.map(({ at }) => at),
      findings: run.findings.map(({ code, source }) => [code, source?.line]),
      setAside: timeline.rejects.map(({ source, codes }) => [source.line, codes]),
      totals: toDocument(run, { every: null }).totals,
      units: (run.cost?.units ?? []).map(({ key, count }) => unitText(key, count)).sort(),
      assumptions: run.assumptions,
    };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return { unreadable: error.findings.map(({ code, source }) => [code, source?.line]) };
  }
}

function unitText({ account: _, number: __, template: ___, ...key }: UnitKey, count: number): string {
  return JSON.stringify({ ...key, count });
}

/** An id as Meta makes them: the number of the customer and a random part, in base64. */
export function wamid(phone: string, random: string): string {
  const bytes = `\u001d\u0018\u000b${phone}\u0015\u0002\u0000\u0011\u0018\u0012${random.padStart(18, '0')}\u0000`;
  return `wamid.${Buffer.from(bytes, 'latin1').toString('base64')}`;
}
