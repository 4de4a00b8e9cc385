import { describe, expect, it } from 'vitest';
import { readTimeline } from '../../../src/input/index.js';
import { log, message, messageOf, messages, NOOR, post, price, read, source, status, statuses, told } from './logs.js';

const ID = 'NL.13491208655302741918';
const PARENT = 'NL.ENT.11815799212886844830';
const both = { contacts: [{ profile: { name: 'Noor' }, wa_id: NOOR, user_id: ID, parent_user_id: PARENT }] };
const byId = (time: string) => messages(message(time, { from: undefined, from_user_id: ID }));
const contacts = (...lines: readonly object[]) => [
  ...new Set(read(log(...lines)).events.map(({ contact }) => contact)),
];

describe('one contact for a person', () => {
  it('a user id alone is the contact', () => {
    expect(contacts(byId('02T09:00:00'))).toEqual([ID]);
  });

  it('where a number is known, the number is', () => {
    expect(contacts(byId('02T09:00:00'), post({ ...both, messages: [message('02T10:00:00')] }))).toEqual([
      '+31612345678',
    ]);
  });

  it('also when the number stands later, and in a status', () => {
    const joined = statuses(status('a', 'sent', '03T09:00:00', { recipient_user_id: ID, ...price('marketing') }));
    expect(contacts(byId('02T09:00:00'), joined)).toEqual(['+31612345678']);
  });

  it('a user id in the place of the number', () => {
    expect(contacts(messages(message('02T09:00:00', { from: ID })))).toEqual([ID]);
  });

  it('an empty sender is the only contact of its webhook', () => {
    expect(contacts(post({ contacts: [{ user_id: ID }], messages: [message('02T09:00:00', { from: '' })] }))).toEqual([
      ID,
    ]);
  });

  it('a parent user id joins too, and is never the name', () => {
    const parent = messages(message('02T09:00:00', { from: undefined, from_parent_user_id: PARENT }));
    const child = messages(message('02T10:00:00', { from: undefined, from_user_id: ID, from_parent_user_id: PARENT }));
    expect(contacts(parent, child)).toEqual([ID]);
  });

  it('the statuses of one message are of one person', () => {
    const text = log(
      statuses(
        status('a', 'sent', '02T09:00:00', { recipient_id: undefined, recipient_user_id: ID, ...price('marketing') }),
      ),
      statuses(status('a', 'failed', '02T09:00:02')),
    );
    expect(told(read(text))).toEqual([
      '02T09:00:00 +31612345678 template marketing',
      '02T09:00:02 +31612345678 failed',
    ]);
  });

  it('a record of another input by the user id', () => {
    const hook = source('hook.ndjson', log(post({ ...both, messages: [message('02T10:00:00')] })));
    const csv = source('mail.csv', `time,contact,direction\n2026-03-02T11:00:00Z,${ID},in\n`);
    expect(readTimeline([hook, csv]).events.map(({ contact }) => contact)).toEqual(['+31612345678', '+31612345678']);
  });
});

