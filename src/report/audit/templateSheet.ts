import type { Audit } from '../../audit/result.js';
import type { Column } from '../text/layout.js';
import { amountsInColumn } from '../money.js';
import { visible } from '../text/text.js';

/** Templates billed in another category than declared, with what that cost. */
export function templateSheet({ templates, currency }: Audit): {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
} {
  const amounts = amountsInColumn(templates.map(({ difference }) => difference));
  return {
    columns: [
      { title: 'template', align: 'left', yields: true },
      { title: 'declared', align: 'left', yields: false },
      { title: 'billed', align: 'left', yields: false },
      { title: 'messages', align: 'right', yields: false },
      { title: `more ${currency ?? ''}`.trim(), align: 'right', yields: false },
    ],
    rows: templates.map(({ template, declared, billed, messages, difference, unknown }) => [
      template === null ? '(unnamed)' : visible(template),
      declared,
      billed,
      String(messages),
      unknown === messages ? 'unknown' : `${unknown > 0 ? 'at least ' : ''}${amounts(difference)}`,
    ]),
  };
}
