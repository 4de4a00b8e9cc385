import type { Audit } from '../../audit/result.js';
import { jsonPieces } from '../jsonPieces.js';
import { toAuditDocument } from './document.js';

export function* json(audit: Audit): Iterable<string> {
  yield* jsonPieces(toAuditDocument(audit));
}
