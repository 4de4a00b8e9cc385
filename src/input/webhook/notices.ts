import { instantOf, type Instant } from '../../model/instant.js';
import type { AuthenticationInternationalNotice, Notice } from '../../model/timeline.js';
import { compareText } from '../../model/text.js';
import { readTime } from '../time.js';
import type { Part } from './delivery.js';
import { isObject, objectsIn, textIn, wordIn, type JsonObject } from './objects.js';
import type { Change } from './unpack.js';

/** What a change announces about prices to come; null when it is about something else. */
export function noticeIn({ field, value, account, time }: Change, part: Part): Notice | null {
  const base = { account, at: instant(time), source: part.source };
  if (field === 'template_category_update') return templateCategory(value, base);
  if (field !== 'account_update') return null;
  const event = textIn(value, 'event');
  if (event === 'VOLUME_BASED_PRICING_TIER_UPDATE') return volumeTier(value, base);
  return event === 'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE' ? authenticationInternational(value, base) : null;
}

type Base = Pick<Notice, 'account' | 'at' | 'source'>;

/** In an advance notice `new_category` is the category of today, and `correct_category` the one to come. */
function templateCategory(value: JsonObject, base: Base): Notice | null {
  const correct = wordIn(value, 'correct_category');
  const current = wordIn(value, 'new_category');
  const to = correct ?? current;
  if (to === null) return null;
  return {
    kind: 'template_category',
    templateId: textIn(value, 'message_template_id'),
    template: textIn(value, 'message_template_name'),
    language: textIn(value, 'message_template_language'),
    from: correct === null ? wordIn(value, 'previous_category') : current,
    to,
    effectiveAt: instant(textIn(value, 'category_update_timestamp')) ?? (correct === null ? base.at : null),
    ...base,
  };
}

/** The same tier may be announced again: the earliest time of it counts, so the time is Meta's own. */
function volumeTier(value: JsonObject, base: Base): Notice {
  const told = holding(value, 'tier');
  return {
    kind: 'volume_tier',
    category: wordIn(told, 'pricing_category'),
    tier: textIn(told, 'tier'),
    month: textIn(told, 'effective_month'),
    market: textIn(told, 'region'),
    ...base,
    at: instant(textIn(told, 'tier_update_time')) ?? base.at,
  };
}

function authenticationInternational(value: JsonObject, base: Base): Notice {
  const told = holding(value, 'start_time');
  return {
    kind: 'authentication_international',
    startsAt: instant(textIn(told, 'start_time')),
    exceptions: objectsIn(told, 'exception_countries').flatMap(([, exception]) => {
      const country = textIn(exception, 'country_code');
      const startsAt = instant(textIn(exception, 'start_time'));
      return country === null || startsAt === null ? [] : [{ country, startsAt }];
    }),
    ...base,
  };
}

/** `from 2026-03-02T10:00:00Z, of IN from 2026-04-01T00:00:00Z` */
export function startsOf({ startsAt, exceptions }: AuthenticationInternationalNotice): string {
  const others = exceptions.map(({ country, startsAt: start }) => `, of ${country} from ${secondText(start)}`);
  return `from ${startsAt === null ? 'an unknown time on' : secondText(startsAt)}${others.join('')}`;
}

/** Meta tells whole seconds. */
function secondText(at: Instant): string {
  return new Date(at).toISOString().replace('.000', '');
}

/** The value itself or the object in it that has the key: the event's own object is named differently in each. */
function holding(value: JsonObject, key: string): JsonObject {
  if (key in value) return value;
  return Object.values(value).find((inner): inner is JsonObject => isObject(inner) && key in inner) ?? {};
}

function instant(text: string | null): Instant | null {
  const reading = text === null ? null : readTime(text);
  return reading?.kind === 'dated' ? instantOf(reading.at) : null;
}

/** Each once, in order of time and then of content, wherever in the log they stood. */
export function inOrderOnce(notices: readonly Notice[]): readonly Notice[] {
  const byContent = new Map<string, Notice>();
  for (const notice of notices) {
    const { source: _, ...content } = notice;
    const key = JSON.stringify(content);
    if (!byContent.has(key)) byContent.set(key, notice);
  }
  return [...byContent]
    .sort(([a, { at: left }], [b, { at: right }]) => (left ?? 0) - (right ?? 0) || compareText(a, b))
    .map(([, notice]) => notice);
}
