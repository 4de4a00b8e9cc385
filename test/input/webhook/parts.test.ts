import { describe, expect, it } from 'vitest';
import {
  found,
  log,
  message,
  messageOf,
  messages,
  NOOR,
  post,
  price,
  read,
  seconds,
  SHOP,
  status,
  statuses,
  told,
} from './logs.js';

const HELLO = messages(message('02T09:00:00'));
const notRead = (...lines: readonly (object | string)[]) => messageOf('PARTS_NOT_READ', log(HELLO, ...lines));

describe('customer messages', () => {
  const _ = (type: string, expected: string) =>
    it(type, () => {
      const [event] = read(log(messages(message('02T09:00:00', { type })))).events;
      expect(event).toMatchObject({ kind: 'inbound', type: expected, entryPoint: null });
    });
  _('text', 'text');
  _('interactive', 'interactive');
  _('button', 'button');
  _('order', 'order');
  _('reaction', 'reaction');
  _('request_welcome', 'request_welcome');
  _('unsupported', 'unsupported');
  _('voice', 'voice');
  _('edit', 'edit');
  _('revoke', 'revoke');
  _('poll', 'unknown');

  it('unknown types are counted once', () => {
    const types = ['poll', 'poll', 'event'].map((type, minute) => message(`02T09:0${minute}:00`, { type }));
    expect(messageOf('UNKNOWN_WORD', log(messages(...types)))).toBe(
      'not known to this version: the message type "poll" (2), the message type "event" (1)',
    );
  });
});

describe('a value of another type than Meta’s', () => {
  const faults = (...lines: readonly object[]) =>
    found(log(HELLO, ...lines)).map(({ code, message: text }) => `${code}: ${text}`);

  it('a time as a number, with a fraction', () => {
    expect(told(read(log(messages(message('02T09:00:00', { timestamp: 1772442000.5 })))))).toEqual([
      '02T09:00:00 +31612345678 inbound text',
    ]);
  });

  it.each([
    [1e30, 'BAD_TIME: the timestamp "1e+30" is no time'],
    [true, 'BAD_TIME: the timestamp "true" is no time'],
    [{ seconds: 1 }, 'BAD_TIME: the timestamp "{"seconds":1}" is no time'],
    ['', 'MISSING_TIME: there is no timestamp'],
    [null, 'MISSING_TIME: there is no timestamp'],
  ])('the time %j', (timestamp, fault) => {
    expect(faults(messages(message('02T10:00:00', { timestamp })))).toContain(fault);
  });

  it('a recipient as a number that lost its digits', () => {
    const line = JSON.stringify(statuses(status('a', 'sent', '02T10:00:00', price('marketing'))));
    const lost = log(HELLO, line.replace(`"${NOOR}"`, '120363001234567890'));
    expect(messageOf('MISSING_CONTACT', lost)).toBe(
      'no status of "wamid.a" says whom the message was to: recipient_id is a JSON number too long to keep its digits, and has to be a text',
    );
  });

  it('a sender as one', () => {
    const line = JSON.stringify(messages(message('02T10:00:00')));
    expect(messageOf('MISSING_CONTACT', log(HELLO, line.replace(`"${NOOR}"`, '120363001234567890')))).toBe(
      'the message does not say whom it is from: from is a JSON number too long to keep its digits, and has to be a text',
    );
  });

  it('what is billable, as a text', () => {
    const untyped = { pricing: { billable: 'false', pricing_model: 'PMP', category: 'utility' } };
    const events = read(log(HELLO, statuses(status('a', 'sent', '02T10:00:00', untyped)))).events;
    expect(events[1]).toMatchObject({ reported: { pricing: { billable: false } } });
  });
});

describe('a referral', () => {
  const _ = (name: string, referral: object, expected: string | null) =>
    it(name, () => {
      expect(read(log(messages(message('02T09:00:00', { referral })))).events[0]).toMatchObject({
        entryPoint: expected,
      });
    });
  _('from an ad is an entry', { source_type: 'ad', ctwa_clid: 'x' }, 'ctwa');
  _('also without a click id, as on a status placement', { source_type: 'ad' }, 'ctwa');
  _('also with a click id alone', { ctwa_clid: 'x' }, 'ctwa');
  _('from a post is none', { source_type: 'post' }, null);
  _('from anywhere else is none', { source_type: 'ad or post' }, null);
});

describe('calls', () => {
  const call = (more: object) =>
    post(
      { calls: [{ id: 'wacid.1', from: NOOR, to: '31201234567', timestamp: seconds('02T10:00:00'), ...more }] },
      'calls',
    );
  const connect = { event: 'connect', direction: 'USER_INITIATED' };

  it('by the customer is an event', () => {
    expect(told(read(log(call(connect), call({ ...connect, event: 'terminate' }))))).toEqual([
      '02T10:00:00 +31612345678 call',
    ]);
  });

  it('by the business is not', () => {
    expect(notRead(call({ event: 'connect', direction: 'BUSINESS_INITIATED' }))).toBe(
      'not read: calls by the business (1)',
    );
  });

  it('statuses of calls are no messages', () => {
    const ringing = {
      id: 'wacid.1',
      type: 'call',
      status: 'RINGING',
      timestamp: seconds('02T10:00:00'),
      recipient_id: NOOR,
    };
    expect(notRead(post({ statuses: [ringing] }, 'calls'))).toBe('not read: statuses of a call (1)');
  });
});

