import { expect, test } from 'vitest';
import { HeardLines } from '../../src/input/heard/lines.js';
import { HeardProfiles } from '../../src/input/heard/profile.js';
import { idAt, type HeardBlock } from '../../src/input/heard/block.js';
import { Understanding } from '../../src/input/heard/understand.js';
import { NotPlain } from '../../src/input/plain/notPlain.js';

const SENT = {
  id: 'wamid.A',
  status: 'sent',
  timestamp: '1775088000',
  recipient_id: '5511987654321',
  pricing: { billable: true, pricing_model: 'PMP', category: 'utility', type: 'regular' },
};
const TEXT = { from: '5511987654321', id: 'wamid.B', timestamp: '1775088001', type: 'text', text: { body: 'hello' } };

function posted(value: object): string {
  const metadata = { display_phone_number: '551130001000', phone_number_id: '42' };
  const changes = [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field: 'messages' }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100', changes }] });
}

function status(changes: object): string {
  return posted({ statuses: [{ ...SENT, ...changes }] });
}

function message(changes: object): string {
  return posted({ contacts: [{ profile: { name: 'Ana' }, wa_id: TEXT.from }], messages: [{ ...TEXT, ...changes }] });
}

/** What a row says, in one value. */
function rowAt(block: HeardBlock, row: number) {
  return {
    profile: block.profile[row],
    at: block.at[row],
    contact: block.contact[row],
    id: idAt(block, row),
    hashes: [block.idHigh[row], block.idLow[row], block.conversationHigh[row], block.conversationLow[row]],
    expiresAt: block.expiresAt[row],
    line: block.line[row],
  };
}
type Read = ReturnType<typeof rowAt>;

/** Every line as it is read after the others. */
function rowsOf(...lines: readonly (string | Buffer)[]): readonly Read[] {
  const rows: Read[] = [];
  const reader = new HeardLines('log', new Understanding(new HeardProfiles()), (block) => {
    for (let row = 0; row < block.length; row++) rows.push(rowAt(block, row));
  });
  for (const line of lines) reader.push(Buffer.concat([Buffer.from(line), Buffer.from('\n')]));
  reader.end();
  return rows;
}

/** The line alone, so that no shape is known. */
function alone(line: string): Read | undefined {
  return rowsOf(line)[0];
}

test.each([
  ['another message', status({ id: 'wamid.Longer', timestamp: '1775088999', recipient_id: '4915112345678' })],
  ['a time in milliseconds', status({ timestamp: '1775088000123' })],
  ['a time as a number', status({ timestamp: 1_775_088_000 })],
  ['a contact with a plus', status({ recipient_id: '+5511987654321' })],
  ['an id with a quote', status({ id: 'wamid."A"' })],
  ['an id in Greek', status({ id: 'wamid.α' })],
  [
    'a conversation',
    status({ conversation: { id: 'c1', expiration_timestamp: '1775174400', origin: { type: 'utility' } } }),
  ],
])('a status with %s reads the same whether or not its shape is known', (_, line) => {
  const [, read] = rowsOf(status({}), line);
  expect(read).toEqual({ ...alone(line), line: 2, profile: read?.profile });
});

test('what nobody reads may be anything that is JSON', () => {
  const bodies = ['', 'a "quote"', 'back\\slash', '\u{1f600} é', 'line\nfeed', '\u0007'];
  const rows = rowsOf(message({}), ...bodies.map((body) => message({ text: { body } })));
  expect(new Set(rows.map(({ profile, at, contact }) => JSON.stringify([profile, at, contact]))).size).toBe(1);
  expect(rows).toHaveLength(bodies.length + 1);
});

test('words that matter make another profile', () => {
  const [sent, delivered, marketing] = rowsOf(
    status({}),
    status({ status: 'delivered' }),
    status({ pricing: { ...SENT.pricing, category: 'marketing' } }),
  );
  expect(new Set([sent?.profile, delivered?.profile, marketing?.profile]).size).toBe(3);
});

test('data attached that names a template is understood each time', () => {
  const [first, named] = rowsOf(
    status({ biz_opaque_callback_data: 'order 17' }),
    status({ biz_opaque_callback_data: '{"template":"sale","category":"marketing"}' }),
  );
  expect(named?.profile).not.toBe(first?.profile);
});

