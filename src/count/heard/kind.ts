import { isUsable, type StatusProfile } from '../../input/heard/profile.js';
import type { Kind } from '../../input/row.js';
import { kindOf } from '../../input/webhook/kind.js';
import type { Reported } from '../../model/event.js';
import type { Instant } from '../../model/instant.js';

/**
 * What a message is by a status that may have opened its conversation; `opens` says whether it is the first of that.
 * `expiresAt` is the end of the conversation.
 */
export function kindTold(profile: StatusProfile, at: number, expiresAt: number, opens: boolean): Kind | null {
  const reported = reportedAt(profile, expiresAt);
  const sentAt = profile.status === 'sent' ? at : null;
  const kind = kindOf({ reported, callback: null, sentAt, kind: null }, opens);
  return isUsable(kind) ? kind : profile.told;
}

/** Whether the status can say more of the kind by its place in the log than by its words. */
export function mayTellByPlace({ mayOpen }: StatusProfile, expiresAt: number): boolean {
  return mayOpen && !Number.isNaN(expiresAt);
}

/** What the status says, with the end of its own conversation. */
export function reportedAt({ reported }: StatusProfile, expiresAt: number): Reported {
  const { pricing, conversation, errors } = reported;
  if (Number.isNaN(expiresAt)) return reported;
  return {
    pricing,
    conversation: { id: null, origin: conversation?.origin ?? null, expiresAt: expiresAt as Instant },
    errors,
  };
}
