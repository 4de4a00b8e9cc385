import { grown, grownLength } from '../../count/grown.js';
import { TWO_CUSTOMERS } from '../../count/heard/watch.js';
import { ContactOrder } from '../../count/listed/order.js';
import { MENTION, type Mentions } from '../../input/heard/mentions.js';
import type { Persons } from '../../input/heard/persons.js';
import { SamePersons, type Same } from '../../input/heard/samePersons.js';
import { NotPlain } from '../../input/plain/notPlain.js';
import { Receipts } from '../../input/webhook/receipts.js';
import type { Finding } from '../../model/finding.js';
import type { Progress } from '../count/countFiles.js';
import { SharedIds } from './sharedIds.js';
import type { WebhookFiles } from './webhookFiles.js';

/** What has to be known of a log of webhooks before its contacts can be read apart. */
export interface WebhookSurvey {
  readonly mentions: Mentions;
  readonly persons: SamePersons;
  /** Not settled yet. */
  readonly order: ContactOrder;
  /** Parts of webhooks, used or not. */
  readonly records: number;
  /** Files whose times of receipt are none, and what is to be said of them. */
  readonly without: ReadonlySet<string>;
  readonly wrong: readonly Finding[];
}

/**
 * Sees of whom a log tells. `horizon`: for how long of event time the id of a message is remembered. Throws `NotPlain` where the
 * log has to be read whole, and `UnreadableInput` where it cannot be.
 */
export async function surveyWebhooks(files: WebhookFiles, horizon: number, progress: Progress): Promise<WebhookSurvey> {
  const receipts = new Receipts();
  const survey = await surveyWith(files, receipts, horizon, progress);
  const { wrong } = receipts;
  if (wrong.size === 0) return survey;
  // By what was taken for a time of receipt parts may have been set aside.
  const anew = await surveyWith(files, new Receipts(new Set(wrong.keys())), horizon, progress);
  return { ...anew, wrong: [...wrong.values()] };
}

async function surveyWith(
  files: WebhookFiles,
  receipts: Receipts,
  horizon: number,
  progress: Progress,
): Promise<WebhookSurvey> {
  const order = new ContactOrder();
  const shared = new SharedIds(horizon);
  const heard = new LastHeard();
  const { mentions, records } = await files.read(receipts, progress, (block, persons) => {
    const contacts = new Int32Array(block.length);
    for (let row = 0; row < block.length; row++) {
      const contact = contactOf(block.contact[row] as number, persons, order);
      contacts[row] = contact;
      order.countRowOf(contact);
      if (block.profile[row] === MENTION.WRITTEN) heard.note(contact, block.at[row] as number);
    }
    shared.take(block, contacts);
  });
  const persons = samePersons(mentions, shared, heard, order);
  for (const [person, final] of persons.renamed()) {
    order.join(contactOf(person, mentions.persons, order), contactOf(final, mentions.persons, order));
  }
  return { mentions, persons, order, records, without: receipts.without, wrong: [] };
}

/** The contact of a person, by its index. */
export function contactOf(person: number, persons: Persons, order: ContactOrder): number {
  return person > 0 ? order.ofPhone(person) : order.ofName(persons.nameOf(person));
}

function samePersons(
  { persons, same, changes }: Mentions,
  shared: SharedIds,
  heard: LastHeard,
  order: ContactOrder,
): SamePersons {
  const personOf = (contact: number): number => persons.personOf(order.nameOf(contact) ?? '');
  const pairs = shared.pairs.all.map(([one, other]): Same => [personOf(one), personOf(other)]);
  // The number of a person stands in one status of a message and the user id in another; two numbers are two persons.
  const told = pairs.filter(([one, other]) => one < 0 || other < 0);
  const lastHeard = (phone: string): number => heard.at(contactOf(persons.personOf(phone), persons, order));
  const all = new SamePersons([...same.all, ...told], changes, persons, lastHeard);
  if (pairs.some(([one, other]) => all.finalOf(one) !== all.finalOf(other))) throw new NotPlain(TWO_CUSTOMERS);
  return all;
}

/** When each contact wrote last. */
class LastHeard {
  #at = new Float64Array(1024).fill(-Infinity);

  note(contact: number, at: number): void {
    if (contact >= this.#at.length) {
      this.#at = grown(this.#at, new Float64Array(grownLength(contact)).fill(-Infinity, this.#at.length));
    }
    if (at > (this.#at[contact] as number)) this.#at[contact] = at;
  }

  at(contact: number): number {
    return this.#at[contact] ?? -Infinity;
  }
}