const ANA = { wa_id: '5511987654321', user_id: 'BR.100', parent_user_id: 'BR.ENT.200' };
const BEN = { wa_id: '4915112345678', user_id: 'DE.101', parent_user_id: 'DE.ENT.201' };
type Person = Partial<typeof ANA>;

/** As Meta has written them since 31 March 2026. */
function from({ wa_id: phone, user_id: user, parent_user_id: parent }: Person, contact: Person = {}): string {
  const names = { ...(phone && { from: phone }), from_user_id: user, from_parent_user_id: parent };
  const { from: _, ...said } = TEXT;
  const profile = { name: 'Ana', username: '@ana' };
  const contacts = [{ profile, wa_id: phone, user_id: user, parent_user_id: parent, ...contact }];
  return posted({ contacts, messages: [{ ...names, ...said }] });
}

function to({ wa_id: phone, user_id: user, parent_user_id: parent }: Person): string {
  const { recipient_id: _, ...said } = SENT;
  const names = { recipient_id: phone, recipient_user_id: user, parent_recipient_user_id: parent };
  return posted({
    contacts: [{ wa_id: phone, user_id: user, parent_user_id: parent }],
    statuses: [{ ...said, ...names }],
  });
}

const withoutNumber = ({ wa_id: _, ...ids }: Person): Person => ids;
const named = ({ parent_user_id: _, ...ids }: Person): Person => ids;

test.each([
  [
    'a number and user ids',
    [from(ANA), from(BEN), to(BEN), to(ANA)],
    [5511987654321, 4915112345678, 4915112345678, 5511987654321],
  ],
  [
    'no parent portfolio',
    [from(named(ANA)), to(named(ANA)), to(named(BEN))],
    [5511987654321, 5511987654321, 4915112345678],
  ],
  [
    'the number on some lines alone',
    [from(ANA), from(withoutNumber(ANA)), status({}), to(withoutNumber(ANA))],
    [5511987654321, 5511987654321, 5511987654321, 5511987654321],
  ],
  [
    'no number',
    [from(withoutNumber(ANA)), from(withoutNumber(BEN)), to(withoutNumber(ANA)), from(withoutNumber(BEN))],
    [-1, -2, -1, -2],
  ],
])('customers with %s are told apart, whether or not the shape of a line is known', (_, lines, contacts) => {
  // Each line again, when all shapes are known.
  expect(rowsOf(...lines, ...lines).map(({ contact }) => contact)).toEqual([...contacts, ...contacts]);
});

test.each([
  ['a user id of another number', [from(ANA), from({ ...BEN, user_id: ANA.user_id })]],
  ['a parent user id of another number', [from(ANA), from({ ...BEN, parent_user_id: ANA.parent_user_id })]],
  ['the number of one who had none', [from(withoutNumber(ANA)), from(ANA)]],
  [
    'a second user id of one without a number',
    [from(withoutNumber(ANA)), from({ ...withoutNumber(ANA), user_id: 'BR.99' })],
  ],
  ['a contact that is not the sender', [from(ANA), from(BEN, { wa_id: '4915112345679' })]],
  ['another user id in its contact', [from(withoutNumber(ANA)), from(withoutNumber(BEN), { user_id: 'DE.102' })]],
  ['a number for a user id', [from(ANA), from({ ...BEN, user_id: '4915112345679' })]],
])('a line with %s is for the reader of the whole log', (_, lines) => {
  expect(() => rowsOf(...lines)).toThrow(NotPlain);
});

test.each([
  ['a broken text', message({}).replace('hello', 'hel\\xlo')],
  ['a control character', message({}).replace('hello', 'hel\u0001lo')],
  ['bytes that are no UTF-8', Buffer.from(message({}).replace('hello', 'hel\u00fflo'), 'latin1')],
  ['half a line', message({}).slice(0, -10)],
  ['a name that is no user id', message({ from_user_id: 'ana' })],
  ['a new number', message({ type: 'system', system: { type: 'user_changed_number', wa_id: '5511987654399' } })],
  ['a group', message({ group_id: 'group1' })],
  ['a message of the Business app', posted({ message_echoes: [{ ...TEXT, id: 'wamid.E' }] })],
  ['a time of receipt', message({}).replace('"id":"100"', '"id":"100","time":1775000000')],
  ['two values', `${message({})}${message({})}`],
])('a line with %s is for the reader of the whole log', (_, line) => {
  expect(() => rowsOf(message({}), line)).toThrow(NotPlain);
});
