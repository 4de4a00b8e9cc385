import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBreak } from '../../src/input/json/walk.js';
import { codes, findings, read, told } from './reading.js';

const IN = '{"time":0,"direction":"in"}';
const OUT = '{"time":"Hour 4","direction":"out","id":null,"text":{"body":"Hi"}}';
const HOURS = ['0 inbound text', '4 outbound text', '4 delivered (assumed)'];

describe('shapes that are read', () => {
  it.each([
    ['an array', `[${IN},${OUT}]`],
    ['an array of several lines', `\n[\n  ${IN},\n  ${OUT}\n]\n`],
    ['an object with events', `{"events":[${IN},${OUT}]}`],
    ['an object of several lines', `{\n"account":{"name":"Shop"},\n"events":[\n${IN},\n${OUT}\n]\n}`],
    ['NDJSON', `${IN}\n${OUT}\n`],
    ['NDJSON with CRLF and blank lines', `\uFEFF${IN}\r\n\r\n${OUT}`],
  ])('%s', (_, text) => {
    expect(told(read(text))).toEqual(HOURS);
  });

  it.each([
    ['on a line', IN],
    ['on several', '{\n"time": 0,\n"direction": "in"\n}'],
  ])('a single record %s', (_, text) => {
    expect(told(read(text))).toEqual(['0 inbound text']);
  });

  it('rules and zone of the account', () => {
    const timeline = read(`{"rules":"cbp-2023","account":{"timezone":"America/Sao_Paulo"},"events":[${IN}]}`);
    expect(timeline).toMatchObject({ rules: 'cbp-2023', timezone: 'America/Sao_Paulo' });
  });

  it('records that name their fields differently', () => {
    expect(told(read(`[${IN},{"timestamp":"4","sender_type":"agent"}]`))).toEqual(HOURS);
  });
});

describe('shapes that are not', () => {
  it.each([
    ['{"messages":[]}', 'the object has no "events" and is no record with a time'],
    ['{"events":{}}', '"events" is an object, not an array of records'],
    [`{"rules":7,"events":[${IN}]}`, '"rules" is a number, not the name of a rule set'],
    [`{"account":"shop","events":[${IN}]}`, '"account" is a text, not an object'],
    [`{"account":{"timezone":"Amsterdam"},"events":[${IN}]}`, '"account.timezone" is "Amsterdam", not a time zone'],
  ])('%s', (text, message) => {
    expect(findings(text)).toMatchObject([{ code: 'WRONG_JSON_SHAPE', message }]);
  });

  it.each([
    ['[]', ['NO_USABLE_RECORD']],
    ['[1, "Hour 4"]', ['NOT_A_RECORD', 'NOT_A_RECORD', 'NO_USABLE_RECORD']],
    ['[{"direction":"in"}]', ['MISSING_COLUMN']],
    ['[{"time":0,"direction":"in","sent_at":0,"created_at":0}]', []],
    ['[{"sent_at":0,"created_at":0,"direction":"in"}]', ['DOUBLED_COLUMN']],
  ])('%s', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });
});

