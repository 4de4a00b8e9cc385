import type { Answer } from '../../check/answer.js';
import { instantText } from '../instantText.js';

/** What the configuration says of a session, in Bird's words. */
export interface BirdSession {
  readonly isPermanent: boolean | null;
  readonly metadata: Readonly<Record<string, string>> | null;
}

/** Bird's `ChannelContactInformation`, these three fields and no others: a window that is not open has no expiry. */
export function toBirdDocument({ window }: Answer, { isPermanent, metadata }: BirdSession) {
  const expires = window.state === 'open' ? window.until : null;
  return {
    serviceWindowExpireAt: expires === null ? null : instantText(expires, true),
    isPermanentSession: window.permanent ? true : isPermanent,
    metadata,
  };
}
