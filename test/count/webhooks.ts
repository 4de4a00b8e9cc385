import fc from 'fast-check';

/** Instants near the switches of eras, so that messages meet edges. */
const STARTS = ['2022-03-01', '2023-05-31T20:00', '2024-10-31', '2025-06-30T12:00', '2026-09-30T12:00'].map(
  (day) => Date.parse(`${day}${day.includes('T') ? '' : 'T00:00'}:00Z`) / 1000,
);
const MINUTE = 60;
const HOUR = 3600;
const DAY = 24 * HOUR;
const PER_MESSAGE_FROM = Date.parse('2025-07-01T00:00:00Z') / 1000;
const CATEGORIES_FROM = Date.parse('2023-06-01T00:00:00Z') / 1000;

const step = fc.oneof(
  fc.constantFrom(0, 0, 1, MINUTE, HOUR, DAY - 1, DAY, DAY + 1),
  fc.integer({ min: 0, max: 30 * HOUR }),
);
const CONTACTS = ['5511987654321', '5511987654322', '4915112345678', '13054567890', '263771234567'] as const;
const contact = fc.constantFrom(...CONTACTS);
/** By what names webhooks tell of a contact; each of theirs is one of two, the second now and then. */
const naming = fc.constantFrom<Naming>(
  'number',
  'number',
  'both',
  'both',
  'both',
  'both and parent',
  'both and parent',
  'user id',
  'user id and parent',
);
const namings = fc.tuple(
  naming,
  fc.constantFrom(null, null, null, null, null, ...(['number', 'both', 'user id'] as const)),
);
type Naming = 'number' | 'both' | 'both and parent' | 'user id' | 'user id and parent';

const inbound = fc.record({
  kind: fc.constant('inbound' as const),
  type: fc.constantFrom('text', 'image', 'reaction', 'button', 'interactive', 'location', 'telepathy'),
  ad: fc.constantFrom(null, null, null, 'ad', 'post'),
});
const outbound = fc.record({
  kind: fc.constant('outbound' as const),
  category: fc.constantFrom('marketing', 'utility', 'authentication', 'service', 'service', 'referral_conversion'),
  type: fc.constantFrom('regular', 'regular', 'free_customer_service', 'free_entry_point'),
  /** Seconds after the sending at which each status comes; null where it never does. */
  sent: fc.constantFrom(0, 0, 0, 0, null),
  delivered: fc.constantFrom(0, 1, 2, 90, null, 25 * HOUR),
  read: fc.constantFrom(null, null, 0, 3, 2 * DAY),
  failed: fc.constantFrom(null, null, null, null, null, null, null, null, 1, 1, 1, 1, 30),
  error: fc.constantFrom(131047, 131049, 131026),
  /** A conversation that was opened before, so many seconds ago. */
  joined: fc.constantFrom(null, null, 100, HOUR),
  callback: fc.constantFrom(
    null,
    null,
    null,
    'order-17',
    'issue_resolution',
    '{"template":"sale","category":"utility"}',
  ),
});
const odd = fc.record({
  kind: fc.constant('odd' as const),
  line: fc.constantFrom(
    '',
    '{}',
    '{"object":"whatsapp_business_account","entry":[{"id":"100","changes":[{"field":"flows","value":{"event":"X"}}]}]}',
    '{"object":"whatsapp_business_account","entry":[{"id":"0","changes":[{"field":"messages","value":{}}]}]}',
    'no JSON at all',
  ),
});
/** What one line tells of others. */
const farReaching = fc.oneof(
  fc.record({
    kind: fc.constant('change' as const),
    to: fc.constantFrom('5511987654333', '5511987654333', '4915112345678'),
    /** Whether the line names a user id as well: of the old number, of the new one, or none. */
    names: fc.constantFrom('old', 'new', null),
  }),
  fc.record({ kind: fc.constant('user id update' as const) }),
  fc.record({ kind: fc.constant('echo' as const), later: fc.integer({ min: -3, max: 5 }) }),
  fc.record({ kind: fc.constant('broken' as const), length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({
    kind: fc.constant('notice' as const),
    to: fc.constantFrom('marketing', 'utility'),
    template: fc.constantFrom('sale', 'order-17'),
  }),
);
const what = fc.oneof(
  { weight: 8, arbitrary: inbound },
  { weight: 12, arbitrary: outbound },
  { weight: 1, arbitrary: odd },
);
const HAPPENING = {
  step,
  contact,
  number: fc.constantFrom('551130001000', '551130001000', '551130002000'),
  what: what as fc.Arbitrary<What>,
  /** Whether the contact is named in the way that is seldom. */
  seldom: fc.constantFrom(false, false, false, false, true),
  /** How many times each line comes, and how many lines too late. */
  copies: fc.constantFrom(1, 1, 1, 1, 1, 2),
  late: fc.constantFrom(0, 0, 0, 0, 1, 3),
};
const happening = fc.record(HAPPENING);
export const webhookStory = fc.record({
  start: fc.constantFrom(...STARTS),
  happenings: fc.array(happening, { minLength: 1, maxLength: 30 }),
  namings: fc.tuple(namings, namings, namings, namings, namings),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastLineEnds: fc.boolean(),
});
/** The same, with lines that tell of others, and with what a logger writes before each line. */
export const farReachingStory = webhookStory.chain((story) =>
  fc.record({
    ...(Object.fromEntries(Object.entries(story).map(([key, value]) => [key, fc.constant(value)])) as {
      [K in keyof Story]: fc.Arbitrary<Story[K]>;
    }),
    happenings: fc
      .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.record({ ...HAPPENING, what: farReaching })), {
        maxLength: 4,
      })
      .map((more) => {
        const all = [...story.happenings];
        for (const [at, one] of more) all.splice(at, 0, one);
        return all;
      }),
    received: fc.constantFrom<Received>(null, null, null, 'when written', 'a build'),
  }),
);

