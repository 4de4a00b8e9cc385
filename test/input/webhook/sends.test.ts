import { describe, expect, it } from 'vitest';
import { readTimeline, UnreadableInput, type ReadOptions } from '../../../src/input/index.js';
import type { Finding } from '../../../src/model/finding.js';
import type { Timeline } from '../../../src/model/timeline.js';
import { conversation, log, message, messages, post, price, seconds, source, status, statuses } from './logs.js';

const HOOKS = log(
  messages(message('02T09:00:00')),
  statuses(status('a', 'sent', '02T10:00:00', conversation('marketing', 'c'))),
  statuses(status('a', 'delivered', '02T10:00:03')),
);

function withSends(sends: string, hooks = HOOKS): Timeline {
  return readTimeline([source('hook.ndjson', hooks)], { sends: [source('sends', sends)] });
}
const sent = (sends: string, hooks?: string) =>
  withSends(sends, hooks).events.find(({ kind, id }) => kind === 'outbound' && id === 'wamid.a');

describe('a send log tells what a status leaves out', () => {
  it('the kind, the template and an earlier time', () => {
    const sends =
      'message_id,sent_at,to,type,template_name,category\nwamid.a,2026-03-02T09:59:58Z,0612345678,template,sale,marketing\n';
    expect(sent(sends)).toMatchObject({
      at: Date.parse('2026-03-02T09:59:58Z'),
      contact: '+31612345678',
      number: '+31201234567',
      type: 'template',
      category: 'marketing',
      template: 'sale',
      kindFrom: 'send_log',
      reported: { conversation: { id: 'c' } },
    });
  });

  it('as JSON, and without a time', () => {
    expect(sent('[{"wamid":"wamid.a","type":"image"}]')).toMatchObject({
      at: Date.parse('2026-03-02T10:00:00Z'),
      type: 'image',
      kindFrom: 'send_log',
    });
  });

  it('as one JSON object', () => {
    expect(sent('{"id":"wamid.a","type":"text"}')).toMatchObject({ type: 'text' });
  });

  it('a template without a category has that of its price', () => {
    expect(sent('id,template\nwamid.a,sale\n')).toMatchObject({ template: 'sale', category: 'marketing' });
  });

  it('or, before that, the one that Meta says it had then', () => {
    const change = { message_template_name: 'sale', previous_category: 'UTILITY', new_category: 'MARKETING' };
    const notice = post(change, 'template_category_update', { time: Number(seconds('02T12:00:00')) });
    const hooks = log(notice, statuses(status('a', 'sent', '02T10:00:00', price('marketing'))));
    expect(sent('id,template\nwamid.a,sale\n', hooks)).toMatchObject({ template: 'sale', category: 'utility' });
  });

  it('a time later than the first status is not taken', () => {
    expect(sent('id,time,type\nwamid.a,2026-03-02T10:00:09Z,text\n')).toMatchObject({
      at: Date.parse('2026-03-02T10:00:00Z'),
    });
  });

  it('over the price', () => {
    const hooks = log(statuses(status('a', 'sent', '02T10:00:00', price('utility'))));
    expect(sent('id,category\nwamid.a,marketing\n', hooks)).toMatchObject({
      category: 'marketing',
      kindFrom: 'send_log',
      reported: { pricing: { category: 'utility' } },
    });
  });

  it('a row that says nothing about the kind leaves the inference', () => {
    const hooks = log(statuses(status('a', 'sent', '02T10:00:00', price('utility'))));
    expect(sent('id,time\nwamid.a,2026-03-02T09:59:58Z\n', hooks)).toMatchObject({
      category: 'utility',
      kindFrom: 'pricing',
    });
  });

  it('names of its templates are known', () => {
    const hooks = log(statuses(status('a', 'sent', '02T10:00:00', { biz_opaque_callback_data: 'sale' })));
    expect(sent('id,template,category\nwamid.z,sale,marketing\n', hooks)).toMatchObject({
      template: 'sale',
      category: 'marketing',
      kindFrom: 'callback_data',
    });
  });

  it('its other columns are not read', () => {
    expect(sent('id,type,status,delivered_at,direction\nwamid.a,text,ok,never,sideways\n')).toMatchObject({
      type: 'text',
    });
  });
});

