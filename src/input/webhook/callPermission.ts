import type { CallPermission } from '../../model/event.js';
import { FOREVER } from '../../model/instant.js';
import { objectIn, wordIn, type JsonObject } from './objects.js';
import { instantIn } from './reported.js';

/** `interactive.call_permission_reply` of a customer message; null where there is none, or it holds no answer that is known. */
export function callPermissionIn(message: JsonObject): CallPermission | null {
  const interactive = objectIn(message, 'interactive');
  const reply = interactive === null ? null : objectIn(interactive, 'call_permission_reply');
  if (reply === null) return null;
  const response = wordIn(reply, 'response');
  if (response === 'reject') return { response, until: null };
  if (response !== 'accept') return null;
  const isPermanent = reply['is_permanent'] === true;
  return { response, until: isPermanent ? FOREVER : instantIn(reply, 'expiration_timestamp') };
}
