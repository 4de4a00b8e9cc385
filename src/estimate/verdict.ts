import { readRecords } from '../input/index.js';
import { DAY, HOUR, instantOf } from '../model/instant.js';
import type { Charge } from '../model/outcome.js';
import type { CompiledAllowance } from '../rules/compile.js';
import type { RuleSet } from '../rules/ruleSet.js';
import { rulesAt } from '../rules/schedule.js';
import { judge } from '../run/judge.js';
import type { SimulateOptions } from '../run/options.js';
import { pairsOf } from '../run/pairs.js';
import { settingOf } from '../run/setting.js';
import type { Part, Situation, VolumeCategory } from './volume.js';

/** What one message of a part is charged as, before allowances. */
interface Verdict {
  /** Null when the rules refuse it. */
  readonly charge: Charge | null;
  readonly allowances: readonly CompiledAllowance[];
  /** The era by whose cards its rule set is priced. */
  readonly pricedAs: string;
}

/** Judges a part by replaying one message of it alone: the engine decides, as it does for a log. */
export function verdictOf(
  { category, situation }: Omit<Part, 'messages'>,
  month: string,
  country: string | null,
  asked: string | RuleSet,
  options: Pick<SimulateOptions, 'assume' | 'account'>,
): Verdict {
  const sentAt = Date.parse(`${month}-01T00:00:00Z`) + DAY / 2;
  const at = (before: number): string => new Date(sentAt - before).toISOString();
  const timeline = readRecords([
    ...BEFORE[situation].map(({ hours, ...record }) => ({ time: at(hours * HOUR), ...record })),
    { time: at(0), direction: 'outbound', ...MESSAGE[category], ...(country !== null && { country }) },
  ]);
  const setting = { ...settingOf(timeline, { ...options, rules: asked }), money: null };
  const { terms } = setting;
  const [judged] = judge(pairsOf(timeline.events), setting, terms).judged;
  const rules = rulesAt(setting.scheduleFor(terms), instantOf(sentAt));
  return {
    charge: judged?.pair.charges.find((charge) => charge.sentAt === sentAt) ?? null,
    allowances: rules?.allowances ?? [],
    pricedAs: rules?.pricedAs ?? '',
  };
}

const BEFORE: Readonly<
  Record<Situation, readonly { hours: number; direction: string; type: string; entry_point?: string }[]>
> = {
  outside: [],
  window: [{ hours: 1, direction: 'inbound', type: 'text' }],
  entry_point: [
    { hours: 2, direction: 'inbound', type: 'text', entry_point: 'ctwa' },
    { hours: 1, direction: 'outbound', type: 'text' },
  ],
};

const MESSAGE: Readonly<Record<VolumeCategory, { type: string; category?: string }>> = {
  marketing: { type: 'template', category: 'marketing' },
  utility: { type: 'template', category: 'utility' },
  authentication: { type: 'template', category: 'authentication' },
  authentication_international: { type: 'template', category: 'authentication_international' },
  service: { type: 'text' },
};
