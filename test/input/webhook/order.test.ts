import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UnreadableInput } from '../../../src/input/index.js';
import { conversation, log, message, post, price, read, status } from './logs.js';

const CONTACT = { contacts: [{ wa_id: '31612345678', user_id: 'NL.77' }] };
const time = fc.integer({ min: 0, max: 20 }).map((second) => `02T09:00:${String(second).padStart(2, '0')}`);
const verdict = fc.constantFrom(
  {},
  price('marketing'),
  price('utility', 'free_customer_service'),
  price('service', 'free_customer_service'),
  price('referral_conversion', 'free_entry_point'),
  conversation('marketing', 'c1', '03T09:01:00'),
  conversation('utility', 'c2'),
  { errors: [{ code: 131047 }] },
  { biz_opaque_callback_data: '{"template":"spring_sale","category":"marketing"}' },
);
const recipient = fc.constantFrom(
  {},
  { recipient_id: undefined, recipient_user_id: 'NL.77' },
  { recipient_id: '5511987654321' },
  { recipient_id: 'shop@g.us', recipient_type: 'group', recipient_participant_id: '31612345678' },
  { recipient_id: 'shop@g.us', recipient_type: 'group', recipient_participant_id: '5511987654321' },
);
const statusPost = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('sent', 'delivered', 'read', 'failed', 'warning'),
    time,
    verdict,
    recipient,
  )
  .map(([id, word, at, said, to]) => post({ statuses: [status(id, word, at, { ...said, ...to })] }));
const inbound = fc
  .tuple(
    time,
    fc.constantFrom(
      {},
      { id: 'wamid.again' },
      { type: 'reaction' },
      { referral: { source_type: 'ad' } },
      { from: undefined, from_user_id: 'NL.77' },
      { type: 'system', system: { type: 'user_changed_number', wa_id: '31687654321' } },
    ),
  )
  .map(([at, more]) => post({ ...CONTACT, messages: [message(at, more)] }));
const bare = fc
  .tuple(fc.constantFrom('a', 'd'), time)
  .map(([id, at]) => status(id, 'delivered', at, price('marketing')));
const call = time.map((at) =>
  post(
    {
      calls: [
        {
          id: 'wacid.1',
          from: '31612345678',
          event: 'connect',
          direction: 'USER_INITIATED',
          timestamp: String(Date.parse(`2026-03-${at}Z`) / 1000),
        },
      ],
    },
    'calls',
  ),
);
const notice = time.map((at) =>
  post(
    { message_template_name: 'spring_sale', previous_category: 'UTILITY', new_category: 'MARKETING' },
    'template_category_update',
    {
      time: Date.parse(`2026-03-${at}Z`) / 1000,
    },
  ),
);
const line = fc.oneof({ weight: 4, arbitrary: statusPost }, { weight: 2, arbitrary: inbound }, bare, call, notice);

it('any order and any number of deliveries give the same events', () => {
  const logs = fc.array(line, { minLength: 1, maxLength: 14 }).chain((lines) =>
    fc.tuple(
      fc.constant(lines),
      fc
        .array(fc.constantFrom(...lines), { maxLength: 5 })
        .chain((again) => fc.shuffledSubarray([...lines, ...again], { minLength: lines.length + again.length })),
    ),
  );
  fc.assert(
    fc.property(logs, ([once, shuffled]) => {
      expect(outcomeOf(shuffled)).toEqual(outcomeOf(once));
    }),
    { numRuns: 2000 },
  );
});

/** Without places, and handles that are places. */
function outcomeOf(lines: readonly object[]) {
  try {
    const { events, untold, notices } = read(log(...lines));
    const unplaced = ({ source: _, ...rest }: { source: unknown }) => rest;
    return { events: events.map(unplaced), untold: untold.map(unplaced), notices: notices.map(unplaced) };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return 'nothing';
  }
}
