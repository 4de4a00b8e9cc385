import fc from 'fast-check';

const HEADER = 'time,contact,direction,type,category,template,entry_point,status,delivered_at,id,number';

/** Instants near each other and near the switches of eras, so that rows meet edges. */
const STARTS = ['2022-03-01', '2023-05-31T20:00', '2024-10-31', '2025-06-30T12:00', '2026-09-30T12:00'].map((day) =>
  Date.parse(`${day}${day.includes('T') ? '' : 'T00:00'}:00Z`),
);
const HOUR = 3_600_000;

const step = fc.oneof(
  fc.constantFrom(0, 1, 60_000, HOUR, 24 * HOUR - 1, 24 * HOUR, 24 * HOUR + 1),
  fc.integer({ min: 0, max: 30 * HOUR }),
);
const spelling = fc.constantFrom<(phone: string) => string>(
  (phone) => phone,
  (phone) => `+${phone}`,
  (phone) => `+${phone.slice(0, 2)} ${phone.slice(2)}`,
  (phone) => `"${phone}"`,
  (phone) => `whatsapp:+${phone}`,
  (phone) => `BR.${phone}`,
  (phone) => `" José ${phone.slice(-2)}"`,
  (phone) => `${phone.slice(0, 1)}.${phone.slice(1, 6)}E+12`,
);
const contact = fc
  .tuple(fc.constantFrom('5511987654321', '5511987654322', '4915112345678', '13054567890', '263771234567'), spelling)
  .map(([phone, spell]) => spell(phone));

const inbound = fc.record({
  kind: fc.constant('inbound'),
  type: fc.constantFrom('text', 'image', 'reaction', 'button', ''),
  entryPoint: fc.constantFrom('', '', 'ctwa', 'page_cta'),
});
const outbound = fc.record({
  kind: fc.constantFrom('outbound', 'out', 'Business'),
  what: fc.constantFrom(
    'text,,',
    'image,,',
    'reaction,,',
    ',marketing,sale',
    'template,utility,',
    'template,authentication,code',
  ),
  status: fc.constantFrom('', '', 'sent', 'delivered', 'read', 'failed'),
  delay: fc.oneof(fc.constant(null), fc.constant(null), fc.constantFrom(0, 1, 1500, 90_000, 25 * HOUR, -5)),
});
const odd = fc.record({
  kind: fc.constant('odd'),
  text: fc.constantFrom('', ',,,,,,,,,,', 'rubbish', '2026-99-01T00:00:00Z,5511987654321,inbound,text,,,,,,,', '"a,b"'),
});
const row = fc.record({
  step,
  contact,
  number: fc.constantFrom('551130001000', '551130002000'),
  /** A repeated id is a receipt, a duplicate or a contradiction. */
  id: fc.oneof(
    fc.constant(''),
    fc.integer({ min: 0, max: 9 }).map((id) => `wamid.${id}`),
    fc.uuid(),
  ),
  zone: fc.boolean(),
  row: fc.oneof({ weight: 4, arbitrary: inbound }, { weight: 6, arbitrary: outbound }, { weight: 1, arbitrary: odd }),
});
/** Logs in order of time, of few contacts, with rows that repeat, contradict, are quoted or broken. */
export const log = fc.record({
  start: fc.constantFrom(...STARTS),
  rows: fc.array(row, { minLength: 1, maxLength: 40 }),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  lastLineEnds: fc.boolean(),
});

type Story = typeof log extends fc.Arbitrary<infer T> ? T : never;

/** A row reaches the log so many milliseconds late. */
export function csv({ start, rows, lineEnd, lastLineEnds }: Story, lags: readonly number[] = [0]): string {
  let at = start;
  const lines = rows.map((one, index) => {
    at += one.step;
    return { line: lineOf(one, at), reached: at + (lags[index % lags.length] ?? 0) };
  });
  const inOrder = lines.sort((a, b) => a.reached - b.reached).map(({ line }) => line);
  return [HEADER, ...inOrder].join(lineEnd) + (lastLineEnds ? lineEnd : '');
}

function lineOf({ row: said, contact, id, number, zone }: Story['rows'][number], at: number): string {
  if ('text' in said) return said.text;
  const time = timeText(at, zone);
  if ('entryPoint' in said) {
    return `${time},${contact},inbound,${said.type},,,${said.entryPoint},,,${id},${number}`;
  }
  const delivered = said.delay === null ? '' : timeText(at + said.delay, false);
  return `${time},${contact},${said.kind},${said.what},,${said.status},${delivered},${id},${number}`;
}

function timeText(at: number, elsewhere: boolean): string {
  if (!elsewhere) return new Date(at).toISOString();
  return `${new Date(at + 2 * HOUR).toISOString().slice(0, -1)}+02:00`;
}
