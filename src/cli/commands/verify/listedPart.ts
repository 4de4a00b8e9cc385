import type { TimelineEvent } from '../../../model/event.js';
import type { PairRun } from '../../../model/run.js';
import { listUnder } from '../../list/listFiles.js';
import { comparedWith, namedAmong, timelineOf, type Asked, type Part } from './part.js';

/**
 * Every contact is replayed, one after the other. Null where only the whole log says what it means. Throws what `listUnder` throws.
 */
export async function listedPart(asked: Asked): Promise<Part | null> {
  const { inputs, reading, options, io } = asked;
  const compared = comparedWith(asked);
  const underEach = [options, ...compared.map(([, others]) => others)];
  const run = await listUnder(inputs, reading, underEach, io, async (listed): Promise<Part> => {
    const [own, ...others] = listed;
    if (own === undefined) throw new Error('there is no replay under the rules of the file');
    const { head, cost, setting, read, names, each, totals } = own;
    const known = names().filter((name) => name !== null);
    const named = new Set(namedAmong(known, asked));
    const contacts: string[] = [];
    const events: TimelineEvent[] = [];
    const pairs: PairRun[] = [];
    await each(({ assembled, pairs: ofContact }) => {
      const contact = ofContact[0]?.contact ?? null;
      if (contact === null) return;
      contacts.push(contact);
      if (!named.has(contact)) return;
      events.push(...assembled.events);
      pairs.push(...ofContact);
    });
    const firstAt = setting.unseenBefore;
    return {
      timeline: timelineOf(events, firstAt, read),
      run: { ...head, cost, totals: totals(), pairs },
      unheld: {
        contacts,
        firstAt,
        costUnder: new Map(compared.map(([name], index) => [name, others[index]?.cost ?? null])),
      },
    };
  });
  return run.kind === 'listed' ? run.result : null;
}
