import { describe, expect, it } from 'vitest';
import { log, message, messages, read } from './logs.js';

const reply = (interactive: object) => message('02T09:00:00', { type: 'interactive', interactive });
const answer = (permission: object) => reply({ type: 'call_permission_reply', call_permission_reply: permission });
const readOne = (told: object) => read(log(messages(told))).events[0];

const _ = (name: string, permission: object, expected: object | undefined) =>
  it(name, () => {
    const event = readOne(answer(permission));
    expect(event).toMatchObject({ kind: 'inbound', type: 'interactive' });
    expect(event?.kind === 'inbound' ? event.callPermission : null).toEqual(expected);
  });

describe('a call_permission_reply', () => {
  _(
    'accepts until its expiration_timestamp',
    { response: 'accept', is_permanent: false, expiration_timestamp: '1753186982', response_source: 'user_action' },
    { response: 'accept', until: 1_753_186_982_000 },
  );
  _(
    'writes it as a number, too',
    { response: 'accept', expiration_timestamp: 1753186982, response_source: 'automatic' },
    { response: 'accept', until: 1_753_186_982_000 },
  );
  _('accepts without an end of its own', { response: 'accept' }, { response: 'accept', until: null });
  _('accepts for good', { response: 'accept', is_permanent: true }, { response: 'accept', until: Infinity });
  _('refuses', { response: 'reject', response_source: 'user_action' }, { response: 'reject', until: null });
  _('says nothing without a response', { expiration_timestamp: '1753186982' }, undefined);
  _('says nothing that is known', { response: 'later' }, undefined);
});

it('another interactive reply is no such answer', () => {
  expect(readOne(reply({ type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } }))).not.toHaveProperty(
    'callPermission',
  );
});

it('delivered twice it is one answer', () => {
  const told = messages(answer({ response: 'accept', is_permanent: true }));
  expect(read(log(told, told)).events).toMatchObject([{ callPermission: { response: 'accept', until: Infinity } }]);
});
