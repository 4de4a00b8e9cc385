import type { ChargeUnit } from '../../model/category.js';
import { DAY, shift, type Instant } from '../../model/instant.js';
import type { Axis, Surroundings } from './axis.js';
import { eraEdge, isWithinZonesOfSwitch } from './edges.js';

/** Meta's name for each way of counting. */
const MODELS: Readonly<Record<ChargeUnit, string>> = {
  notification: 'NBP',
  conversation: 'CBP',
  message: 'PMP',
};

export function unitOf(model: string | null): ChargeUnit | null {
  return (Object.keys(MODELS) as ChargeUnit[]).find((unit) => MODELS[unit] === model) ?? null;
}

/**
 * Is it counted as the date says? The first status is written before the delivery, so that across a midnight either
 * model is right; and a conversation that was open at the change keeps its own (rule 2e.6), also one from before the log.
 */
export const compareEra: Axis = ({ charge, verdict: { model }, event, delivery }, around) => {
  if (model === null || charge === null || unitOf(model) === null) return 'silent';
  const fitting = new Set([MODELS[charge.unit]]);
  const unitAtSending = around.unitAt(event.at);
  if (unitAtSending !== null) fitting.add(MODELS[unitAtSending]);
  if (charge.type === 'in_open_conversation') fitting.add(MODELS.conversation);
  if (fitting.has(model)) return 'agrees';
  if (model === MODELS.conversation && !charge.certain && mayBeCarriedOver(event.at, around)) return 'either';
  const edge = eraEdge(around, [event.at, delivery?.at ?? event.at]);
  return {
    cause: edge?.cause ?? 'ERA',
    expected: MODELS[charge.unit],
    reported: model,
    evidence: [{ field: 'pricing.pricing_model', value: model }, ...(edge === null ? [] : [edge.evidence])],
    reason: edge !== null ? 'era_switch' : isWithinZonesOfSwitch(around, event.at) ? 'account_zone' : 'unknown',
  };
};

/** Whether a conversation can have been open that began while conversations were counted. */
function mayBeCarriedOver(at: Instant, { unitAt }: Surroundings): boolean {
  return unitAt(shift(at, -DAY)) === 'conversation';
}
