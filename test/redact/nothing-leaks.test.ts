import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { redacted, wamid } from './redacting.js';

/** With every id of Meta's in it also as what its base64 says. */
function unpacked(text: string): string {
  return text.replace(
    /wamid\.([A-Za-z0-9+/=_-]+)/g,
    (id, code: string) => `${id} ${Buffer.from(code, 'base64').toString('latin1')}`,
  );
}

const ID = wamid('31612345678', '9A3CA5B3D4CD6E67E7');

const POST = {
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '+31 20 123 4567', phone_number_id: '106540352242922' },
            contacts: [
              {
                profile: { name: 'Noor Jansen', username: '@noorj' },
                wa_id: '31612345678',
                user_id: 'NL.1349120865530274',
              },
            ],
            messages: [
              {
                from: '31612345678',
                id: ID,
                timestamp: '1772442000',
                type: 'image',
                image: { caption: 'My passport', mime_type: 'image/jpeg', sha256: 'jf84Hd', id: '1013859600285441' },
                context: { from: '31201234567', id: ID },
                location: { latitude: 52.3731081, longitude: 4.8932945, name: 'Dam 1', address: 'Amsterdam' },
                contacts: [{ emails: [{ email: 'noor@example.org' }], phones: [{ phone: '+31 6 8765 4321' }] }],
                otp: [{ code: '481516' }, { code: 481516, digits: 4815162342 }],
                'Noor Jansen': { 31699999999: 'Secret plan' },
              },
            ],
          },
        },
      ],
    },
  ],
};

const PRIVATE = [
  ...['31612345678', '12345678', '31201234567', '123 4567', '8765 4321', '31699999999', '106540352242922'],
  ...['102290129340398', '1349120865530274', '1013859600285441', '3731081', '481516', '8932945', '9A3CA5B3D4CD6E67E7'],
  ...['Noor', 'noor', 'Jansen', 'passport', 'jf84Hd', 'Dam 1', 'Amsterdam', 'Secret'],
];

test('of a webhook nothing is left that names anybody', () => {
  const text = unpacked(redacted(JSON.stringify(POST)));
  expect(PRIVATE.filter((one) => text.includes(one))).toEqual([]);
});

test('nor of what stands around it, of a body logged as a text, of a line that breaks off and of one without JSON', () => {
  const log = [
    `2026-03-02T09:00:02Z 203.0.113.7 Noor 31612345678 ${JSON.stringify(POST)} for +31612345678`,
    JSON.stringify({ client: 'Noor', body: JSON.stringify(POST) }),
    `for Noor: ${JSON.stringify(JSON.stringify(POST))}`,
    JSON.stringify(POST).slice(0, 700),
    `{'object': 'whatsapp_business_account', 'from': '31612345678'}`,
    'Noor 31612345678 called',
  ].join('\n');
  const lines = unpacked(redacted(log)).split('\n');
  expect(PRIVATE.filter((one) => lines.join('\n').includes(one))).toEqual([]);
  expect(lines[0]).toMatch(/^2026-03-02T09:00:02Z \{"entry":\[/);
  expect(lines.slice(3)).toEqual(['{"redacted" broken}', "{'object': 'redacted'}", '(redacted)']);
});

test('nor of a table: columns that no reader reads hold anything, and so does a row that breaks', () => {
  const table = [
    'time,contact,direction,Noor Jansen,note,campaign',
    '2026-03-02T09:00:00Z,Noor,inbound,31612345678,"My\npassport",Secret',
    '2026-03-02T09:00:00Z,"Noor"x,inbound,,,',
    'Noor,06 12345678,Secret,,,',
  ].join('\n');
  const text = redacted(table);
  expect(PRIVATE.filter((one) => text.includes(one))).toEqual([]);
  expect(text.split('\n')).toHaveLength(5);
  expect(text).toMatch(/^time,contact,direction,word_[a-z]{10},note,campaign\n/);
});

test('nor of a row that is shorter or longer than the header, whose cells may stand in any column', () => {
  const table =
    'time,contact,direction,type\n31612345678,inbound,text\n,31612345678,2026-03-02T09:00:00Z,Noor,inbound\n';
  const text = redacted(table);
  expect(['31612345678', 'Noor'].filter((one) => text.includes(one))).toEqual([]);
  expect(text.split('\n').map((line) => line.split(',').length)).toEqual([4, 3, 5, 1]);
});

test('template names are replaced as well, unless they are wanted', () => {
  const table = 'time,direction,type,category,template\nHour 0,outbound,template,marketing,summer_sale\n';
  expect(redacted(table)).toContain(',marketing,template-');
  expect(redacted(table, { keepTemplates: true })).toBe(table);
});

const FOLDERS = ['fixtures/webhooks', 'fixtures/broken', 'fixtures/check', 'fixtures/audit'];
const LOGS = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));

/** Times stay, and so does the number by which a test webhook of the dashboard is known. */
const STAYS = /^(?:1\d{9}|1\d{12}|20\d{6}|123456123)$/;

test.each(LOGS.filter((path) => /\.(ndjson|log)$|webhooks.*json$/.test(path)))('%s keeps no long number', (path) => {
  const text = readFileSync(path, 'utf8');
  const numbers = [...unpacked(text).matchAll(/\d{7,}/g)].map(([digits]) => digits).filter((one) => !STAYS.test(one));
  const left = unpacked(redacted(text));
  expect(numbers.filter((digits) => left.includes(digits))).toEqual([]);
});