/** The time before each line: when it was written, or the same for all. */
type Received = 'when written' | 'a build' | null;
type What =
  | (typeof what extends fc.Arbitrary<infer T> ? T : never)
  | (typeof farReaching extends fc.Arbitrary<infer T> ? T : never);
type Story = typeof webhookStory extends fc.Arbitrary<infer T> ? T : never;
type Happening = Story['happenings'][number];

interface Line {
  readonly text: string;
  /** At which the line is written, in seconds: not always the time that it tells. */
  readonly written: number;
}

/** The story as a log of webhooks, one a line, nearly in order of time. */
export function webhookLines({
  start,
  happenings,
  namings: ways,
  lineEnd,
  lastLineEnds,
  received = null,
}: Story & { readonly received?: Received }): string {
  let at = start;
  const lines: Line[] = [];
  happenings.forEach((one, index) => {
    at += one.step;
    const [usual, other] = ways[CONTACTS.indexOf(one.contact)] ?? ['number', null];
    const names = namesOf(one.contact, (one.seldom ? other : null) ?? usual);
    for (const { time, value } of partsOf(one, names, at, index)) {
      const text = typeof value === 'string' ? value : posted(one, value);
      for (let copy = 0; copy < one.copies; copy++) {
        // Meta repeats what was not acknowledged for hours.
        const repeated = one.late === 0 ? copy : copy * 5 * HOUR;
        lines.push({ text, written: time + one.late * 100 + repeated });
      }
    }
  });
  lines.sort((a, b) => a.written - b.written);
  const texts = lines.map(({ text, written }) => before(received, written) + text);
  return texts.join(lineEnd) + (lastLineEnds ? lineEnd : '');
}

