import { isUsable, type StatusProfile } from '../../input/heard/profile.js';
import type { Kind } from '../../input/row.js';
import { kindOf, type TemplateNames } from '../../input/webhook/kind.js';
import type { Reported } from '../../model/event.js';
import type { Instant } from '../../model/instant.js';

const NO_TEMPLATES: TemplateNames = new Map();

/**
 * What the first status that is heard of a message says that it is, without what others say; `opens` says whether it is
 * the first of its conversation. `expiresAt` is NaN where the status names no end of that.
 */
export function kindTold(profile: StatusProfile, at: number, expiresAt: number, opens: () => boolean): Kind | null {
  if (!profile.mayOpen || Number.isNaN(expiresAt)) return profile.told;
  const reported = reportedAt(profile, expiresAt);
  const sentAt = profile.status === 'sent' ? at : null;
  const kind = kindOf({ reported, callback: null, sentAt, kind: null }, opens(), NO_TEMPLATES);
  return isUsable(kind) ? kind : profile.told;
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
