import { Counter } from '../../count/counter.js';
import type { HeardPlace } from '../../count/heard/columns.js';
import type { HeardJoiner } from '../../count/heard/join.js';
import { IdWatch } from '../../count/heard/watch.js';
import { identitiesOf, NOBODY } from '../../count/identities.js';
import { countSettingOf } from '../../count/setting.js';
import type { HeardBlock } from '../../input/heard/block.js';
import { HeardFound } from '../../input/heard/found.js';
import { Persons } from '../../input/heard/persons.js';
import { HeardProfiles } from '../../input/heard/profile.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { unthriftily } from '../thrift.js';
import { NOTHING_SHARED, type Assignment, type Share } from './assignment.js';
import { beginningOf } from './beginning.js';
import { takePieces } from './handOver.js';
import { rolesOf } from './roles.js';
import type { HandedWebhooks } from './webhooksRead.js';

/**
 * Does the part of a job that counts some contacts of a log of webhooks: what others read, in the order of the files. Throws
 * `NotPlain` where the input has to be read whole.
 */
export async function webhooksCounted(assignment: Assignment): Promise<Share> {
  unthriftily();
  const counted = new WebhooksCounted(assignment);
  await takePieces(assignment, counted.profiles, (file) => ({
    linesBefore: 0,
    take: (part: HandedWebhooks, linesBefore, reader) => {
      counted.take(part, { file, linesBefore }, reader);
    },
  }));
  return counted.share();
}

class WebhooksCounted {
  readonly profiles = new HeardProfiles();
  readonly #assignment: Assignment;
  readonly #counter: Counter;
  readonly #joiner: HeardJoiner;
  readonly #watch: IdWatch;
  readonly #found = new HeardFound();
  readonly #persons = new Persons();
  /** By reader: the persons without a number whom it named, as this job calls them. */
  readonly #theirs: readonly number[][];
  #records = 0;

  constructor(assignment: Assignment) {
    const { files, options, ports, reading } = assignment;
    const setting = countSettingOf(options, reading.idHorizon);
    if (setting === null) throw new NotPlain('some sessions never close');
    const { counters, readers } = rolesOf(ports.length);
    this.#assignment = assignment;
    this.#counter = new Counter(setting);
    this.#joiner = this.#counter.hearing({
      profiles: this.profiles.all,
      names: this.#persons.names,
      files: files.map(({ name }) => name),
      // One that counts all sees for itself where the log begins.
      beginning: counters === 1 ? null : beginningOf(files),
    });
    this.#watch = new IdWatch(setting.horizon);
    this.#theirs = Array.from({ length: readers }, () => []);
  }

  take({ block, names, watched, found, records }: HandedWebhooks, place: HeardPlace, reader: number): void {
    // All are handed what was found, and the first one tells of it.
    if (this.#assignment.job === 0) {
      this.#found.addPiece(found, place.linesBefore);
      this.#records += records;
    }
    const theirs = this.#theirs[reader] as number[];
    for (const name of names) theirs.push(this.#persons.named(name));
    if (theirs.length > 0) rename(block, theirs);
    this.#watch.take(watched);
    this.#joiner.take(block, place);
  }

  share(): Share {
    const { findings, rejects, counts: words } = this.#found;
    const read = { records: this.#records, findings, setAside: rejects.length };
    return {
      ...NOTHING_SHARED,
      counts: this.#counter.finish(read, [...words]),
      rejects,
      identities: this.#assignment.wantsIdentities ? identitiesOf(this.#counter.pairs) : NOBODY,
    };
  }
}

/** Calls persons without a number as this job does. */
function rename({ contact, length }: HeardBlock, theirs: readonly number[]): void {
  for (let row = 0; row < length; row++) {
    const person = contact[row] as number;
    if (person < 0) contact[row] = theirs[-1 - person] as number;
  }
}
