import { add, ZERO } from '../model/money.js';
import type { AuditFinding, TemplateLine } from './result.js';

/** Templates billed in another category than declared, the one with the most messages first. */
export function templateLines(findings: readonly AuditFinding[]): readonly TemplateLine[] {
  const lines = new Map<string, TemplateLine>();
  for (const { cause, template, expected, reported, stake } of findings) {
    if (cause !== 'TEMPLATE_RECATEGORISED' || typeof expected !== 'string' || typeof reported !== 'string') continue;
    const name = JSON.stringify([template, expected, reported]);
    const line = lines.get(name) ?? {
      template,
      declared: expected,
      billed: reported,
      messages: 0,
      difference: ZERO,
      unknown: 0,
    };
    lines.set(name, {
      ...line,
      messages: line.messages + 1,
      difference: add(line.difference, stake.difference ?? ZERO),
      unknown: line.unknown + (stake.difference === null ? 1 : 0),
    });
  }
  return [...lines.values()].sort(
    (a, b) => b.messages - a.messages || ((a.template ?? '') < (b.template ?? '') ? -1 : 1),
  );
}
