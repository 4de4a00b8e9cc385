import { describe, expect, it } from 'vitest';
import type { Outbound } from '../../../src/model/event.js';
import {
  conversation,
  log,
  message,
  messageOf,
  messages,
  post,
  price,
  read,
  seconds,
  status,
  statuses,
  told,
} from './logs.js';

const CUSTOMER = messages(message('02T09:00:00'));

/** Says at `time` that the template `spring_sale` was utility and is marketing. */
function moved(more: object, time: string | null = '02T09:00:00'): object {
  const change = { message_template_name: 'spring_sale', previous_category: 'UTILITY', new_category: 'MARKETING' };
  return post({ ...change, ...more }, 'template_category_update', time === null ? {} : { time: Number(seconds(time)) });
}

/** The kind of one message, sent at 10:00, by what its status carries besides: `template marketing, pricing`. */
function kindOf(more: object, word = 'sent', others: readonly object[] = []): string {
  const timeline = read(log(CUSTOMER, ...others, statuses(status('a', word, '02T10:00:00', more))));
  const event = timeline.events.find((candidate): candidate is Outbound => candidate.id === 'wamid.a');
  if (event?.kind !== 'outbound') return timeline.untold.length === 1 ? 'untold' : 'nothing';
  return `${event.type === 'template' ? `template ${event.category}` : event.type}, ${event.kindFrom}`;
}
const _ = (name: string, more: object, expected: string, word?: string) =>
  it(name, () => {
    expect(kindOf(more, word)).toBe(expected);
  });

describe('per-message pricing names the message', () => {
  _('marketing', price('marketing'), 'template marketing, pricing');
  _('utility, free', price('utility', 'free_customer_service'), 'template utility, pricing');
  _('authentication', price('authentication'), 'template authentication, pricing');
  _(
    'authentication-international',
    price('authentication-international'),
    'template authentication_international, pricing',
  );
  _('marketing_lite', price('marketing_lite'), 'template marketing_lite, pricing');
  _('service', price('service', 'free_customer_service'), 'text, pricing');
  _('service, charged', price('service'), 'text, pricing');
  _('a group template', price('group_utility', 'free_group_customer_service'), 'template utility, pricing');
  _('a group message', price('group_service', 'free_group_customer_service'), 'text, pricing');
  _('an AI provider', price('general_purpose_ai'), 'text, pricing');
  _('also in upper case', price('MARKETING', 'REGULAR'), 'template marketing, pricing');
  _('and without its model', { pricing: { type: 'regular', category: 'utility' } }, 'template utility, pricing');
  _('a category of tomorrow', price('holographic'), 'untold');
});

describe('conversation pricing names the conversation', () => {
  _('marketing alone tells nothing', conversation('marketing', 'c'), 'untold');
  _('its opener is a template', conversation('marketing', 'c', '03T10:00:00'), 'template marketing, conversation');
  _('up to the minute', { ...conversation('utility', 'c', '03T10:01:00') }, 'untold');
  _('a message that joined ends sooner', conversation('marketing', 'c', '03T09:59:00'), 'untold');
  _('service is never a template', conversation('service', 'c', '03T09:30:00'), 'text, pricing');
  _('the categories of 2022 tell nothing', conversation('business_initiated', 'c', '03T10:00:00'), 'untold');
  _('nor does an expiry without a status "sent"', conversation('marketing', 'c', '03T10:00:00'), 'untold', 'delivered');

  it('of several messages within the minute only the first is the opener', () => {
    const within = [
      status('a', 'sent', '02T10:00:05', conversation('marketing', 'c', '03T10:01:00')),
      status('b', 'sent', '02T10:00:50', conversation('marketing', 'c', '03T10:01:00')),
    ];
    const timeline = read(log(CUSTOMER, statuses(...within)));
    expect(told(timeline)).toContain('02T10:00:05 +31612345678 template marketing');
    expect(timeline.untold.map(({ id }) => id)).toEqual(['wamid.b']);
  });

  it('under per-message pricing the expiry means nothing', () => {
    const said = { ...price('service'), conversation: { id: 'x', expiration_timestamp: '1772532000' } };
    expect(kindOf(said)).toBe('text, pricing');
  });
});

describe('errors tell', () => {
  const error = (code: number | string) => ({ errors: [{ code, title: '' }] });
  _('131047: outside the window only free-form messages fail', error(131047), 'text, error', 'failed');
  _('470, its on-premises name', error('470'), 'text, error', 'failed');
  _('131049: only marketing is held back', error(131049), 'template marketing, error', 'failed');
  _('131050: only marketing can be stopped', error(131050), 'template marketing, error', 'failed');
  _('131026 tells nothing', error(131026), 'untold', 'failed');
  _('132001 tells a template, and not its category', error(132001), 'untold', 'failed');
});

