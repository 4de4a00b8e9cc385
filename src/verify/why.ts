import { explainMessage } from '../explain/explain.js';
import type { Fact, MessageExplanation } from '../explain/explanation.js';
import type { Outbound, Receipt } from '../model/event.js';
import type { PairRun } from '../model/run.js';
import type { Suspect } from './judgement.js';
import { outboundOf } from './messages.js';
import type { Why } from './result.js';
import type { Subject } from './subject.js';

/** The explanation of a wrong outcome; null where nothing can be named that brought it about. */
export function whyOf(suspect: Suspect | null, subject: Subject): Why | null {
  switch (suspect?.kind) {
    case undefined:
      return null;
    case 'message': {
      const isHeld = subject.evidence.unheld === null;
      const explanation = isHeld ? explained(suspect.handle, subject) : null;
      return explanation === undefined ? null : { ...suspect, explanation };
    }
    case 'attempt': {
      const explanation = attempted(suspect.message, subject);
      return explanation === undefined ? null : { ...suspect, explanation };
    }
    case 'finding': {
      const found = subject.evidence.run.findings.filter(({ code }) => code === suspect.code);
      return { ...suspect, found };
    }
  }
}

function explained(handle: string, { evidence, pairs }: Subject): MessageExplanation | undefined {
  const { timeline, options } = evidence;
  const isAbout = ({ contact, number }: MessageExplanation): boolean =>
    pairs.some((pair) => pair.contact === contact && pair.number === number);
  return explainMessage(timeline, handle, options).find(isAbout);
}

type Attempt = Extract<Suspect, { kind: 'attempt' }>['message'];

const HANDLE = 'a message that is not in the timeline';

/** What the rules say to a message that is sent at the moment, up to whether it is taken. */
function attempted(kind: Attempt, { evidence, moment, pairs }: Subject): MessageExplanation | undefined {
  const [pair] = pairs;
  if (pair === undefined || moment.kind === 'end') return undefined;
  const { timeline, options } = evidence;
  const before = timeline.events.filter(
    ({ at, contact, number }) => at <= moment.at && contact === pair.contact && number === pair.number,
  );
  const attempt = attemptOf(kind, pair, moment.at);
  const [explanation] = explainMessage(
    { ...timeline, events: [...before, attempt, deliveryOf(attempt)] },
    HANDLE,
    options,
  );
  return explanation && { ...explanation, facts: upToAdmission(explanation.facts) };
}

function attemptOf(kind: Attempt, pair: PairRun, at: Outbound['at']): Outbound {
  const latest = outboundOf(pair).findLast((event) => event.at <= at);
  const base = {
    kind: 'outbound' as const,
    at,
    contact: pair.contact,
    number: pair.number,
    id: null,
    handle: HANDLE,
    source: { file: HANDLE, line: 1, column: 1 },
    account: latest?.account ?? null,
    country: latest?.country ?? null,
    channel: latest?.channel ?? null,
    tag: null,
  };
  if (kind === 'free_form') return { ...base, type: 'text' };
  return { ...base, type: 'template', category: kind, template: null };
}

/** So that the chain can say what would follow under another reading. */
function deliveryOf({ at, contact, number, id, handle, source }: Outbound): Receipt {
  return { kind: 'receipt', at, contact, number, id, handle, source, status: 'delivered', assumed: true };
}

function upToAdmission(facts: readonly Fact[]): readonly Fact[] {
  const decided = facts.findIndex(({ kind }) => kind === 'accepted' || kind === 'rejected');
  return facts.filter(({ kind }, index) => index <= decided || kind === 'depends_on');
}
