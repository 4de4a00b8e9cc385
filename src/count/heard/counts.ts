import type { KindSource } from '../../model/event.js';
import type { Finding } from '../../model/finding.js';
import type { SourceRef } from '../../model/source.js';
import { Counts as Words, type CountedWord } from '../../input/webhook/counts.js';
import { countedFindings, repeated } from '../../input/webhook/findings.js';
import { kindsInferred, kindsUnknown, sendTimesUnknown } from '../../input/webhook/kinds.js';
import { compareText } from '../../model/text.js';

/** One message, for a finding about many of which it is the earliest. */
export interface Example {
  readonly at: number;
  readonly id: string;
  readonly source: SourceRef;
}

/** What is told once about all webhooks of a log. */
export interface HeardCounts {
  /** Messages by what told their kind. */
  readonly told: Readonly<Partial<Record<KindSource, number>>>;
  readonly firstTold: Example | null;
  /** Messages of whose kind nothing tells. */
  readonly untold: number;
  readonly firstUntold: Example | null;
  /** Messages of which only a read receipt tells. */
  readonly readAlone: number;
  readonly firstReadAlone: Example | null;
  /** Parts told again. */
  readonly again: number;
  readonly firstAgain: SourceRef | null;
  readonly words: readonly CountedWord[];
}

export const NOTHING_HEARD: HeardCounts = {
  told: {},
  firstTold: null,
  untold: 0,
  firstUntold: null,
  readAlone: 0,
  firstReadAlone: null,
  again: 0,
  firstAgain: null,
  words: [],
};

export function addHeard(a: HeardCounts, b: HeardCounts): HeardCounts {
  const told = { ...a.told };
  for (const [source, count] of Object.entries(b.told) as [KindSource, number][]) {
    told[source] = (told[source] ?? 0) + count;
  }
  return {
    told,
    firstTold: earlier(a.firstTold, b.firstTold),
    untold: a.untold + b.untold,
    firstUntold: earlier(a.firstUntold, b.firstUntold),
    readAlone: a.readAlone + b.readAlone,
    firstReadAlone: earlier(a.firstReadAlone, b.firstReadAlone),
    again: a.again + b.again,
    firstAgain: above(a.firstAgain, b.firstAgain),
    words: [...a.words, ...b.words],
  };
}

export function heardFindings({
  told,
  firstTold,
  untold,
  firstUntold,
  readAlone,
  firstReadAlone,
  again,
  firstAgain,
  words,
}: HeardCounts): readonly Finding[] {
  const counts = new Words();
  for (const { code, word, count, place } of [...words].sort(fromAbove)) {
    counts.add(code, word, { place: () => place }, count);
  }
  const kinds = new Map(Object.entries(told) as [KindSource, number][]);
  return [
    ...countedFindings(counts),
    ...(firstAgain === null ? [] : [repeated(again, { source: firstAgain })]),
    ...(firstReadAlone === null ? [] : [sendTimesUnknown(readAlone, { source: firstReadAlone.source })]),
    ...(firstTold === null ? [] : [kindsInferred(kinds, { source: firstTold.source })]),
    ...(firstUntold === null ? [] : [kindsUnknown(untold, { source: firstUntold.source })]),
  ];
}

export function earlier(a: Example | null, b: Example | null): Example | null {
  if (a === null || b === null) return a ?? b;
  return a.at < b.at || (a.at === b.at && a.id <= b.id) ? a : b;
}

/** Which of two parts stands above the other. */
export function above(a: SourceRef | null, b: SourceRef | null): SourceRef | null {
  if (a === null || b === null) return a ?? b;
  return compareSources(a, b) <= 0 ? a : b;
}

/** Several readers have met words, each in its own order. */
function fromAbove(a: CountedWord, b: CountedWord): number {
  return compareSources(a.place.source, b.place.source);
}

function compareSources(a: SourceRef, b: SourceRef): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}
