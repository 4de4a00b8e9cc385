/**
 * Messages of a made-up sender: customers who write and are answered, templates, a few clicks on ads, late deliveries. The
 * same count and seed give the same bytes.
 */
export interface Shape {
  readonly messages: number;
  readonly pairs: number;
  /** First instant, milliseconds since the epoch. */
  readonly from: number;
  /** Milliseconds over which the messages are spread evenly. */
  readonly lasts: number;
  /** Whether some customers come by an ad. */
  readonly ads: boolean;
}

export interface Message {
  readonly at: number;
  readonly contact: string;
  readonly number: string;
  readonly id: string;
  readonly inbound: boolean;
  readonly type: 'text' | 'image' | 'interactive' | 'template';
  readonly category: '' | 'marketing' | 'utility' | 'authentication';
  readonly template: string;
  readonly ad: boolean;
  /** Null when it never arrived. */
  readonly deliveredAt: number | null;
}

/** A customer of every log that is made here. */
export const FIRST_CONTACT = '551110000000';

const PREFIXES = ['5511', '5215', '4915', '4479', '9198', '6281', '3161', '1305', '2348', '5491'] as const;
const NUMBERS = ['551130001000', '551130002000', '4930901820', '442071838750'] as const;
const TEMPLATES = [
  ['utility', 'order_confirmation'],
  ['utility', 'appointment_reminder'],
  ['authentication', 'login_code'],
  ['marketing', 'spring_sale'],
] as const;
const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Answers go to one of the customers who wrote last. */
const ANSWERED_LATER = 1000;

/** Messages in order of time. */
export function* messages({ messages: count, pairs, from, lasts, ads }: Shape): Iterable<Message> {
  const random = generator(20_261_001);
  const step = lasts / count;
  const wrote: number[] = [];
  for (let index = 0; index < count; index++) {
    const at = from + Math.floor(index * step);
    const anyone = Math.floor(random() * pairs);
    const kind = random();
    const inbound = kind < 0.4;
    const answer = kind >= 0.4 && kind <= 0.8 && wrote.length > 0;
    const pair = answer ? (wrote[Math.floor(random() * wrote.length)] ?? anyone) : anyone;
    if (inbound) wrote[index % ANSWERED_LATER] = pair;
    const template = kind > 0.8 ? TEMPLATES[Math.floor(random() * TEMPLATES.length)] : undefined;
    const delay = random();
    yield {
      at,
      contact: contactOf(pair),
      number: NUMBERS[pair % NUMBERS.length] ?? '',
      id: idOf(random),
      inbound,
      type: template !== undefined ? 'template' : kind < 0.05 || (kind > 0.4 && kind < 0.45) ? 'image' : 'text',
      category: template?.[0] ?? '',
      template: template?.[1] ?? '',
      ad: ads && inbound && kind < 0.004,
      deliveredAt:
        inbound || delay < 0.02 ? null : at + Math.floor(delay < 0.9 ? 800 + delay * 4000 : delay ** 8 * 7_200_000),
    };
  }
}

function contactOf(pair: number): string {
  return `${PREFIXES[pair % PREFIXES.length] ?? ''}${String(10_000_000 + pair * 7)}`;
}

function idOf(random: () => number): string {
  let id = 'wamid.HBgMNTUxMTk5OTk5OTk5FQIAERgS';
  for (let count = 0; count < 18; count++) id += ID_CHARACTERS[Math.floor(random() * ID_CHARACTERS.length)] ?? '';
  return `${id}AA==`;
}

/** Mulberry32: small, and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
