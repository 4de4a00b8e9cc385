import type { Finding } from '../../model/finding.js';
import type { SourceRef } from '../../model/source.js';
import type { RejectedRecord } from '../../model/timeline.js';
import type { Entry } from '../interpret.js';
import { rejected } from '../record.js';
import { Counts, type CountedWord } from '../webhook/counts.js';

/** The same as it can be handed to another job. */
export interface ToldFound {
  readonly findings: readonly Finding[];
  readonly rejects: readonly RejectedRecord[];
  readonly counts: readonly CountedWord[];
}

/** What was found in lines of webhooks beside rows. */
export class HeardFound {
  readonly findings: Finding[] = [];
  readonly rejects: RejectedRecord[] = [];
  /** What is told once for the whole log. */
  readonly counts = new Counts();

  /** Adds parts that could not be used. */
  setAside(faulty: readonly Entry[]): void {
    for (const { record, findings, faults } of faulty) {
      this.findings.push(...findings);
      this.rejects.push(rejected(record, faults));
    }
  }

  told(): ToldFound {
    const { findings, rejects, counts } = this;
    return { findings, rejects, counts: [...counts] };
  }

  /** Adds what was found in a piece of the log above which so many lines stand. */
  addPiece({ findings, rejects, counts }: ToldFound, linesBefore: number): void {
    const moved = (source: SourceRef): SourceRef => ({ ...source, line: source.line + linesBefore });
    this.findings.push(...findings.map((found) => ({ ...found, source: found.source && moved(found.source) })));
    this.rejects.push(...rejects.map((reject) => ({ ...reject, source: moved(reject.source) })));
    for (const { code, word, count, place } of counts) {
      this.counts.add(code, word, { place: () => ({ ...place, source: moved(place.source) }) }, count);
    }
  }
}
