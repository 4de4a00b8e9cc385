import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readTimeline, simulate, type AccountKind, type Run, type SimulateOptions } from '../../src/index.js';
import { HOUR, type Instant } from '../../src/model/instant.js';

/** One row of a scenario file: a timeline as CSV, what it must give, and the sentence that derives it. */
export interface Scenario {
  readonly id: string;
  readonly rule?: string;
  readonly rules?: string;
  readonly timezone?: string;
  readonly assume?: Readonly<Record<string, string>>;
  readonly account?: readonly AccountKind[];
  readonly permanent?: readonly string[];
  readonly timeline: string;
  readonly expect: Partial<Expected>;
  readonly math: string;
}

/** Lists are compared whole and in order: what is not named must not be there. */
export interface Expected {
  readonly windows: readonly string[];
  readonly entry_points: readonly string[];
  readonly conversations: readonly string[];
  readonly charges: readonly string[];
  readonly rejections: readonly string[];
  /** Categories open at an instant. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  readonly totals: Run['totals'];
  readonly assumptions: readonly string[];
  readonly rules: readonly string[];
}

export function scenariosIn(folder: URL): readonly Scenario[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'canaries.yaml')
    .flatMap((name) => readScenarios(new URL(name, folder)));
}

export function readScenarios(file: URL): readonly Scenario[] {
  return parse(readFileSync(file, 'utf8')) as Scenario[];
}

export function runScenario(scenario: Scenario): Run {
  const read = readTimeline([{ name: scenario.id, bytes: new TextEncoder().encode(scenario.timeline) }]);
  return simulate(read, optionsOf(scenario));
}

export function optionsOf({ timezone, rules, assume, account, permanent }: Scenario): SimulateOptions {
  return {
    ...(timezone === undefined ? {} : { timezone }),
    ...(rules === undefined ? {} : { rules }),
    ...(assume === undefined ? {} : { assume }),
    ...(account === undefined ? {} : { account }),
    ...(permanent === undefined ? {} : { permanentSessions: permanent }),
  };
}

/** What the run gave, in the words of the expectation, and only for the keys that it asks for. */
export function actual(run: Run, expect: Partial<Expected>): Partial<Expected> {
  const say = (at: Instant): string => (run.dated ? new Date(at).toISOString() : hours(at));
  const span = (from: Instant, until: Instant): string =>
    run.dated ? `${say(from)} - ${say(until)}` : `${say(from)}-${say(until)}`;
  const all: Expected = {
    windows: run.pairs.flatMap(({ windows }) => windows.map((w) => span(w.openedAt, w.expiresAt))),
    entry_points: run.pairs.flatMap(({ entryPoints }) => entryPoints.map((e) => span(e.openedAt, e.expiresAt))),
    conversations: run.pairs.flatMap(({ conversations }) =>
      conversations.map((c) =>
        c.closedBy === 'entry_point'
          ? `${c.category} ${span(c.openedAt, c.closedAt as Instant)} entry_point`
          : `${c.category} ${span(c.openedAt, c.expiresAt)}`,
      ),
    ),
    charges: run.pairs.flatMap(({ charges }) =>
      charges.map((c) => `${say(c.at)} ${c.certain ? '' : 'maybe '}${c.type} ${c.category}`),
    ),
    rejections: run.pairs.flatMap(({ rejections }) => rejections.map((r) => `${say(r.at)} ${String(r.code)}`)),
    open: Object.fromEntries(Object.keys(expect.open ?? {}).map((at) => [at, openAt(run, at)])),
    totals: run.totals,
    assumptions: run.assumptions.map(({ id }) => id),
    rules: run.rules.sets.map(({ id }) => id),
  };
  return Object.fromEntries(Object.keys(expect).map((key) => [key, all[key as keyof Expected]]));
}

function openAt(run: Run, text: string): readonly string[] {
  const at = text.startsWith('Hour ') ? Number(text.slice(5)) * HOUR : Date.parse(text);
  return run.pairs.flatMap(({ states }) => {
    const state = states.find(({ from, until }) => from <= at && (until === null || at < until));
    return state?.conversations.map(({ category }) => category) ?? [];
  });
}

function hours(at: Instant): string {
  return String(Number((at / HOUR).toFixed(7)));
}