describe('groups', () => {
  const GROUP = '120363418770915618@g.us';
  const to = (participant: string) => ({
    recipient_id: GROUP,
    recipient_type: 'group',
    recipient_participant_id: participant,
  });

  it('the pair is with the group, and each member has receipts', () => {
    const text = log(
      messages(message('02T09:00:00', { group_id: GROUP })),
      statuses(
        status('a', 'sent', '02T10:00:00', { ...to(NOOR), ...price('group_marketing') }),
        status('a', 'delivered', '02T10:00:02', to(NOOR)),
        status('a', 'delivered', '02T10:00:02', to('5511987654321')),
        status('a', 'failed', '02T10:00:03', to('4915123456789')),
      ),
    );
    expect(told(read(text))).toEqual([
      `02T09:00:00 ${GROUP} inbound text`,
      `02T10:00:00 ${GROUP} template marketing`,
      `02T10:00:02 ${GROUP} delivered by +31612345678`,
      `02T10:00:02 ${GROUP} delivered by +5511987654321`,
      `02T10:00:03 ${GROUP} failed by +4915123456789`,
    ]);
    expect(read(text).events.every(({ group }) => group)).toBe(true);
    expect(read(text).findings.map(({ code }) => code)).toEqual(['KIND_INFERRED']);
  });

  it('under the older name of the member too', () => {
    const older = { recipient_id: GROUP, recipient_type: 'group', participant_recipient_id: NOOR };
    const [, receipt] = read(
      log(statuses(status('a', 'read', '02T10:00:00', { ...older, ...price('group_service') }))),
    ).events;
    expect(receipt).toMatchObject({ kind: 'receipt', recipient: '+31612345678' });
  });
});

describe('what is no event is counted and named', () => {
  it('messages of the Business app', () => {
    const echo = {
      from: '31201234567',
      to: `+${NOOR}`,
      id: 'wamid.e',
      timestamp: seconds('02T09:05:00'),
      type: 'text',
    };
    const text = log(HELLO, post({ message_echoes: [echo, { ...echo, id: 'wamid.f' }] }, 'smb_message_echoes'));
    expect(messageOf('APP_ECHO', text)).toBe('2 messages sent from the WhatsApp Business app');
    expect(read(text).events).toHaveLength(1);
  });

  describe('statuses of messages of the Business app, in whatever order', () => {
    const echo = { from: '31201234567', to: NOOR, id: 'wamid.e', timestamp: seconds('02T09:05:00'), type: 'text' };
    const echoed = post({ message_echoes: [echo] }, 'smb_message_echoes');
    const sent = (more: object) => statuses(status('e', 'sent', '02T09:05:00', more));

    it('nothing tells their kind, and nothing has to', () => {
      for (const lines of [
        [HELLO, echoed, sent({})],
        [sent({}), echoed, HELLO],
      ]) {
        const timeline = read(log(...lines));
        expect(timeline.untold).toEqual([]);
        expect(told(timeline)).toEqual(['02T09:00:00 +31612345678 inbound text']);
        expect(messageOf('PARTS_NOT_READ', log(...lines))).toBe(
          'not read: statuses of messages from the Business app (1)',
        );
      }
    });

    it('free ones are no messages that need a window', () => {
      const free = sent(price('service', 'free_customer_service'));
      expect(told(read(log(HELLO, echoed, free)))).toEqual(['02T09:00:00 +31612345678 inbound text']);
    });

    it('what Meta charges is read, whatever it was called', () => {
      expect(told(read(log(HELLO, echoed, sent(price('marketing')))))).toContain(
        '02T09:05:00 +31612345678 template marketing',
      );
    });
  });

  it('elements that are no objects', () => {
    expect(
      notRead(post({ messages: [null, 'x'] }), post({ statuses: [7, status('a', 'deleted', '02T10:00:00')] })),
    ).toBe(
      'not read: elements of "messages" that are no object (2), elements of "statuses" that are no object (1), statuses "deleted" (1)',
    );
  });

  it('imported history, media that come after it, and its refusal', () => {
    const thread = { id: NOOR, messages: [message('01T09:00:00'), message('01T09:01:00')] };
    const text = log(
      HELLO,
      post({ history: [{ metadata: { phase: 0 }, threads: [thread] }] }, 'history'),
      post({ messages: [message('01T09:02:00')] }, 'history'),
      post({ history: [{ errors: [{ code: 2593109 }] }] }, 'history'),
    );
    expect(messageOf('IMPORTED_HISTORY', text)).toBe('imported history: messages (3), refusals to share it (1)');
    expect(read(text).events).toHaveLength(1);
  });

  it('a stop of marketing, which is no opt-out', () => {
    const stop = { wa_id: NOOR, category: 'marketing_messages', value: 'stop', timestamp: 1772445600 };
    expect(notRead(post({ user_preferences: [stop] }, 'user_preferences'))).toBe(
      'not read: preferences "stop" of marketing messages (1)',
    );
  });

  it('other fields, payments, errors, empty values, lines and JSON of others', () => {
    const lines = [
      post({ event: 'x' }, 'flows'),
      post({ event: 'x' }, 'flows'),
      statuses({ ...status('p', 'captured', '02T10:00:00'), type: 'payment' }),
      post({ errors: [{ code: 130429 }] }),
      post({}),
      'server listening',
      '{"level":"info"}',
    ];
    expect(notRead(...lines)).toBe(
      'not read: the field "flows" (2), JSON that is no webhook (1), empty "messages" (1), errors 130429 without a message (1), ' +
        'lines without JSON (1), statuses of a payment (1)',
    );
  });

  it('unknown statuses, categories, price types and models', () => {
    const text = log(HELLO, statuses(status('a', 'teleported', '02T10:00:00', price('holographic', 'gratis'))));
    expect(messageOf('UNKNOWN_WORD', text)).toBe(
      'not known to this version: the category "holographic" (1), the price type "gratis" (1), the status "teleported" (1)',
    );
  });

  it('the test of the dashboard', () => {
    const test = post({
      metadata: { display_phone_number: '16505551111', phone_number_id: '123456123' },
      messages: [message('02T10:00:00', { from: '16315551181', timestamp: '1504902988' })],
    });
    expect(messageOf('TEST_WEBHOOK', log(HELLO, test))).toBe('1 test webhook of the Meta dashboard');
    expect(read(log(HELLO, test)).events).toHaveLength(1);
  });
});