/** What the business noted of some of the messages in the story when it sent them, and of one of which webhooks know nothing. */
export function sendLines({ start, happenings }: Story): string {
  let at = start;
  const rows = happenings.flatMap(({ step: after, what: { kind } }, index) => {
    at += after;
    if (kind !== 'outbound' || index % 4 === 3) return [];
    const time = index % 2 === 0 ? '' : new Date((at - 1) * 1000).toISOString();
    const said = ['template,marketing,sale', 'text,,', 'template,,sale', 'template,utility,order-17'][index % 4] ?? '';
    const row = `wamid.${index % 3 === 0 ? 'B' : 'Y'}${index},${time},${said}`;
    return index % 7 === 0 ? [row, row] : [row];
  });
  return ['id,time,type,category,template', ...rows, 'wamid.unknown,,text,,', 'wamid.bad,,telepathy,,', ''].join('\n');
}

function before(received: Received, written: number): string {
  if (received === null) return '';
  const at = received === 'a build' ? Date.parse('2021-06-01T00:00:00Z') : (written + 2) * 1000;
  return `${new Date(at).toISOString()} INFO `;
}

function posted({ number }: Happening, { field = 'messages', ...value }: { readonly field?: string } & object): string {
  const metadata = { display_phone_number: number, phone_number_id: `9${number}` };
  const changes = [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '100200300', changes }] });
}

/** As Meta names people since 31 March 2026. */
interface Names {
  readonly phone: string | null;
  readonly user: string | null;
  readonly parent: string | null;
}

const COUNTRIES: Readonly<Record<string, string>> = { 55: 'BR', 49: 'DE', 13: 'US', 26: 'ZW' };

function namesOf(phone: string, way: Naming): Names {
  const country = COUNTRIES[phone.slice(0, 2)] ?? '';
  return {
    phone: way.startsWith('user id') ? null : phone,
    user: way === 'number' ? null : `${country}.90${phone.slice(2)}`,
    parent: way.endsWith('parent') ? `${country}.ENT.80${phone.slice(2)}` : null,
  };
}

function partsOf(
  one: Happening,
  names: Names,
  at: number,
  index: number,
): readonly { time: number; value: object | string }[] {
  const { what } = one;
  if (what.kind === 'odd') return [{ time: at, value: what.line }];
  if (what.kind === 'change') return [{ time: at, value: changeOfNumber(names, what, at, index) }];
  if (what.kind === 'user id update') return [{ time: at, value: changeOfUserId(names, at) }];
  if (what.kind === 'echo') {
    const id = `wamid.${(index + what.later) % 3 === 0 ? 'B' : 'Y'}${index + what.later}`;
    const echo = { from: one.number, to: one.contact, id, timestamp: String(at), type: 'text' };
    return [{ time: at, value: { message_echoes: [echo], field: 'smb_message_echoes' } }];
  }
  if (what.kind === 'notice') {
    const [previous_category, new_category] =
      what.to === 'utility' ? ['MARKETING', 'UTILITY'] : ['UTILITY', 'MARKETING'];
    const notice = {
      message_template_name: what.template,
      message_template_language: 'en',
      previous_category,
      new_category,
    };
    const value = { ...notice, category_update_timestamp: String(at), field: 'template_category_update' };
    return [{ time: at, value }];
  }
  if (what.kind === 'broken') {
    const text = posted(one, customerMessage(names, { type: 'text', ad: null }, at, index));
    return [{ time: at, value: text.slice(0, what.length) }];
  }
  if (what.kind === 'inbound') return [{ time: at, value: customerMessage(names, what, at, index) }];
  const { failed, delivered, read, error } = what;
  // Most errors are the first that is heard of a message.
  const sent = failed === 1 && error !== 131026 ? null : what.sent;
  const times = { sent, delivered: failed === null ? delivered : null, read: failed === null ? read : null, failed };
  return Object.entries(times).flatMap(([status, after]) => {
    if (after === null) return [];
    const errors = status === 'failed' && { errors: [{ code: error, title: 'Message failed to send' }] };
    const value = {
      id: `wamid.${index % 3 === 0 ? 'B' : 'Y'}${index}`,
      status,
      timestamp: String(at + after),
      ...(names.phone !== null && { recipient_id: names.phone }),
      ...(names.user !== null && status !== 'failed' && { recipient_user_id: names.user }),
      ...(names.user !== null && status === 'failed' && names.phone === null && { recipient_user_id: names.user }),
      ...(names.parent !== null && status !== 'failed' && { parent_recipient_user_id: names.parent }),
      ...(status !== 'failed' && priceOf(what, at, index, status)),
      ...errors,
      ...(what.callback !== null && { biz_opaque_callback_data: what.callback }),
    };
    const people = names.user !== null && status !== 'failed' && { contacts: [contactOf(names, index)] };
    return [{ time: at + after, value: { ...people, statuses: [value] } }];
  });
}

