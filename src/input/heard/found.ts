import type { Finding } from '../../model/finding.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { below } from '../findings.js';
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
  addPiece(found: ToldFound, linesBefore: number): void {
    const { findings, rejects } = below(linesBefore, found);
    this.findings.push(...findings);
    this.rejects.push(...rejects);
    for (const { code, word, count, place } of found.counts) {
      const source = { ...place.source, line: place.source.line + linesBefore };
      this.counts.add(code, word, { place: () => ({ ...place, source }) }, count);
    }
  }
}
