import type { Audit } from '../../audit/result.js';
import { safeJson } from '../text.js';
import { toAuditDocument } from './document.js';

export function* json(audit: Audit): Iterable<string> {
  yield `${safeJson(JSON.stringify(toAuditDocument(audit), null, 2))}\n`;
}