describe('JSON that breaks says where', () => {
  it.each([
    ['[', 1, 2, 'the JSON breaks off at line 1, column 2'],
    ['[{"time": 0,\n  "direction": "in"\n', 2, 20, 'the JSON breaks off at line 2, column 20'],
    ['[{"time": 0,\n  "direction": in}]', 2, 16, 'the JSON has a syntax error at line 2, column 16'],
    ['[{"time": 0},]', 1, 14, 'the JSON has a syntax error at line 1, column 14'],
    ['[{"é": 01}]', 1, 8, 'the JSON has a syntax error at line 1, column 8'],
    ['[] and more', 1, 4, 'the JSON has a syntax error at line 1, column 4'],
  ])('%j', (text, line, column, message) => {
    expect(findings(text)).toMatchObject([{ code: 'TRUNCATED_JSON', message, source: { line, column } }]);
  });

  it.each([
    ['[{"time": 0},\n]', 'JSON has no comma after the last of a list: remove the one before it.'],
    ['[{"time": 0, }]', 'JSON has no comma after the last of a list: remove the one before it.'],
    ['// an export\n[{"time": 0}]', 'JSON has no comments: remove them.'],
    ['[ // an export\n{"time": 0}]', 'JSON has no comments: remove them.'],
    ["[{'time': 0}]", 'JSON puts names and texts in double quotes; Python writes it with json.dumps(…).'],
    [
      '{\n  "time": 0\n}\n{\n  "time": 4\n}\n',
      'Only one JSON value is read: put several into an array, or each on a line of its own (NDJSON).',
    ],
  ])('%j is told how to be JSON', (text, remedy) => {
    expect(findings(text)).toMatchObject([{ code: 'TRUNCATED_JSON', remedy }]);
  });

  it('wherever JSON.parse fails, and nowhere else', () => {
    const almostJson = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', ']', '\\', '0', 'x', ' '))
      .map(
        ([text, at, inserted]) => text.slice(0, at % (text.length + 1)) + inserted + text.slice(at % (text.length + 1)),
      );
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), almostJson), (text) => {
        expect(jsonBreak(Buffer.from(text)) === null).toBe(parses(Buffer.from(text).toString()));
      }),
      { numRuns: 2000 },
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('NDJSON', () => {
  it('loses a broken line alone', () => {
    const timeline = read(`${IN}\n{"time":1,"direc\n${OUT}\n`);
    expect(told(timeline)).toEqual(HOURS);
    expect(timeline).toMatchObject({ records: 3, rejects: [{ codes: ['BROKEN_JSON_LINE'], raw: '{"time":1,"direc' }] });
  });

  it('is recognised when its first line is the broken one', () => {
    expect(codes(`{"time":1,"direc\n${IN}\n${OUT}\n`)).toEqual(['BROKEN_JSON_LINE']);
  });

  it('is not mistaken for JSON of several lines that breaks off', () => {
    expect(codes(`{"events":[\n${IN},\n${OUT}\n`)).toEqual(['TRUNCATED_JSON']);
  });
});

describe('places in JSON', () => {
  it('a field stands at its value', () => {
    const [found] = findings(`[\n  ${IN},\n  {"time": 4, "contact": "é", "direction": "sideways"}\n]`);
    expect(found).toMatchObject({
      source: { line: 3, column: 44 },
      excerpt: { text: '  {"time": 4, "contact": "é", "direction": "sideways"}', length: 10 },
    });
  });

  it('handles tell records of one line apart', () => {
    expect(read(`[${IN},${IN}]`).events.map(({ handle }) => handle)).toEqual(['shop.csv:1', 'shop.csv:1:30']);
  });

  it('strings that hold brackets, quotes and escapes do not confuse', () => {
    const text = `[{"text":"]},{\\"\\\\","time":0,"direction":"in"},\n${OUT}]`;
    expect(read(text).events.map(({ handle }) => handle)).toEqual(['shop.csv:1', 'shop.csv:2', 'shop.csv:2']);
  });
});

describe('values', () => {
  it.each([
    ['"contact":31612345678', '+31612345678'],
    ['"contact":"31612345678"', '+31612345678'],
    ['"contact":""', null],
    ['"contact":null', null],
  ])('%s', (member, contact) => {
    expect(read(`[{"time":0,"direction":"in",${member}}]`).events[0]?.contact).toBe(contact);
  });

  it.each([
    ['"contact":["31612345678"]'],
    ['"contact":true'],
    ['"id":12345678901234567890'],
    ['"status":{"value":"sent"}'],
  ])('%s is refused', (member) => {
    expect(codes(`[${IN},{"time":0,"direction":"in",${member}}]`)).toEqual(['NOT_A_RECORD']);
  });

  it('a key that is called __proto__ is a key', () => {
    expect(codes(`[{"__proto__":{"time":1},"time":0,"direction":"in"}]`)).toEqual([]);
  });
});

it('a format that is asked for is not guessed', () => {
  expect(codes(IN, { format: 'csv' })).toEqual(['BROKEN_QUOTES', 'MISSING_COLUMN']);
  expect(codes('time,direction\n0,in\n', { format: 'json' })).toEqual(['TRUNCATED_JSON']);
  expect(codes('time,direction\n', { format: 'ndjson' })).toEqual(['BROKEN_JSON_LINE', 'NO_USABLE_RECORD']);
});

it('nesting may be deep', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  expect(codes(`[${IN},{"time":1,"direction":"in","text":${deep}}]`)).toEqual([]);
});
