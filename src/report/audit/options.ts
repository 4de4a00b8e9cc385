import type { ChalkInstance } from 'chalk';

export const AUDIT_FORMATS = ['table', 'json', 'csv', 'markdown', 'github'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

export interface AuditRenderOptions {
  readonly width: number;
  readonly color: ChalkInstance;
  /** Messages to show of each cause, and cells of each report; null is all. */
  readonly limit: number | null;
}
