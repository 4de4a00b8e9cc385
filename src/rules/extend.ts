import type { RuleSet } from './ruleSet.js';

type Part<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A rule set of the user's own: another one with changes. Tables of rows replace the whole table. */
interface RuleSetChanges extends Part<
  Omit<RuleSet, 'from' | 'until' | 'priced_as' | 'window' | 'entry_point' | 'call_permission' | 'conversation'>
> {
  /** Id of the rule set that it starts from, as that one began. */
  readonly extends: string;
  readonly window?: Part<RuleSet['window']> | undefined;
  readonly entry_point?: Part<NonNullable<RuleSet['entry_point']>> | null | undefined;
  readonly call_permission?: Part<RuleSet['call_permission']> | undefined;
  readonly conversation?: Part<NonNullable<RuleSet['conversation']>> | null | undefined;
}

/** What is missing from a change that has nothing to start from. */
export class IncompleteChange extends Error {
  override readonly name = 'IncompleteChange';
}

/** The rule set that `changes` describe. Throws an IncompleteChange when a part that the base lacks is given in part. */
export function extended(base: RuleSet, changes: RuleSetChanges): RuleSet {
  const {
    window,
    entry_point: entryPoint,
    call_permission: callPermission,
    conversation,
    extends: extendedId,
    ...rest
  } = changes;
  return {
    ...base,
    ...given(rest),
    id: changes.id ?? `${extendedId}-changed`,
    priced_as: base.priced_as ?? base.id,
    from: null,
    until: null,
    window: { ...base.window, ...given(window ?? {}) },
    entry_point: merged('entry_point', base.entry_point, entryPoint, ENTRY_POINT_KEYS),
    call_permission: { ...base.call_permission, ...given(callPermission ?? {}) },
    conversation: merged('conversation', base.conversation, conversation, ['lasts', 'rule']),
  };
}

const ENTRY_POINT_KEYS = [
  'opened_by',
  'reply_within',
  'lasts',
  'page_cta',
  'category',
  'closes_conversations',
  'rule',
] as const satisfies readonly (keyof NonNullable<RuleSet['entry_point']>)[];

function merged<T extends object>(
  name: string,
  base: T | null,
  change: Part<T> | null | undefined,
  required: readonly (keyof T & string)[],
): T | null {
  if (change === undefined) return base;
  if (change === null) return null;
  const value = { ...base, ...given(change) } as T;
  const missing = required.filter((key) => value[key] === undefined);
  if (missing.length > 0)
    throw new IncompleteChange(`${name} lacks ${missing.join(', ')}, and the base has no ${name}`);
  return value;
}

/** Without the keys that say nothing. */
function given<T extends object>(part: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