describe('notices about prices to come', () => {
  const notices = (...lines: readonly object[]) =>
    read(log(HELLO, ...lines)).notices.map(({ source: _, ...notice }) => notice);
  const at = Date.parse('2026-03-02T10:00:00Z');
  const entry = { time: at / 1000 };

  it('a template moved to another category', () => {
    const value = {
      message_template_id: 12,
      message_template_name: 'a',
      previous_category: 'UTILITY',
      new_category: 'MARKETING',
    };
    const notice = post({ ...value, metadata: SHOP }, 'template_category_update', entry);
    expect(notices(notice, notice)).toEqual([
      {
        kind: 'template_category',
        account: '1029384756',
        at,
        templateId: '12',
        template: 'a',
        language: null,
        from: 'utility',
        to: 'marketing',
        effectiveAt: at,
      },
    ]);
  });

  it('a template that will move: the new category is the one of today', () => {
    const value = { new_category: 'UTILITY', correct_category: 'MARKETING', category_update_timestamp: '1775001600' };
    expect(notices(post(value, 'template_category_update', entry))).toMatchObject([
      { from: 'utility', to: 'marketing', effectiveAt: 1775001600000 },
    ]);
  });

  it('a volume tier', () => {
    const told = {
      tier_update_time: 1772445600,
      pricing_category: 'UTILITY',
      tier: '0:750000',
      effective_month: '2026-03',
      region: 'India',
    };
    const value = { event: 'VOLUME_BASED_PRICING_TIER_UPDATE', volume_tier_info: told };
    expect(notices(post(value, 'account_update'))).toMatchObject([
      { kind: 'volume_tier', at, category: 'utility', tier: '0:750000', month: '2026-03', market: 'India' },
    ]);
  });

  it('authentication-international', () => {
    const told = { start_time: 1772445600, exception_countries: [{ country_code: 'IN', start_time: 1775001600 }] };
    const value = { event: 'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE', auth_international_rate_eligibility: told };
    expect(notices(post(value, 'account_update', entry))).toMatchObject([
      {
        kind: 'authentication_international',
        at,
        startsAt: at,
        exceptions: [{ country: 'IN', startsAt: 1775001600000 }],
      },
    ]);
  });

  it('authentication-international is told of: only the configuration can say where the business is at home', () => {
    const told = { start_time: 1772445600, exception_countries: [{ country_code: 'IN', start_time: 1775001600 }] };
    const value = { event: 'AUTH_INTL_PRICE_ELIGIBILITY_UPDATE', auth_international_rate_eligibility: told };
    expect(messageOf('INTERNATIONAL_ELIGIBILITY', log(HELLO, post(value, 'account_update', entry)))).toBe(
      'the account is told of authentication-international: from 2026-03-02T10:00:00Z, of IN from 2026-04-01T00:00:00Z (1)',
    );
  });
});
