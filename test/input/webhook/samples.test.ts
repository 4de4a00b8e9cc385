import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTimeline, UnreadableInput } from '../../../src/input/index.js';
import { source } from './logs.js';

/** Payloads of client libraries; they stay outside of the project. */
const SAMPLES = '../shared/samples';
const present = existsSync(SAMPLES);
const files = present ? readdirSync(SAMPLES).filter((name) => name.endsWith('.json')) : [];

/** What a sample gives: its events and left-out messages, or why there are none. */
function outcomeOf(file: string): { events: number; findings: readonly string[] } {
  try {
    const { events, untold, findings } = readTimeline([source(file, readFileSync(`${SAMPLES}/${file}`))]);
    return { events: events.length + untold.length, findings: findings.map(({ code }) => code) };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return { events: 0, findings: error.findings.map(({ code }) => code) };
  }
}

describe('real shapes are read, or what is skipped is named', () => {
  it.skipIf(!present)(`${SAMPLES} ${present ? '' : 'is not here: nothing is checked'}`, () => {
    expect(files.length).toBeGreaterThan(30);
  });

  it.each(files)('%s', (file) => {
    const { events, findings } = outcomeOf(file);
    const named = findings.filter((code) => code !== 'NO_USABLE_RECORD');
    expect(events + named.length).toBeGreaterThan(0);
  });
});

it.skipIf(!present)('all of them are one timeline too', () => {
  const sources = files.map((file) => source(file, readFileSync(`${SAMPLES}/${file}`)));
  expect(readTimeline(sources).events.length).toBeGreaterThan(10);
});