describe('a change', () => {
  const system = (time: string, more: object, from?: string) =>
    messages(message(time, { ...(from !== undefined && { from }), type: 'system', system: more }));
  const NEW = '31687654321';

  it('of number: old and new are the new one', () => {
    const change = system('03T09:00:00', { type: 'user_changed_number', wa_id: NEW });
    expect(contacts(messages(message('02T09:00:00')), change)).toEqual(['+31687654321']);
  });

  it('of number, in its older shape', () => {
    const change = system('03T09:00:00', { type: 'customer_changed_number', new_wa_id: NEW });
    expect(contacts(messages(message('02T09:00:00')), change)).toEqual(['+31687654321']);
  });

  it('and back: the number held last', () => {
    const there = system('03T09:00:00', { type: 'user_changed_number', wa_id: NEW });
    const back = system('04T09:00:00', { type: 'user_changed_number', wa_id: NOOR }, NEW);
    expect(contacts(there, back)).toEqual(['+31612345678']);
  });

  it('of identity joins nobody', () => {
    const change = system('03T09:00:00', { type: 'customer_identity_changed', wa_id: NEW });
    expect(contacts(change)).toEqual(['+31612345678']);
  });

  it('of user id: the old one stands in the text alone', () => {
    const body = `User Noor changed from NL.10101010101010101010 to ${ID}`;
    const change = system('03T09:00:00', { type: 'user_changed_user_id', user_id: ID, body }, '');
    const before = messages(message('02T09:00:00', { from: undefined, from_user_id: 'NL.10101010101010101010' }));
    expect(contacts(before, change)).toEqual([ID]);
  });

  it('of user id, as an update of its own', () => {
    const update = {
      wa_id: NOOR,
      user_id: { previous: 'NL.10101010101010101010', current: ID },
      parent_user_id: { previous: 'NL.ENT.1', current: PARENT },
      timestamp: '1772600000',
    };
    const before = messages(message('02T09:00:00', { from: undefined, from_user_id: 'NL.10101010101010101010' }));
    expect(contacts(before, post({ user_id_update: [update] }, 'user_id_update'))).toEqual(['+31612345678']);
  });

  describe('a number given up is somebody else’s from the first message of its next holder on', () => {
    const change = system('03T09:00:00', { type: 'user_changed_number', wa_id: NEW });
    const names = (...lines: readonly object[]) =>
      told(read(log(...lines))).map((line) => line.replace('+31612345678', 'old').replace('+31687654321', 'new'));
    const before = messages(message('02T09:00:00'));
    const stranger = messages(message('05T09:00:00'));
    const sent = (id: string, time: string, to: string) =>
      statuses(status(id, 'sent', time, { recipient_id: to, ...price('marketing') }));

    it('in whatever order the log tells it', () => {
      const expected = [
        '02T09:00:00 new inbound text',
        '03T09:00:00 new inbound system',
        '05T09:00:00 old inbound text',
      ];
      expect(names(before, change, stranger)).toEqual(expected);
      expect(names(stranger, change, before)).toEqual(expected);
    });

    it('a message at the time of the change is not later', () => {
      expect(names(change, messages(message('03T09:00:00', { id: 'wamid.x' })))).toEqual([
        '03T09:00:00 new inbound system',
        '03T09:00:00 new inbound text',
      ]);
    });

    it('the change, told again, is no message of another person', () => {
      const again = system('03T09:00:02', { type: 'user_changed_number', wa_id: NEW });
      expect(new Set(names(before, change, again).map((line) => line.split(' ')[1]))).toEqual(new Set(['new']));
    });

    it('what was sent to it before is of the person who had it, and its receipts too', () => {
      const read = statuses(status('b', 'read', '06T09:00:00'));
      expect(names(change, sent('a', '04T09:00:00', NOOR), sent('b', '02T10:00:00', NOOR), stranger, read)).toEqual([
        '02T10:00:00 new template marketing',
        '03T09:00:00 new inbound system',
        '04T09:00:00 new template marketing',
        '05T09:00:00 old inbound text',
        '06T09:00:00 new read',
      ]);
    });

    it('and what is sent to it later is of the person who has it', () => {
      expect(names(change, stranger, sent('a', '05T10:00:00', NOOR), sent('b', '05T11:00:00', NEW))).toEqual([
        '03T09:00:00 new inbound system',
        '05T09:00:00 old inbound text',
        '05T10:00:00 old template marketing',
        '05T11:00:00 new template marketing',
      ]);
    });

    it('with user ids of their own', () => {
      const withId = (id: string, ...list: readonly object[]) =>
        post({ contacts: [{ wa_id: NOOR, user_id: id }], messages: list });
      const byIdAlone = (id: string, time: string) => messages(message(time, { from: undefined, from_user_id: id }));
      expect(
        names(
          withId('NL.1', message('02T09:00:00')),
          change,
          withId('NL.2', message('05T09:00:00')),
          byIdAlone('NL.1', '06T09:00:00'),
          byIdAlone('NL.2', '06T10:00:00'),
        ),
      ).toEqual([
        '02T09:00:00 new inbound text',
        '03T09:00:00 new inbound system',
        '05T09:00:00 old inbound text',
        '06T09:00:00 new inbound text',
        '06T10:00:00 old inbound text',
      ]);
    });

    it('unless their user id says that they are the same', () => {
      const same = messages(message('05T09:00:00', { from_user_id: 'NL.1' }));
      const known = messages(message('02T09:00:00', { from_user_id: 'NL.1' }));
      expect(new Set(names(known, change, same).map((line) => line.split(' ')[1]))).toEqual(new Set(['new']));
    });

    it('and until its old holder takes it back', () => {
      const back = system('04T09:00:00', { type: 'user_changed_number', wa_id: NOOR }, NEW);
      expect(contacts(before, change, back, stranger)).toEqual(['+31612345678']);
    });

    it('in another input too', () => {
      const hook = source('hook.ndjson', log(before, change, stranger));
      const csv = source(
        'mail.csv',
        `time,contact,direction\n2026-03-02T11:00:00Z,${NOOR},in\n2026-03-06T11:00:00Z,${NOOR},in\n`,
      );
      expect(told(readTimeline([hook, csv]))).toContain('02T11:00:00 +31687654321 inbound text');
      expect(told(readTimeline([hook, csv]))).toContain('06T11:00:00 +31612345678 inbound text');
    });
  });

  it('is counted', () => {
    const change = system('03T09:00:00', { type: 'user_changed_number', wa_id: NEW });
    expect(messageOf('CONTACT_CHANGED', log(change))).toBe('1 customer changed the number or the user id');
  });
});

