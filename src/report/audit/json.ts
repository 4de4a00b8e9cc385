import type { Audit } from '../../audit/result.js';
import { jsonPieces } from '../text/jsonPieces.js';
import { toAuditDocument } from './document.js';

export function* json(audit: Audit): Iterable<string> {
  yield* jsonPieces(toAuditDocument(audit));
}
