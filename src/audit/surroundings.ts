import type { ChargeUnit } from '../model/category.js';
import type { Instant } from '../model/instant.js';
import type { PairRun, Run } from '../model/run.js';
import type { Notice } from '../model/timeline.js';
import { ERAS, revisionsOf } from '../rules/ruleSets.js';
import type { Surroundings } from './axes/axis.js';
import type { ToldMessages } from './messages.js';

/** What the messages of a whole log say that explains one of them. */
export class Foretold {
  /** Whether the statuses of the log name prices at all. */
  namesPrices = false;
  readonly #billed = new Map<string, Set<string>>();

  note({ messages }: ToldMessages): void {
    for (const { event, verdict } of messages) {
      if (verdict.priced) this.namesPrices = true;
      if (event.type !== 'template' || event.template === null || verdict.category === null) continue;
      const known = this.#billed.get(event.template) ?? new Set();
      this.#billed.set(event.template, known.add(verdict.category));
    }
  }

  /** The categories in which a template was billed. */
  billedAs(template: string): ReadonlySet<string> {
    return this.#billed.get(template) ?? new Set();
  }
}

/** What a message can be explained by that is not of its pair: `pairs` are all of its contact, and may be of others too. */
export function surroundingsOf(
  rules: Run['rules'],
  notices: readonly Notice[],
  foretold: Foretold,
  pairs: readonly PairRun[],
): Surroundings {
  const byContact = new Map<string | null, PairRun[]>();
  for (const pair of pairs) {
    const known = byContact.get(pair.contact);
    if (known === undefined) byContact.set(pair.contact, [pair]);
    else known.push(pair);
  }
  return {
    eras: rules.sets,
    unitAt: (at) => unitAt(rules, at),
    pairsOf: (contact) => byContact.get(contact) ?? [],
    notices,
    billedAs: (template) => foretold.billedAs(template),
    namesPrices: foretold.namesPrices,
  };
}

/** Before the log it is that of the era before. */
function unitAt(rules: Run['rules'], at: Instant): ChargeUnit | null {
  const [first] = rules.sets;
  if (rules.mode === 'auto' && first !== undefined && first.from !== null && at < first.from) {
    return ERAS[ERAS.findIndex(({ id }) => id === first.id) - 1]?.unit ?? null;
  }
  const inForce = rules.sets.find(({ from, until }) => (from === null || from <= at) && (until === null || at < until));
  return inForce === undefined ? null : (revisionsOf(inForce.id)[0]?.unit ?? null);
}
