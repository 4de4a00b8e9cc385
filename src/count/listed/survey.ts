import { SalesCounter } from '../../billing/allowance.js';
import type { Tallies } from '../../billing/tally.js';
import { rejected } from '../../input/record.js';
import type { Row } from '../../input/row.js';
import { KindNotes } from '../../input/webhook/kindNotes.js';
import type { TimelineEvent } from '../../model/event.js';
import type { Finding } from '../../model/finding.js';
import { FOREVER, NEVER, type Instant } from '../../model/instant.js';
import type { RunCost } from '../../model/cost.js';
import type { RunHead } from '../../model/run.js';
import type { RejectedRecord } from '../../model/timeline.js';
import { countryOf } from '../../rates/market.js';
import { accountAssumptions } from '../../run/accountAssumptions.js';
import { ownersDiffer, possibleAssumptions } from '../../run/contested.js';
import { deliveredThoughRejected, earliest, noRules } from '../../run/findings.js';
import { appliedRules } from '../../run/schedule.js';
import { usedByNobody } from '../../run/usedByNobody.js';
import { TimeSlots } from '../slots.js';
import { Traits } from '../traits.js';
import { replayContact, saleOf, type ContactReplay, type ListSetting } from './pairs.js';

/** The first round over a log: what has to be known of all contacts before one can be told. */
export class Survey {
  /** Of rows that contradict others. */
  readonly findings: Finding[] = [];
  readonly rejects: RejectedRecord[] = [];
  /** Of messages that webhooks tell of. */
  readonly kinds = new KindNotes();
  /** Messages, calls and receipts. */
  events = 0;
  readonly #setting: ListSetting;
  readonly #sales: SalesCounter;
  readonly #traits: Traits;
  readonly #numbers = new Set<string | null>();
  readonly #delivered: Finding[] = [];
  #withoutRules = 0;
  #firstWithoutRules: TimelineEvent | null = null;
  #assumed = 0;
  #first: Instant = FOREVER;
  #last: Instant = NEVER;

  constructor(setting: ListSetting) {
    this.#setting = setting;
    const { terms, money, purchase } = setting;
    this.#sales = new SalesCounter(purchase.allowances);
    this.#traits = new Traits(money, new TimeSlots(terms.timezone, purchase.edges));
  }

  /** Takes all rows of one contact. Contacts come in the order in which they are told. */
  take(rows: readonly Row[]): ContactReplay {
    const told = replayContact(rows, this.#setting, (event, before, rules) => {
      this.#traits.uses(rules);
      this.#traits.noteTime(event.at);
      this.#traits.note(event, before, rules);
    });
    this.#noteRows(told);
    this.#noteEvents(told);
    this.#notePairs(told);
    return told;
  }

  tallies(): Tallies {
    return this.#sales.tallies();
  }

  /** `read` and `unpriced` are the findings before and after those of the replay. */
  head(read: readonly Finding[], unpriced: readonly Finding[], { cost }: { readonly cost: RunCost }): RunHead {
    const { schedule, terms, mode, money, accounts, unseenBefore } = this.#setting;
    const traits = this.#traits;
    const billed = { cost, all: this.tallies().all, unseenBefore };
    return {
      dated: true,
      timezone: terms.timezone,
      rules: { mode, sets: appliedRules(schedule, this.#first, this.#last) },
      assumptions: [
        ...possibleAssumptions(
          {
            sources: [...traits.sources],
            ownersDiffer: ownersDiffer(
              this.#numbers,
              cost.units.map(({ key }) => key.account),
              money.used,
            ),
            atTheEdge: traits.atTheEdge,
            ad: traits.ad,
            unseenPast: unseenBefore !== null,
            pageButton: traits.pageButton,
            lateForWindow: traits.lateForWindow,
            lateForMoney: traits.lateForMoney,
            customerReaction: traits.customerReaction,
            unlistedCountry: traits.unlistedCountry,
            group: false,
          },
          { assumed: this.#assumed, nearMidnight: traits.nearMidnight },
          this.#setting,
        ),
        ...accountAssumptions(billed, money, terms.timezone),
      ],
      findings: [
        ...read,
        ...this.#delivered,
        ...noRules(this.#withoutRules, this.#firstWithoutRules),
        ...unpriced,
        ...usedByNobody({ ...billed, numbers: this.#numbers, accounts }, money),
      ],
    };
  }

  #noteRows({ assembled }: ContactReplay): void {
    this.findings.push(...assembled.findings);
    this.kinds.add(assembled);
    for (const [{ record }, code] of assembled.setAside) this.rejects.push(rejected(record, [code]));
  }

  #noteEvents({ assembled: { events } }: ContactReplay): void {
    this.events += events.length;
    for (const event of events) {
      if (event.at < this.#first) this.#first = event.at;
      if (event.at > this.#last) this.#last = event.at;
      if (event.kind === 'receipt' && event.assumed) this.#assumed += 1;
    }
  }

  #notePairs({ judged }: ContactReplay): void {
    const { purchase } = this.#setting;
    for (const { pair, noticed } of judged) {
      this.#numbers.add(pair.number);
      this.#traits.noteCountry(countryOf(pair.contact));
      this.#delivered.push(
        ...noticed.deliveredThoughRejected.map(({ handle, source }) => deliveredThoughRejected(handle, source)),
      );
      this.#noteWithoutRules(noticed.eventsWithoutRules);
      for (const charge of pair.charges) {
        this.#sales.add(saleOf(charge, pair, purchase));
      }
    }
  }

  #noteWithoutRules(events: readonly TimelineEvent[]): void {
    this.#withoutRules += events.length;
    const first = earliest(events);
    const before = this.#firstWithoutRules;
    if (first !== null && (before === null || first.at < before.at)) this.#firstWithoutRules = first;
  }
}