function contactOf({ phone, user, parent }: Names, index: number) {
  return {
    profile: { name: `Ana ${index}` },
    ...(phone !== null && { wa_id: phone }),
    ...(user !== null && { user_id: user }),
    ...(parent !== null && { parent_user_id: parent }),
  };
}

function customerMessage(names: Names, { type, ad }: { type: string; ad: string | null }, at: number, index: number) {
  const referral = ad !== null && { referral: { source_type: ad, source_id: '42', ctwa_clid: `clid${index}` } };
  const body = type === 'location' ? { latitude: -23.5, longitude: index } : { body: `"hi" ${index} \\ é` };
  const message = {
    ...(names.phone !== null && { from: names.phone }),
    ...(names.user !== null && { from_user_id: names.user }),
    ...(names.parent !== null && { from_parent_user_id: names.parent }),
    id: `wamid.${index % 2 === 0 ? 'A' : 'Z'}${index}`,
    timestamp: String(at),
    type,
    [type]: body,
    ...referral,
  };
  return { contacts: [contactOf(names, index)], messages: [message] };
}

function changeOfNumber(
  { phone, user }: Names,
  { to, names }: { readonly to: string; readonly names: 'old' | 'new' | null },
  at: number,
  index: number,
) {
  const ids = names === 'old' ? { user_id: user } : names === 'new' ? { user_id: `BR.91${to.slice(2)}` } : {};
  const system = { type: 'user_changed_number', wa_id: to, ...ids, body: 'User Ana changed' };
  const from = phone === null ? { from_user_id: user } : { from: phone };
  return { messages: [{ ...from, id: `wamid.S${index}`, timestamp: String(at), type: 'system', system }] };
}

function changeOfUserId({ phone, user }: Names, at: number) {
  const id = user ?? `BR.92${phone ?? ''}`;
  const update = { wa_id: phone ?? '', user_id: { previous: id, current: `${id}9` }, timestamp: at };
  return { user_id_update: [update], field: 'user_id_update' };
}

/** What Meta says of the price in the model of the date. */
function priceOf(what: Extract<Happening['what'], { kind: 'outbound' }>, at: number, index: number, status: string) {
  const { category, type, joined } = what;
  const isFree = type !== 'regular';
  if (at >= PER_MESSAGE_FROM) {
    const pricing = { billable: !isFree, pricing_model: 'PMP', category, type };
    if (type !== 'free_entry_point' || joined === null) return { pricing };
    // The end of the entry point, told by some of the statuses in it: 3 days, 7, or what no length gives.
    const lasts = [3 * DAY, 7 * DAY, 100][index % 3] as number;
    const told = { expiration_timestamp: String(at + lasts), origin: { type: 'referral_conversion' } };
    return { pricing, conversation: { id: `entry point ${index}`, ...told } };
  }
  if (status === 'read') return {};
  const origin = at >= CATEGORIES_FROM ? category : category === 'service' ? 'user_initiated' : 'business_initiated';
  const opened = at - (joined ?? 0);
  const conversation = {
    id: joined === null ? `conversation${index}` : `conversation of ${Math.floor(opened / DAY)} with ${what.category}`,
    ...(status === 'sent' && { expiration_timestamp: String(Math.ceil((opened + DAY) / MINUTE) * MINUTE) }),
    origin: { type: origin },
  };
  return { conversation, pricing: { billable: true, pricing_model: 'CBP', category: origin } };
}