describe('what the business attached tells', () => {
  const attached = (data: string) => ({ biz_opaque_callback_data: data });
  _(
    'a template and its category',
    attached('{"template":"spring_sale","category":"MARKETING"}'),
    'template marketing, callback_data',
  );
  _(
    'a template, its price the category',
    { ...attached('{"template_name":"a"}'), ...price('utility') },
    'template utility, callback_data',
  );
  _('a template without a category', attached('{"template":"spring_sale"}'), 'untold');
  _('a campaign', attached('spring'), 'untold');

  it('and of a name that is no template here, nothing', () => {
    expect(kindOf(attached('spring_sale'), 'sent', [moved({ message_template_name: 'autumn_sale' })])).toBe('untold');
  });

  describe('a name that notices know, as what it was when it was sent (rule 7.1)', () => {
    const named = (name: string, notices: readonly object[], expected: string) =>
      it(name, () => {
        expect(kindOf(attached('spring_sale'), 'sent', notices)).toBe(expected);
      });
    named('moved later', [moved({}, '02T10:00:01')], 'template utility, callback_data');
    named('moved at that moment', [moved({}, '02T10:00:00')], 'template marketing, callback_data');
    named(
      'moved, and back again',
      [moved({ previous_category: 'MARKETING', new_category: 'UTILITY' }, '02T09:00:00'), moved({}, '01T09:00:00')],
      'template utility, callback_data',
    );
    const announced = { new_category: 'UTILITY', correct_category: 'MARKETING' };
    const from = (time: string) => ({ ...announced, category_update_timestamp: seconds(time) });
    named('to be moved later', [moved(from('02T11:00:00'))], 'template utility, callback_data');
    named('to be moved before', [moved(from('02T09:30:00'))], 'template marketing, callback_data');
    named('to be moved, nobody says when', [moved(announced)], 'untold');
    named('moved, nobody says when', [moved({}, null)], 'untold');
    const french = { message_template_language: 'fr' };
    named('moved in one of its languages', [moved({}), moved(french, '02T11:00:00')], 'untold');
    named('moved in both', [moved({}), moved(french)], 'template marketing, callback_data');
  });
});

describe('an answered ad', () => {
  const ad = messages(message('02T09:30:00', { referral: { source_type: 'ad' } }));
  const free = price('referral_conversion', 'free_entry_point');

  it('both kinds of reply are allowed and free: told as free-form', () => {
    expect(kindOf(free, 'delivered', [ad])).toBe('text, entry_point');
  });

  it('without the ad in the log nothing is claimed', () => {
    expect(kindOf(free, 'delivered')).toBe('untold');
  });

  it('nor outside of the window, where only a template could be sent', () => {
    const late = statuses(status('a', 'delivered', '03T09:30:00', free));
    expect(read(log(CUSTOMER, ad, late)).untold).toHaveLength(1);
  });
});

describe('a message of unknown kind', () => {
  const text = log(
    CUSTOMER,
    statuses(
      status('a', 'sent', '02T10:00:00', conversation('marketing', 'c', '03T09:59:00')),
      status('a', 'delivered', '02T10:00:02'),
      status('b', 'read', '02T11:00:00'),
    ),
  );

  it('is no event, and kept with all that is known', () => {
    expect(told(read(text))).toEqual(['02T09:00:00 +31612345678 inbound text']);
    expect(read(text).untold[0]).toMatchObject({
      id: 'wamid.a',
      contact: '+31612345678',
      number: '+31201234567',
      account: '1029384756',
      at: Date.parse('2026-03-02T10:00:00Z'),
      receipts: [{ at: Date.parse('2026-03-02T10:00:02Z'), status: 'delivered' }],
      reported: { pricing: { category: 'marketing', model: 'CBP' }, conversation: { id: 'c' } },
    });
  });

  it('is counted, with the remedy', () => {
    const [found] = read(text).findings;
    expect(found).toMatchObject({ code: 'KIND_UNKNOWN', severity: 'warning' });
    expect(found?.message).toBe('nothing tells what 2 outbound messages were');
    expect(found?.remedy).toContain('--sends FILE');
  });
});

it('the inference is counted by what told it', () => {
  const text = log(
    statuses(
      status('a', 'sent', '02T10:00:00', price('marketing')),
      status('b', 'sent', '02T10:01:00', price('service')),
      status('c', 'failed', '02T10:02:00', { errors: [{ code: 131047 }] }),
    ),
  );
  expect(messageOf('KIND_INFERRED', text)).toBe(
    'the kind of 3 outbound messages is told by their price (2), an error code (1)',
  );
});