describe('the country of a person without a number', () => {
  const countryOf = (more: object) => {
    const text = log(post({ statuses: [status('a', 'sent', '02T10:00:00', { ...price('marketing'), ...more })] }));
    return read(text).events.flatMap((event) => (event.kind === 'outbound' ? [event.country] : []));
  };

  it('is that of the user id', () => {
    expect(countryOf({ recipient_id: '', recipient_user_id: 'US.77' })).toEqual(['US']);
  });

  it('with a number the number tells it', () => {
    expect(countryOf({ recipient_user_id: 'US.77' })).toEqual([null]);
  });
});

describe('the number of the business', () => {
  const hear = (time: string, metadata: object) => post({ metadata, messages: [message(time)] });
  const numbers = (...lines: readonly object[]) => [...new Set(read(log(...lines)).events.map(({ number }) => number))];

  it('is what is displayed, in one spelling', () => {
    const spellings = ['+1 555-078-3881', '15550783881', '1-555-078-3881'];
    const lines = spellings.map((shown, hour) =>
      hear(`02T0${hour}:00:00`, { display_phone_number: shown, phone_number_id: '106540352242922' }),
    );
    expect(numbers(...lines)).toEqual(['+15550783881']);
  });

  it('is the id where nothing is displayed', () => {
    expect(numbers(hear('02T09:00:00', { phone_number_id: '106540352242922' }))).toEqual(['106540352242922']);
  });

  it('and both are one where any webhook shows both', () => {
    const id = { phone_number_id: '106540352242922' };
    const shown = { ...id, display_phone_number: '15550783881' };
    expect(numbers(hear('02T09:00:00', id), hear('02T10:00:00', shown))).toEqual(['+15550783881']);
  });

  it('two numbers stay two, and what names none stays apart', () => {
    const lines = [
      hear('02T09:00:00', { display_phone_number: '15550783881', phone_number_id: '1' }),
      hear('02T10:00:00', { display_phone_number: '15550783882', phone_number_id: '2' }),
      { messages: [message('02T11:00:00')] },
    ];
    expect(numbers(...lines)).toEqual(['+15550783881', '+15550783882', null]);
    expect(messageOf('UNNAMED_NUMBER', log(...lines))).toBe(
      '1 record does not name the business number: kept apart from the 2 numbers in the input',
    );
  });
});
