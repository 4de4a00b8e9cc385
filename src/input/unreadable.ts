import type { Finding } from '../model/finding.js';
import type { RejectedRecord } from '../model/timeline.js';

/** Nothing could be read (exit 3). The findings say why, the deciding one last. */
export class UnreadableInput extends Error {
  readonly findings: readonly Finding[];
  /** What was read and could not be used, where reading came so far. */
  readonly rejects: readonly RejectedRecord[];

  constructor(findings: readonly Finding[], rejects: readonly RejectedRecord[] = []) {
    super(findings.at(-1)?.message ?? 'The input cannot be read');
    this.name = 'UnreadableInput';
    this.findings = findings;
    this.rejects = rejects;
  }
}
