import { describe, expect, it } from 'vitest';
import { TextFile } from '../../../src/input/textFile.js';
import { scanJson } from '../../../src/input/webhook/scan.js';
import { codes } from '../reading.js';
import { found, log, message, messages, read } from './logs.js';

/** What is found in a text, each with its line: `2 {"a":1}`. */
function scan(text: string): readonly string[] {
  const file = new TextFile('hook.log', Buffer.from(text), true);
  return [...scanJson(file)].map((part) => {
    const line = file.lineAt(part.start);
    if (part.kind !== 'value') return `${line} ${part.kind}`;
    return `${line} ${JSON.stringify(part.value)}${part.prefix === '' ? '' : ` after ${JSON.stringify(part.prefix)}`}`;
  });
}
const _ = (name: string, text: string, ...expected: readonly string[]) =>
  it(name, () => {
    expect(scan(text)).toEqual(expected);
  });

describe('JSON is found', () => {
  _('on a line of its own', '{"a":1}\n{"a":2}\n', '1 {"a":1}', '2 {"a":2}');
  _('after a prefix and before a suffix', 'POST /hook {"a":1} 200\n', '1 {"a":1} after "POST /hook "');
  _('after a prefix in brackets', '[10:00:00] [info] {"a":1}', '1 {"a":1} after "[10:00:00] [info] "');
  _('after a prefix with a brace', 'GET /{id} {"a":1}', '1 {"a":1} after "GET /{id} "');
  _('printed over several lines', '{\n  "a": {\n    "b": 1\n  }\n}\n', '1 {"a":{"b":1}}');
  _('one printed value after another', '{\n  "a": 1\n}\n{\n  "a": 2\n}\n', '1 {"a":1}', '4 {"a":2}');
  _('twice on a line', '{"a":1} {"a":2}', '1 {"a":1}', '1 {"a":2} after " "');
  _('twice on a line, without a space', '{"a":1}{"a":2}', '1 {"a":1}', '1 {"a":2}');
  _('twice after a prefix', 'POST {"a":1} {"a":2}', '1 {"a":1} after "POST "', '1 {"a":2} after "POST  "');
  _(
    'on the line on which another ends',
    'POST {\n"a":1\n}, {"a":2}',
    '1 {"a":1} after "POST "',
    '3 {"a":2} after ", "',
  );
  _('in an array', '[{"a":1},\n {"a":2}]', '1 {"a":1}', '2 {"a":2}');
  _('in arrays a line', '[{"a":1}]\n[{"a":2}]\n', '1 {"a":1}', '2 {"a":2}');
  _('in CRLF lines', '{"a":1}\r\n{"a":2}\r\n', '1 {"a":1}', '2 {"a":2}');
});

describe('JSON in a text is found', () => {
  _('a text a line', String.raw`"{\"a\":1}"`, String.raw`1 "{\"a\":1}"`);
  _(
    'as the value of a key',
    String.raw`level=info msg="{\"a\":1}" size=7`,
    String.raw`1 "{\"a\":1}" after "level=info msg="`,
  );
  _('printed over several lines', String.raw`"{\n \"a\":1}"`, String.raw`1 "{\n \"a\":1}"`);
  _('a list', String.raw`"[{\"a\":1}]"`, String.raw`1 "[{\"a\":1}]"`);
  _('broken off', String.raw`"{\"a\":`, '1 broken');
});

describe('other lines', () => {
  _('are text', 'started\n\n{"a":1}\nstopped', '1 text', '3 {"a":1}', '4 text');
  _('of what Python prints', "{'a': None}\n[{'a': 1}]\n", '1 python', '2 python');
});

describe('what is broken costs its own lines', () => {
  _('a cut line', '{"a":\n{"a":2}\n', '1 broken', '2 {"a":2}');
  _('a cut printed value', '{\n  "a": {\n    "b": 1,\n  }\n}\n{"a":2}\n', '1 broken', '6 {"a":2}');
  _('a cut array', '[{"a":1},{"a":\n', '1 {"a":1}', '1 broken');
  _('an array with a comma too few', '[{"a":1} {"a":2}]\n{"a":3}\n', '1 {"a":1}', '1 broken', '2 {"a":3}');
});

describe('other formats are not taken for webhooks', () => {
  it('a CSV', () => {
    expect(codes('time,direction\n4,in\n')).toEqual([]);
  });
  it('tidy records with the words of webhooks', () => {
    const record = { timestamp: 1772442000, direction: 'in', from: '31612345678', type: 'text', id: 'wamid.1' };
    expect(codes(JSON.stringify([record]))).toEqual([]);
  });
  it('a tidy timeline', () => {
    expect(codes('{"events":[{"time":4,"direction":"in"}]}')).toEqual([]);
  });
});

describe('webhooks that stand in a text', () => {
  const hello = JSON.stringify(JSON.stringify(messages(message('02T09:00:00'))));
  it.each([hello, `time="2026-03-02T09:00:01Z" level=info msg=${hello}`, `[${hello},${hello}]`])('%s', (line) => {
    expect(read(log(line)).events).toHaveLength(1);
  });
});

it('a table with webhooks in a column is told so', () => {
  const cell = JSON.stringify(messages(message('02T09:00:00'))).replaceAll('"', '""');
  const faults = found(`ts,payload\n2026-03-02T09:00:01Z,"${cell}"\n`);
  expect(faults).toMatchObject([
    {
      code: 'MISSING_COLUMN',
      message: 'the column "payload" holds webhooks as text, and there is no column for the field "time"',
      remedy: 'Write the cells of "payload" to a file of their own, one a line, without the quotes of CSV.',
      source: { line: 1, column: 4 },
    },
  ]);
});

it('a broken line among webhooks is set aside alone', () => {
  const hello = JSON.stringify(messages(message('02T09:00:00')));
  const faults = found(`${hello.slice(0, 90)}\n${hello}\n`);
  expect(faults).toMatchObject([{ code: 'BROKEN_JSON_LINE', source: { line: 1 } }]);
});

it('a log that Python printed is told so', () => {
  const [first] = found(log("{'object': 'whatsapp_business_account', 'entry': []}"));
  expect(first?.code).toBe('PYTHON_REPR');
});
