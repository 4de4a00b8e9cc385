import type { Outcome } from '../model/outcome.js';

/** What an outcome changes for its reader: ends that move by seconds do not count, only what follows from them. */
function effectOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'window_opened':
    case 'window_refreshed':
      return 'window';
    case 'conversation_opened':
    case 'conversation_joined':
      return `${outcome.kind}:${outcome.category}`;
    case 'charged': {
      const { type, category, certain, billable, price } = outcome.charge;
      return [type, category, certain, billable ? (price?.rate ?? '') : ''].join(':');
    }
    case 'window_closed':
    case 'entry_point_opened':
    case 'entry_point_closed':
    case 'conversation_closed':
    case 'message_rejected':
    case 'opens_no_window':
    case 'call_permission_given':
    case 'call_permission_refused':
    case 'call_permission_ended':
      return outcome.kind;
  }
}

export function effectsOf(outcomes: readonly Outcome[]): string {
  return outcomes.map(effectOf).join(' ');
}
