import { join } from 'node:path';
import { Counter } from '../../count/counter.js';
import type { CountSetting } from '../../count/setting.js';
import type { Io } from '../io.js';
import {
  finished,
  readInto,
  type Counted,
  type CountedFile,
  type CountReading,
  type Progress,
} from '../count/countFiles.js';
import { Readers } from '../count/readers.js';
import { withTemporaryFolder } from '../temporary.js';
import { SortedLog } from './sortedLog.js';
import { RowSorter } from './sorter.js';

/** Bytes of rows that are held in memory at once. */
const MEMORY = 16 << 20;

/**
 * Counts files that are not in order of time, or overlap in it: they are read, sorted with the help of temporary files, and
 * then counted as one log. `why` says what is out of order. Throws as `countFiles` does.
 */
export async function countSorted(
  files: readonly CountedFile[],
  setting: CountSetting,
  reading: CountReading,
  wantsIdentities: boolean,
  why: string,
  progress: Progress,
  io: Io,
): Promise<Counted> {
  return await withTemporaryFolder(io, async (folder) => {
    const sorter = new RowSorter(join(folder, 'rows'), MEMORY);
    try {
      const log = new SortedLog(sorter);
      const names = files.map(({ name }) => name);
      const readers = new Readers(log, names, reading);
      let bytes = 0;
      const read: Progress = (soFar, rows) => {
        bytes = soFar;
        progress(soFar, rows);
      };
      await readInto(readers, files, read, io);
      const counter = new Counter(setting);
      const found = await log.countInto(counter, why, (rows) => {
        progress((bytes * rows) / sorter.rows, rows);
      });
      return finished(counter, readers, found, wantsIdentities);
    } finally {
      sorter.close();
    }
  });
}
