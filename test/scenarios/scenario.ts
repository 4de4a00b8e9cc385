import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readTimeline, simulate, type AccountKind, type Run, type SimulateOptions } from '../../src/index.js';
import { HOUR, instantOf, type Instant } from '../../src/model/instant.js';
import { decimalText, normalized } from '../../src/model/money.js';
import { BUILT_IN, withImported } from '../../src/rates/book.js';
import type { RateBook } from '../../src/rates/card.js';
import { readCards } from '../../src/schema/card.js';

/** One row of a scenario file: a timeline as CSV, what it must give, and the sentence that derives it. */
export interface Scenario {
  readonly id: string;
  readonly rule?: string;
  readonly rules?: string;
  readonly timezone?: string;
  readonly assume?: Readonly<Record<string, string>>;
  readonly account?: readonly AccountKind[];
  readonly permanent?: readonly string[];
  readonly past?: 'unknown' | 'closed';
  readonly currency?: string;
  readonly used?: NonNullable<SimulateOptions['used']>;
  /** Names of cards in fixtures/, for prices that are not built in. */
  readonly cards?: readonly string[];
  readonly international?: {
    readonly home: string | null;
    readonly from: string;
    readonly exceptions?: Readonly<Record<string, string>>;
  };
  readonly timeline: string;
  readonly expect: Partial<Expected>;
  readonly math: string;
}

/** Lists are compared whole and in order: what is not named must not be there. */
export interface Expected {
  readonly windows: readonly string[];
  readonly entry_points: readonly string[];
  /** In which the customer let the business call: `[given, ended or taken back)`. */
  readonly call_permissions: readonly string[];
  readonly conversations: readonly string[];
  readonly charges: readonly string[];
  readonly rejections: readonly string[];
  /** Categories open at an instant. */
  readonly open: Readonly<Record<string, readonly string[]>>;
  readonly totals: Run['totals'];
  readonly assumptions: readonly string[];
  readonly rules: readonly string[];
  /** `0.3567 USD`, or a range and what is unpriced: `0.1 to 0.2 USD, 1 unpriced`. */
  readonly cost: string | null;
  /** Market, rate and amount of each charge. */
  readonly prices: readonly string[];
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

export function optionsOf(scenario: Scenario): SimulateOptions {
  const { timezone, rules, assume, account, permanent, currency, cards, international, used, past } = scenario;
  return {
    ...(currency === undefined ? {} : { currency }),
    ...(used === undefined ? {} : { used }),
    ...(past === undefined ? {} : { past }),
    ...(cards === undefined ? {} : { rates: cards.reduce(withFixture, BUILT_IN) }),
    ...(international === undefined
      ? {}
      : {
          international: {
            home: international.home,
            from: instantOf(Date.parse(international.from)),
            exceptions: new Map(
              Object.entries(international.exceptions ?? {}).map(([country, at]) => [
                country,
                instantOf(Date.parse(at)),
              ]),
            ),
          },
        }),
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
    call_permissions: run.pairs.flatMap((pair) => callPermissions(pair).map(({ from, until }) => span(from, until))),
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
    cost: costText(run),
    prices: run.pairs.flatMap(({ charges }) => charges.map(priceText)),
  };
  return Object.fromEntries(Object.keys(expect).map((key) => [key, all[key as keyof Expected]]));
}

function callPermissions({
  steps,
}: Run['pairs'][number]): readonly { readonly from: Instant; readonly until: Instant }[] {
  const spans: { from: Instant; until: Instant; ended: boolean }[] = [];
  for (const { at, outcomes } of steps) {
    for (const outcome of outcomes) {
      const last = spans.at(-1);
      const stands = last !== undefined && !last.ended;
      if (outcome.kind === 'call_permission_given') {
        if (stands) last.until = outcome.until;
        else spans.push({ from: at, until: outcome.until, ended: false });
      } else if (outcome.kind === 'call_permission_ended' || outcome.kind === 'call_permission_refused') {
        if (stands) Object.assign(last, { until: at, ended: true });
      }
    }
  }
  return spans;
}

function withFixture(book: RateBook, name: string): RateBook {
  const read = readCards(readFileSync(new URL(`./cards/${name}`, import.meta.url), 'utf8'));
  if (!read.ok) throw new Error(`${name} is no card`);
  return withImported(book, read);
}

function costText({ cost }: Run): string | null {
  if (cost === null) return null;
  const { amount, possibleAmount, currency, unpriced } = cost;
  const least = decimalText(normalized(amount));
  const most = decimalText(normalized(possibleAmount));
  return `${least}${least === most ? '' : ` to ${most}`} ${currency}${unpriced === 0 ? '' : `, ${String(unpriced)} unpriced`}`;
}

function priceText({ price }: Run['pairs'][number]['charges'][number]): string {
  if (price === null) return 'no money';
  const amount = price.amount === null ? `unpriced: ${String(price.unpriced)}` : decimalText(price.amount);
  return `${price.market ?? 'no market'} ${price.rate ?? '-'} ${amount}`;
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
