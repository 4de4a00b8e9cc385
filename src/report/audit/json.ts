import type { Audit } from '../../audit/result.js';
import { jsonText } from '../text.js';
import { toAuditDocument } from './document.js';

export function* json(audit: Audit): Iterable<string> {
  yield jsonText(toAuditDocument(audit));
}
