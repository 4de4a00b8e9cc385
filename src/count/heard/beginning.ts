import { idAt, type HeardBlock } from '../../input/heard/block.js';
import type { HeardProfile, StatusProfile } from '../../input/heard/profile.js';
import { FOREVER, SECOND, type Instant } from '../../model/instant.js';
import { kindTold, mayTellByPlace } from './kind.js';
import { DISORDER, TOLD } from './order.js';

/** Where a log of webhooks begins, which is the same for all contacts. */
export interface LogBeginning {
  /** Of the first thing that is told. */
  readonly told: Instant;
  /** Of the first event that is replayed: what nothing tells the kind of is none. */
  readonly event: Instant;
}

interface Early {
  readonly at: number;
  readonly id: string;
  readonly profile: StatusProfile;
  readonly expiresAt: number;
  readonly conversation: string;
}

/** Finds where a log begins from the first of its rows, which are in order of time but for a little. */
export class Beginning {
  readonly #profiles: readonly HeardProfile[];
  #told = FOREVER;
  /** Of the first row that is an event whatever stands above it. */
  #event = FOREVER;
  /** Rows before that. */
  #early: Early[] = [];
  #newest = -Infinity;

  constructor(profiles: readonly HeardProfile[]) {
    this.#profiles = profiles;
  }

  /** No row to come can be earlier. */
  get isKnown(): boolean {
    return this.#newest * SECOND - DISORDER > this.#event;
  }

  take(block: HeardBlock): void {
    for (let row = 0; row < block.length; row++) {
      const at = block.at[row] as Instant;
      this.#newest = block.newest[row] as number;
      // So late a row begins nothing.
      if (Math.floor(at / SECOND) * SECOND < this.#newest * SECOND - DISORDER) continue;
      if (at < this.#told) this.#told = at;
      if (at >= this.#event) continue;
      const profile = this.#profiles[block.profile[row] as number] as HeardProfile;
      const isEvent = profile.kind === 'customer' || (profile.told !== null && profile.status !== 'read');
      if (isEvent) this.#event = at;
      else this.#early.push(early(block, row, profile));
    }
    this.#early = this.#early.filter(({ at }) => at < this.#event);
  }

  found(): LogBeginning {
    const conversations = new Set<string>();
    const met = new Set<string>();
    for (const { at, id, profile, expiresAt, conversation } of this.#early.sort(inReplayOrder)) {
      // Of a message whose kind nothing told: that it was read tells no more.
      if (profile.status === 'read' && met.has(id)) continue;
      met.add(id);
      const opens = !conversations.has(conversation);
      const isTold = mayTellByPlace(profile, expiresAt) ? kindTold(profile, at, expiresAt, opens) : profile.told;
      if (isTold !== null) return { told: this.#told, event: at as Instant };
      if (conversation !== '') conversations.add(conversation);
    }
    return { told: this.#told, event: this.#event };
  }
}

function early(block: HeardBlock, row: number, profile: StatusProfile): Early {
  const high = block.conversationHigh[row] as number;
  const low = block.conversationLow[row] as number;
  return {
    at: block.at[row] as number,
    id: idAt(block, row),
    profile,
    expiresAt: block.expiresAt[row] as number,
    conversation: low === 0 ? '' : `${block.contact[row] ?? 0} ${profile.number} ${high} ${low}`,
  };
}

function inReplayOrder(a: Early, b: Early): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return TOLD[a.profile.status] - TOLD[b.profile.status];
}
