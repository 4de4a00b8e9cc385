import { withoutVerdict } from '../../../audit/audit.js';
import { Auditor } from '../../../audit/auditor.js';
import { messagesOf } from '../../../audit/messages.js';
import type { Audit } from '../../../audit/result.js';
import type { ReportedSums } from '../../../audit/sums/sums.js';
import { Foretold } from '../../../audit/surroundings.js';
import type { ReadOptions } from '../../../input/index.js';
import { switchesFrom, type SimulateOptions } from '../../../run/options.js';
import type { CountedInputs } from '../../count/inputs.js';
import type { Io } from '../../io.js';
import { listFiles } from '../../list/listFiles.js';
import type { Read } from '../../tally.js';
import { thriftily } from '../../thrift.js';

/** What an audit was made of, as far as it is told. */
export interface AuditedLog {
  readonly audit: Audit;
  readonly read: Read;
}

/** Audits a long log contact by contact, without holding it; null where only a replay of the whole can. */
export async function auditLong(
  inputs: CountedInputs,
  reading: ReadOptions,
  replay: SimulateOptions,
  sums: readonly ReportedSums[],
  io: Io,
): Promise<AuditedLog | null> {
  if (reading.start !== undefined) return null;
  return await thriftily(() => listed(inputs, reading, replay, sums, io));
}

async function listed(
  inputs: CountedInputs,
  reading: ReadOptions,
  replay: SimulateOptions,
  sums: readonly ReportedSums[],
  io: Io,
): Promise<AuditedLog | null> {
  const foretold = new Foretold();
  const { C14 } = switchesFrom(replay.assume ?? {});
  const options = { ...replay, pastEvidence: false };
  const run = await listFiles(
    inputs,
    reading,
    options,
    io,
    async ({ head, setting, notices, each, read }) => {
      const auditor = new Auditor({ head, setting, notices, foretold, sums });
      await each(({ assembled: { events, untold }, pairs }) => {
        auditor.take({ told: messagesOf(events, pairs, C14), pairs, untold: untold.length });
      });
      return { audit: auditor.result(), read };
    },
    {
      seen: withoutVerdict,
      heed: ({ assembled, judged }) => {
        const pairs = judged.map(({ pair }) => pair);
        foretold.note(messagesOf(assembled.events, pairs, C14));
      },
    },
  );
  return run.kind === 'listed' ? run.result : null;
}
