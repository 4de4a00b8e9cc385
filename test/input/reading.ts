import { readTimeline, UnreadableInput, type ReadOptions } from '../../src/input/index.js';
import type { TimelineEvent } from '../../src/model/event.js';
import type { FindingCode } from '../../src/model/finding.js';
import { HOUR } from '../../src/model/instant.js';
import type { Timeline } from '../../src/model/timeline.js';

export function read(text: string | Uint8Array, options?: ReadOptions): Timeline {
  return readTimeline([{ name: 'shop.csv', bytes: Buffer.from(text) }], options);
}

/** Lines of CSV joined to a file. */
export function rows(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** The codes that a text gives, whether or not anything could be read. */
export function codes(text: string | Uint8Array, options?: ReadOptions): readonly FindingCode[] {
  return findings(text, options).map(({ code }) => code);
}

export function findings(text: string | Uint8Array, options?: ReadOptions) {
  try {
    return read(text, options).findings;
  } catch (error) {
    if (error instanceof UnreadableInput) return error.findings;
    throw error;
  }
}

/** Events in a line each: `4 outbound template utility`, the hour or the instant first. */
export function told({ dated, events }: Timeline): readonly string[] {
  return events.map((event) => `${dated ? new Date(event.at).toISOString() : event.at / HOUR} ${wordsOf(event)}`);
}

function wordsOf(event: TimelineEvent): string {
  switch (event.kind) {
    case 'inbound':
      return ['inbound', event.type, event.entryPoint, event.callPermission?.response]
        .filter((part) => part !== null && part !== undefined)
        .join(' ');
    case 'outbound':
      return event.type === 'template' ? `outbound template ${event.category}` : `outbound ${event.type}`;
    case 'receipt':
      return event.assumed ? `${event.status} (assumed)` : event.status;
    default:
      return event.kind;
  }
}
