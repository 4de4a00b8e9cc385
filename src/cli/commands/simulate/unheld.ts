import type { ReadOptions } from '../../../input/index.js';
import type { SimulateOptions } from '../../../run/options.js';
import type { CountedInputs } from '../../count/inputs.js';
import { areLong, inputsToCount, inputsToList, inputsToShow } from '../../count/inputs.js';
import { contactOf } from '../../contact.js';
import { UsageError } from '../../errors.js';
import type { ExitCode } from '../../exit.js';
import type { FileIdentity, Io } from '../../io.js';
import type { Contacts } from '../../list/someContacts.js';
import type { Places } from '../../list/spilledLog.js';
import { jobCount } from '../../options.js';
import type { Spool } from '../../spool.js';
import { giveBack, thriftily } from '../../thrift.js';
import type { ShowingOptions, SimulateFlags } from './options.js';
import { showByContact, UNLISTED } from './showByContact.js';
import { checkTargets, type Targets } from './targets.js';

/** What is to be replayed and how, and what is to be shown of it. */
export interface Asked {
  readonly named: readonly string[];
  readonly flags: SimulateFlags;
  readonly showing: ShowingOptions;
  readonly replay: SimulateOptions;
  readonly reading: ReadOptions;
  /** Files in which settings stand, and send logs. */
  readonly settings: readonly FileIdentity[];
  readonly stdin: Spool;
  readonly io: Io;
}

/** A long log that has to be held in memory: why, null where there is nothing to say about it, and what helps. */
export interface Held {
  readonly kind: 'held';
  readonly why: string | null;
  readonly remedy: { readonly remedy?: string };
}

export type Unheld = { readonly kind: 'shown'; readonly exit: ExitCode } | Held;

/** Shows a long log without holding it in memory, where that is possible; null where it is not long, or all of it is wanted. */
export async function shownUnheld(asked: Asked): Promise<Unheld | null> {
  return (await counted(asked)) ?? (await withSomeContacts(asked)) ?? (await listed(asked));
}

/** The totals alone. */
async function counted(asked: Asked): Promise<Unheld | null> {
  const { named, flags, showing, replay, reading, settings, stdin, io } = asked;
  const jobs = flags.jobs === undefined ? 1 : jobCount('--jobs <count>', flags.jobs);
  const inputs = await inputsToCount(named, flags, stdin, io);
  if (inputs === null) return null;
  const targets = await targetsOf(inputs, flags, settings, io);
  const { countedRun } = await import('../../count/counted.js');
  return await thriftily(async () => {
    const run = await countedRun(inputs, jobs, flags.partial !== undefined, reading, replay, io);
    if (run.kind === 'whole') {
      if (flags.partial !== undefined) refusePartial(inputs, run.why);
      if (run.why === null || !areLong(inputs)) return { kind: 'held', why: run.why, remedy: {} };
      return await showByContact(asked, inputs, targets, run.why);
    }
    giveBack();
    const { showCounted } = await import('./showCounted.js');
    return { kind: 'shown', exit: await showCounted(run, replay, flags, showing, targets, io) };
  });
}

function refusePartial({ files }: CountedInputs, why: string | null): never {
  const [only, ...others] = files;
  const what = only === undefined || others.length > 0 ? 'the log' : only.name;
  const because = why ?? 'there is no message in it';
  throw new UsageError(`--partial: ${what} cannot be counted: ${because}. Leave out --partial, and it is read whole.`);
}

const JOINED = 'messages are joined with the log of what was sent';

/** One contact, or the first ones with the totals of all. */
async function withSomeContacts(asked: Asked): Promise<Unheld | null> {
  const { named, flags, showing, replay, reading, settings, stdin, io } = asked;
  const inputs = await inputsToShow(named, flags, showing.limit, stdin, io);
  if (inputs === null) return null;
  const targets = await targetsOf(inputs, flags, settings, io);
  const { pairsOf, someContacts } = await import('../../list/someContacts.js');
  const { countedRun } = await import('../../count/counted.js');
  return await thriftily(async () => {
    if (flags.sends !== undefined) return await showByContact(asked, inputs, targets, JOINED);
    const count = () => countedRun(inputs, 1, false, reading, replay, io);
    const choose = ({ names, idle }: Contacts): Places => {
      // One more than are shown, which is named; and of some contacts nothing is told in the end.
      if (flags.contact === undefined) return { from: 0, until: (showing.limit ?? Infinity) + 1 + idle };
      const known = names();
      const place = known.indexOf(contactOf(flags.contact, known));
      return { from: place, until: place + 1 };
    };
    const some = await someContacts(inputs, reading, replay, io, count, choose, pairsOf);
    if (some.kind === 'uncounted') return await showByContact(asked, inputs, targets, some.why);
    if (some.kind === 'whole') return { kind: 'held', why: some.why, remedy: UNLISTED };
    const [first] = some.taken;
    // Nothing happened to the contact, which is none.
    if (first === undefined) return { kind: 'held', why: null, remedy: {} };
    const contact = flags.contact === undefined ? null : first.contact;
    const { showSome } = await import('./showSome.js');
    return { kind: 'shown', exit: await showSome(some, contact, flags, showing, targets, io) };
  });
}

/** Every contact, one after the other. */
async function listed({ named, flags, showing, replay, reading, settings, stdin, io }: Asked): Promise<Unheld | null> {
  const inputs = await inputsToList(named, flags, stdin, io);
  if (inputs === null) return null;
  const targets = await targetsOf(inputs, flags, settings, io);
  const { listFiles } = await import('../../list/listFiles.js');
  const { showListed } = await import('./showListed.js');
  const run = await thriftily(() =>
    listFiles(inputs, reading, replay, io, (one) => showListed(one, flags, showing, targets, io)),
  );
  return run.kind === 'listed' ? { kind: 'shown', exit: run.result } : { kind: 'held', why: run.why, remedy: UNLISTED };
}

function targetsOf(
  { identities }: CountedInputs,
  flags: SimulateFlags,
  settings: readonly FileIdentity[],
  io: Io,
): Promise<Targets> {
  return checkTargets(flags, [...identities, ...settings], io);
}