describe('its columns may be mapped, apart from those of the timeline', () => {
  const sends = 'Reference;Art\nwamid.a;text\n';
  const read = (options: ReadOptions) =>
    readTimeline([source('hook.ndjson', HOOKS)], { ...options, sends: [source('sends', sends)] });
  /** What is said of the columns. */
  const faults = (options: ReadOptions): readonly string[] => {
    try {
      return read(options).findings.map(({ message }) => message);
    } catch (error) {
      if (!(error instanceof UnreadableInput)) throw error;
      return error.findings.map(({ message, remedy }) => `${message} | ${remedy}`);
    }
  };

  it('a mapped column is read', () => {
    const { events } = read({ mapSends: { id: 'reference', type: 'Art' } });
    expect(events).toContainEqual(expect.objectContaining({ id: 'wamid.a', type: 'text', kindFrom: 'send_log' }));
  });

  it('what is missing is told with the option that names it', () => {
    expect(faults({ map: { id: 'Reference' } })).toEqual([
      'there is no column for the field "id" | ' +
        'Add the column, or name yours with --map-sends, for example --map-sends id=sid.',
    ]);
    expect(faults({ mapSends: { id: 'Referenc' } })).toEqual([
      'there is no column "Referenc", which --map-sends names for the field "id" | Did you mean Reference? ' +
        'The columns are "Reference", "Art".',
    ]);
  });
});

it('it completes a tidy timeline too', () => {
  const csv = 'time,direction,id\n2026-03-02T10:00:00Z,out,a\n';
  const sends = 'id,template,category\na,sale,marketing\n';
  const timeline = readTimeline([source('desk.csv', csv)], { sends: [source('sends.csv', sends)] });
  expect(timeline.events[0]).toMatchObject({ type: 'template', category: 'marketing', template: 'sale' });
});

it('rows of messages that nobody knows are counted, and no events', () => {
  const timeline = withSends('id,type\nwamid.a,text\nwamid.b,text\nwamid.c,text\n');
  expect(timeline.events).toHaveLength(3);
  expect(timeline.findings.find(({ code }) => code === 'SEND_WITHOUT_STATUS')?.message).toBe(
    '2 of 3 rows of the send log name a message of which the input knows nothing',
  );
});

describe('a send log without rows is named', () => {
  const _ = (name: string, sends: string) =>
    it(name, () => {
      expect(withSends(sends).findings).toContainEqual(
        expect.objectContaining({
          code: 'EMPTY_SEND_LOG',
          message: 'the send log has no rows: it says nothing of any message',
          source: { file: 'sends', line: 1, column: 1 },
        }),
      );
    });
  _('a header alone', 'id,type\n');
  _('an empty list', '[]');
});

describe('a send log that cannot be used', () => {
  const faults = (sends: string): readonly Finding[] => {
    try {
      return withSends(sends).findings;
    } catch (error) {
      if (error instanceof UnreadableInput) return error.findings;
      throw error;
    }
  };
  const _ = (name: string, sends: string, code: string) =>
    it(name, () => {
      expect(faults(sends).map((fault) => fault.code)).toContain(code);
    });
  _('without an id column', 'time,type\n2026-03-02T10:00:00Z,text\n', 'MISSING_COLUMN');
  _('with an empty id', 'id,type\n,text\n', 'MISSING_ID');
  _('with a type of its own', 'id,type\nwamid.a,fax\n', 'UNKNOWN_TYPE');
  _('with hours for times', 'id,time\nwamid.a,Hour 4\n', 'MIXED_TIMES');
  _('that says two things', 'id,type\nwamid.a,text\nwamid.a,image\n', 'CONFLICTING_RECORD');
  _('that is empty', '', 'EMPTY_FILE');
});
