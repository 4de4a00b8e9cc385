import type { Dimension } from '../../../billing/breakdown.js';
import { addCounts, type Counts } from '../../../count/counts.js';
import { joinIdentities, NOBODY } from '../../../count/identities.js';
import { readPart, type Part } from '../../../count/part.js';
import { countSettingOf } from '../../../count/setting.js';
import { summaryOf } from '../../../count/summary.js';
import { UnreadableInput } from '../../../input/unreadable.js';
import { finding, type Finding } from '../../../model/finding.js';
import { partDocument } from '../../../schema/part.js';
import { renderSummary } from '../../../report/index.js';
import type { FailOn, SummaryFormat } from '../../choices.js';
import { InvalidDocument } from '../../errors.js';
import { EXIT, type ExitCode } from '../../exit.js';
import { readSources, STDIO } from '../../files.js';
import type { Io } from '../../io.js';
import { shown } from '../../masking.js';
import { budgetOf, refuseOtherCurrency, type Budget } from '../../moneySettings.js';
import { checkTarget, tell } from '../../output.js';
import { version } from '../../version.js';
import type { GlobalFlags } from '../sharedOptions.js';
import { findingsText, showRun } from '../simulate/showRun.js';

export interface MergeFlags extends GlobalFlags {
  readonly format: SummaryFormat;
  readonly by: Dimension;
  readonly output?: string;
  readonly failOn: FailOn;
  readonly failIfOver?: string;
}

interface NamedPart extends Part {
  readonly name: string;
}

/** Adds up parts of one log and shows them as one run. Throws an InvalidDocument on what is no part, or not of the same log. */
export async function mergeFiles(named: readonly string[], flags: MergeFlags, io: Io): Promise<ExitCode> {
  const budget = flags.failIfOver === undefined ? null : budgetOf('--fail-if-over <money>', flags.failIfOver);
  try {
    return await merged(named, flags, budget, io);
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    await tell(io, [findingsText(shown(error.findings, io), flags, io)]);
    return EXIT.unable;
  }
}

async function merged(named: readonly string[], flags: MergeFlags, budget: Budget | null, io: Io): Promise<ExitCode> {
  const { sources, identities } = await readSources(named, io);
  const toStdout = flags.output === undefined || flags.output === STDIO;
  const output = toStdout ? null : await checkTarget('--output', flags.output, identities, io);
  const parts = sources.map(({ name, bytes }) => partOf(name, bytes));
  const [first, ...others] = parts;
  if (first === undefined) throw new Error('readSources takes one file at least');
  for (const other of others) refuseOtherTerms(first, other);
  if (budget !== null) refuseOtherCurrency('--fail-if-over', budget, first.options.currency);
  const setting = countSettingOf(first.options);
  if (setting === null) throw new InvalidDocument(`${first.name}: its options are not those of a count`);

  const { counts, findings } = added(parts);
  const run = summaryOf({ ...counts, findings: [...counts.findings, ...findings] }, setting);
  const read = { records: counts.records, rejects: { length: counts.setAside } };
  return await showRun(run, output, read, flags, io, (how) =>
    renderSummary(shown(run, io), { ...NOT_ASKED, ...how, format: flags.format, by: flags.by }),
  );
}

/** What a summary never shows. */
const NOT_ASKED = { every: null, all: false, limit: null, summary: true, contact: null } as const;

function partOf(name: string, bytes: Uint8Array): NamedPart {
  const part = readText(Buffer.from(bytes).toString('utf8'));
  if (part === null)
    throw new InvalidDocument(`${name} is no part. wa-window simulate --summary --partial writes one.`);
  if (part.version === version()) return { ...part, name };
  throw new InvalidDocument(
    `${name} was counted by version ${part.version}, and this is ${version()}. Count it again with this one.`,
  );
}

/** Null where the text is no part, or contradicts itself. */
function readText(text: string): Part | null {
  const document = partDocument(text);
  if (document === null) return null;
  try {
    return readPart(document);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function refuseOtherTerms(first: NamedPart, other: NamedPart): void {
  const [ofFirst, ofOther] = [termsOf(first), termsOf(other)];
  const names = new Set([...Object.keys(ofFirst), ...Object.keys(ofOther)]);
  const differing = [...names].filter((name) => said(ofFirst[name]) !== said(ofOther[name]));
  if (differing.length === 0) return;
  throw new InvalidDocument(
    `${first.name} and ${other.name} were counted with different options: ${differing.join(', ')}. ` +
      'Count both with the same.',
  );
}

/** All that decides what is counted: not where a configuration says it. */
function termsOf({ options: { used, ...options }, idHorizon }: Part): Readonly<Record<string, unknown>> {
  const { allowances, tiers } = used ?? {};
  return { ...options, used: [allowances?.map(withoutPlace), tiers?.map(withoutPlace)], idHorizon };
}

function withoutPlace<T extends { readonly source?: unknown }>({ source: _, ...said }: T): Omit<T, 'source'> {
  return said;
}

function said(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? [...inner] : inner));
}

function added(parts: readonly Part[]): { readonly counts: Counts; readonly findings: readonly Finding[] } {
  const counts = parts.map((part) => part.counts).reduce(addCounts);
  let who = NOBODY;
  let split = 0;
  for (const { identities } of parts) {
    const joined = joinIdentities(who, identities);
    split += joined.shared;
    who = joined;
  }
  const total = { ...counts, pairs: who.pairs.length, contacts: who.contacts.length };
  if (split === 0) return { counts: total, findings: [] };
  const which = split === 1 ? '1 contact is' : `${split} contacts are`;
  const message = `${which} in more than one part, so that the figures are not those of one run`;
  return { counts: total, findings: [finding('SPLIT_PAIR', { message })] };
}
