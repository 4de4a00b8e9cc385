import { describe, expect, it } from 'vitest';
import { FIELDS, parseMap, SYNONYMS } from '../../src/input/index.js';
import { fold } from '../../src/input/words.js';
import { codes, findings, read, rows, told } from './reading.js';

const FIRST = '2026-09-14T09:00:00Z';

describe('columns are recognised by name', () => {
  it.each([
    ['time,direction'],
    ['Timestamp,Direction'],
    ['HOUR,in out'],
    ['at,DIR'],
    [' time , direction '],
    ['"sent-at","Message Direction"'],
  ])('%s', (header) => {
    expect(told(read(rows(header, `${FIRST},in`)))).toEqual(['2026-09-14T09:00:00.000Z inbound text']);
  });

  it('no name stands for two fields', () => {
    const names = FIELDS.flatMap((field) => [field, ...SYNONYMS[field]]).map(fold);
    expect(names).toHaveLength(new Set(names).size);
  });
});

describe('which column wins', () => {
  it('the name of the field over its synonyms', () => {
    const timeline = read(rows('created_at,time,direction', `2020-01-01T00:00:00Z,${FIRST},in`));
    expect(told(timeline)).toEqual(['2026-09-14T09:00:00.000Z inbound text']);
  });

  it('--map over the name of the field', () => {
    const timeline = read(rows('time,logged,direction', `2020-01-01T00:00:00Z,${FIRST},in`), {
      map: { time: 'logged' },
    });
    expect(told(timeline)).toEqual(['2026-09-14T09:00:00.000Z inbound text']);
  });

  it('--map chooses between two synonyms', () => {
    const timeline = read(rows('created_at,sent_at,direction', `2020-01-01T00:00:00Z,${FIRST},in`), {
      map: { time: 'sent_at' },
    });
    expect(told(timeline)).toEqual(['2026-09-14T09:00:00.000Z inbound text']);
  });

  it('a mapped column is not read under its own name too', () => {
    const timeline = read(rows('time,direction,user,agent', `${FIRST},in,Noor,+31612345678`), {
      map: { number: 'user' },
    });
    expect(timeline.events[0]).toMatchObject({ contact: null, number: 'Noor' });
  });
});

describe('headers that cannot be read', () => {
  it.each([
    ['direction,contact', ['MISSING_COLUMN']],
    ['time,contact', ['MISSING_COLUMN']],
    ['contact,text', ['MISSING_COLUMN', 'MISSING_COLUMN']],
    ['time,time,direction', ['DOUBLED_COLUMN']],
    ['created_at,sent_at,direction', ['DOUBLED_COLUMN']],
    ['time,direction,from,user', ['DOUBLED_COLUMN']],
    ['"time,direction', ['BROKEN_QUOTES', 'MISSING_COLUMN']],
  ])('%s', (header, expected) => {
    expect(codes(rows(header, 'Hour 0,in'))).toEqual(expected);
  });

  it('two equal columns that are not read do no harm', () => {
    expect(codes(rows('time,direction,note,note', '0,in,,'))).toEqual([]);
  });

  it('a mapped column that is not there is missed by its name', () => {
    const [found] = findings(rows('created,direction', '0,in'), { map: { time: 'creatd' } });
    expect(found).toMatchObject({
      code: 'MISSING_COLUMN',
      message: 'there is no column "creatd", which --map names for the field "time"',
      remedy: 'Did you mean created? The columns are "created", "direction".',
    });
  });

  it('a misspelt required column is guessed at, never used', () => {
    const [found] = findings(rows('tiem,direction', '0,in'));
    expect(found).toMatchObject({
      code: 'MISSING_COLUMN',
      remedy: expect.stringMatching(/^Did you mean tiem\?/) as string,
    });
  });
});

describe('columns that look misspelt', () => {
  it.each([
    ['catgory', ['UNUSED_COLUMN']],
    ['delivred_at', ['UNUSED_COLUMN']],
    ['entry_pont', ['UNUSED_COLUMN']],
    ['text', []],
    ['body', []],
    ['agent_name', []],
    ['tga', []],
  ])('%s', (column, expected) => {
    expect(codes(rows(`time,direction,${column}`, '0,in,'))).toEqual(expected);
  });

  it('are let be where the field has its column', () => {
    expect(codes(rows('time,direction,category,catgory', '0,in,,'))).toEqual([]);
  });
});

describe('--map', () => {
  it.each([
    [['time=created_at'], { time: 'created_at' }],
    [['Entry-Point=source', 'time=a=b'], { entry_point: 'source', time: 'a=b' }],
    [[], {}],
  ])('%j', (entries, map) => {
    expect(parseMap(entries)).toEqual({ ok: true, map });
  });

  it.each([
    [['tiem=created_at'], 'there is no field "tiem"; did you mean time?'],
    [['time'], '"time" is not field=column, for example time=created_at'],
    [['time='], '"time=" is not field=column, for example time=created_at'],
    [['time=a', 'time=b'], '"time" is mapped twice'],
  ])('%j is refused', (entries, message) => {
    expect(parseMap(entries)).toEqual({ ok: false, message });
  });
});
