import type { Audit } from '../../audit/result.js';
import { csv } from './csv.js';
import { github } from './github.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import type { AuditFormat, AuditRenderOptions } from './options.js';
import { table } from './table.js';

export { toAuditDocument } from './document.js';
export { AUDIT_FORMATS, type AuditFormat, type AuditRenderOptions } from './options.js';

const RENDERERS: Readonly<Record<AuditFormat, (audit: Audit, options: AuditRenderOptions) => Iterable<string>>> = {
  table,
  json,
  csv,
  markdown,
  github,
};

/** The audit as text, piece by piece. */
export function renderAudit(audit: Audit, format: AuditFormat, options: AuditRenderOptions): Iterable<string> {
  return RENDERERS[format](audit, options);
}
