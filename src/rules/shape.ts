import { CHARGE_UNITS } from '../model/category.js';
import { FLAG, listOf, OBJECT, objectOf, oneOf, optional, orNull, TEXT, type Shape } from '../model/shape.js';
import { WINDOW_OPENERS, type RuleSet } from './ruleSet.js';

type Part<K extends keyof RuleSet> = NonNullable<RuleSet[K]>;

const rows = listOf(OBJECT);
const lasting = objectOf<Part<'conversation'>>({ lasts: TEXT, rule: TEXT });
const flagOrC9: Shape = (place, value) => {
  if (value !== 'C9') FLAG(place, value);
};

/** A rule set as an object: that its parts are there. What stands in them is judged when it is compiled. */
export const RULE_SET = objectOf<RuleSet>({
  id: TEXT,
  title: TEXT,
  from: orNull(TEXT),
  until: orNull(TEXT),
  unit: oneOf(CHARGE_UNITS),
  priced_as: optional(TEXT),
  window: objectOf<Part<'window'>>({
    lasts: TEXT,
    opened_by: listOf(oneOf(WINDOW_OPENERS)),
    permanent_sessions: optional(FLAG),
    rule: TEXT,
    exceptions: rows,
  }),
  entry_point: orNull(
    objectOf<Part<'entry_point'>>({
      opened_by: oneOf(['reply', 'click']),
      reply_within: TEXT,
      lasts: TEXT,
      lasts_at_most: optional(TEXT),
      page_cta: flagOrC9,
      category: TEXT,
      closes_conversations: FLAG,
      rule: TEXT,
    }),
  ),
  call_permission: lasting,
  conversation: orNull(lasting),
  extra_message: orNull(objectOf<Part<'extra_message'>>({ channel: TEXT })),
  admission: rows,
  membership: rows,
  charges: rows,
  undelivered: rows,
  allowances: rows,
  window_counts_at: oneOf(['sending', 'C3']),
});
