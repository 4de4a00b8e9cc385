import type { Decimal } from '../model/money.js';
import type { Place } from './place.js';

/** What volumes are given of. */
export const VOLUME_CATEGORIES = [
  'marketing',
  'utility',
  'authentication',
  'authentication_international',
  'service',
] as const;
export type VolumeCategory = (typeof VOLUME_CATEGORIES)[number];

/** What is sent to one market in a month. */
export interface Volume {
  /** `2026-10` */
  readonly month: string;
  readonly place: Place;
  readonly volumes: Readonly<Record<VolumeCategory, number>>;
  readonly shares: Shares;
}

/** What volumes alone do not tell, as percentages. */
export interface Shares {
  /** Of the utility templates outside entry points: sent inside an open window. */
  readonly utilityInWindow: Decimal;
  /** Of all messages: sent inside an entry point. */
  readonly inEntryPoint: Decimal;
}

/** Where an unsettled part of a volume is sent. */
export type Situation = 'outside' | 'window' | 'entry_point';

export interface Part {
  readonly category: VolumeCategory;
  readonly situation: Situation;
  readonly messages: number;
}

/** A volume by where it is sent; free-form needs an open window. */
export function partsOf(category: VolumeCategory, messages: number, shares: Shares): readonly Part[] {
  const inEntryPoint = share(messages, shares.inEntryPoint);
  const rest = messages - inEntryPoint;
  const inWindow = IN_WINDOW[category](rest, shares);
  const parts: readonly Part[] = [
    { category, situation: 'outside', messages: rest - inWindow },
    { category, situation: 'window', messages: inWindow },
    { category, situation: 'entry_point', messages: inEntryPoint },
  ];
  return parts.filter((part) => part.messages > 0);
}

const IN_WINDOW: Readonly<Record<VolumeCategory, (messages: number, shares: Shares) => number>> = {
  marketing: () => 0,
  utility: (messages, { utilityInWindow }) => share(messages, utilityInWindow),
  authentication: () => 0,
  authentication_international: () => 0,
  service: (messages) => messages,
};

/** So many of a hundred, rounded half up to whole messages. */
function share(messages: number, { units, scale }: Decimal): number {
  const whole = 100n * 10n ** BigInt(scale);
  return Number((2n * BigInt(messages) * units + whole) / (2n * whole));
}

/** Conversations that hold so many messages, if each holds `per` of them. */
export function conversationsOf(messages: number, { units, scale }: Decimal): number {
  const tenfold = BigInt(messages) * 10n ** BigInt(scale);
  return Number((tenfold + units - 1n) / units);
}
