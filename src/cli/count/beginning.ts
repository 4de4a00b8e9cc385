import { closeSync, openSync, readSync } from 'node:fs';
import { Beginning, type LogBeginning } from '../../count/heard/beginning.js';
import { HeardLines } from '../../input/heard/lines.js';
import { HeardProfiles } from '../../input/heard/profile.js';
import { Understanding } from '../../input/heard/understand.js';
import type { Assignment } from './assignment.js';

const CHUNK = 1 << 18;

/** Where a log of webhooks begins, found in as much of it as decides that. Throws `NotPlain` as those who count it do. */
export function beginningOf(files: Assignment['files']): LogBeginning {
  const profiles = new HeardProfiles();
  const understanding = new Understanding(profiles);
  const beginning = new Beginning(profiles.all);
  for (const { name, path } of files) {
    const lines = new HeardLines(name, understanding, (block) => {
      beginning.take(block);
    });
    for (const chunk of chunksOf(path)) {
      lines.push(chunk);
      if (beginning.isKnown) return beginning.found();
    }
    lines.end();
  }
  return beginning.found();
}

function* chunksOf(path: string): Iterable<Buffer> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafeSlow(CHUNK);
      const length = readSync(file, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}
