import { describe, expect, it } from 'vitest';
import { text } from './factories.js';
import { timeline2 } from './timelines.js';

describe('one record a line', () => {
  it('the run first, the totals last', () => {
    expect('\n' + text(timeline2, { format: 'ndjson' })).toBe(`
{"record":"run","schema":"wa-window/run@1","dated":false,"timezone":"UTC","rules":{"mode":"undated","sets":[{"id":"cbp-2023","from":null,"until":null}]},"assumptions":[{"id":"D1","value":"delivered","source":"docs/contract.md §1","affected":4}]}
{"record":"contact","contact":null,"number":null,"firstAt":"Hour 0","lastAt":"Hour 26","lastInboundAt":"Hour 4"}
{"record":"state","contact":null,"number":null,"from":"Hour 0","until":"Hour 4","window":"closed","windowUntil":null,"entryPointUntil":null,"conversations":[{"category":"marketing","expiresAt":"Hour 24"}]}
{"record":"state","contact":null,"number":null,"from":"Hour 4","until":"Hour 24","window":"open","windowUntil":"Hour 28","entryPointUntil":null,"conversations":[{"category":"marketing","expiresAt":"Hour 24"}]}
{"record":"state","contact":null,"number":null,"from":"Hour 24","until":"Hour 25","window":"open","windowUntil":"Hour 28","entryPointUntil":null,"conversations":[]}
{"record":"state","contact":null,"number":null,"from":"Hour 25","until":"Hour 28","window":"open","windowUntil":"Hour 28","entryPointUntil":null,"conversations":[{"category":"service","expiresAt":"Hour 49"}]}
{"record":"state","contact":null,"number":null,"from":"Hour 28","until":"Hour 49","window":"closed","windowUntil":null,"entryPointUntil":null,"conversations":[{"category":"service","expiresAt":"Hour 49"}]}
{"record":"state","contact":null,"number":null,"from":"Hour 49","until":null,"window":"closed","windowUntil":null,"entryPointUntil":null,"conversations":[]}
{"record":"window","contact":null,"number":null,"openedAt":"Hour 4","expiresAt":"Hour 28","openedBy":"in-14400000","refreshedBy":[]}
{"record":"conversation","contact":null,"number":null,"category":"marketing","openedAt":"Hour 0","expiresAt":"Hour 24","closedAt":"Hour 24","closedBy":"expiry","openedBy":"out-0","members":2,"billable":true,"ruleSet":"cbp-2023","rule":"2c.1"}
{"record":"conversation","contact":null,"number":null,"category":"service","openedAt":"Hour 25","expiresAt":"Hour 49","closedAt":"Hour 49","closedBy":"expiry","openedBy":"out-90000000","members":2,"billable":true,"ruleSet":"cbp-2023","rule":"2c.1"}
{"record":"charge","contact":null,"number":null,"account":null,"messageId":null,"source":"out-0","at":"Hour 0","unit":"conversation","category":"marketing","type":"regular","billable":true,"certain":true,"market":null,"rate":null,"amount":null,"currency":null,"rateCard":null,"ruleSet":"cbp-2023","rule":"2c.3"}
{"record":"charge","contact":null,"number":null,"account":null,"messageId":null,"source":"out-18000000","at":"Hour 5","unit":"conversation","category":"marketing","type":"in_open_conversation","billable":false,"certain":true,"market":null,"rate":null,"amount":null,"currency":null,"rateCard":null,"ruleSet":"cbp-2023","rule":"2c.3"}
{"record":"charge","contact":null,"number":null,"account":null,"messageId":null,"source":"out-90000000","at":"Hour 25","unit":"conversation","category":"service","type":"regular","billable":true,"certain":true,"market":null,"rate":null,"amount":null,"currency":null,"rateCard":null,"ruleSet":"cbp-2023","rule":"2c.3"}
{"record":"charge","contact":null,"number":null,"account":null,"messageId":null,"source":"out-93600000","at":"Hour 26","unit":"conversation","category":"service","type":"in_open_conversation","billable":false,"certain":true,"market":null,"rate":null,"amount":null,"currency":null,"rateCard":null,"ruleSet":"cbp-2023","rule":"2c.3"}
{"record":"totals","conversations":{"marketing":1,"service":1},"billable":{"marketing":1,"service":1},"free":{"in_open_conversation":2},"rejected":0,"unpriced":0,"cost":null}
`);
  });

  it('the totals alone', () => {
    expect('\n' + text(timeline2, { format: 'ndjson', summary: true })).toBe(`
{"record":"run","schema":"wa-window/summary@1","dated":false,"timezone":"UTC","rules":{"mode":"undated","sets":[{"id":"cbp-2023","from":null,"until":null}]},"assumptions":[{"id":"D1","value":"delivered","source":"docs/contract.md §1","affected":4}]}
{"record":"totals","conversations":{"marketing":1,"service":1},"billable":{"marketing":1,"service":1},"free":{"in_open_conversation":2},"rejected":0,"unpriced":0,"cost":null}
`);
  });
});
