import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { addCounts, NOTHING_COUNTED } from '../../count/counts.js';
import { joinIdentities, NOBODY } from '../../count/identities.js';
import { Persons } from '../../input/heard/persons.js';
import { NotPlain, OutOfOrder } from '../../input/plain/notPlain.js';
import type { Counted, CountedFile, Progress } from './countFiles.js';
import type { Assignment, Share } from './assignment.js';
import { shareOf } from './share.js';
import type { Told } from './worker.js';

/** What the jobs do together. */
export interface Shared extends Pick<Assignment, 'reading' | 'options' | 'wantsIdentities'> {
  readonly jobs: number;
  /** In which the files are named. */
  readonly cwd: string;
}

/** Counts files with several jobs at once, of which it is the first; the figures are those of one. Throws as one does. */
export async function countWithJobs(
  files: readonly CountedFile[],
  { jobs, cwd, ...work }: Shared,
  progress: Progress,
): Promise<Counted> {
  const placed = files.map(({ given, name }) => ({ name, path: resolve(cwd, given) }));
  const ports = connected(jobs);
  let bytes = 0;
  let rows = 0;
  const told = (moreBytes: number, moreRows: number): void => {
    progress((bytes += moreBytes), (rows += moreRows));
  };
  const [own, ...others] = ports.map((ends, job): Assignment => ({ ...work, job, files: placed, ports: ends }));
  const workers = others.map(begun);
  try {
    const theirs = workers.map((worker) => shareFrom(worker, told));
    return joined(await Promise.all([shareOf(own as Assignment, told), ...theirs]));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** What all jobs have counted. Throws `NotPlain` where one was told another thing than the next. */
export function joined(shares: readonly Share[]): Counted {
  refuseRenamed(shares);
  refuseOtherPersons(shares);
  return {
    counts: shares.map(({ counts }) => counts).reduce(addCounts, NOTHING_COUNTED),
    rejects: shares.flatMap(({ rejects }) => rejects),
    identities: shares.map(({ identities }) => identities).reduce(joinIdentities, NOBODY),
  };
}

function begun(assignment: Assignment): Worker {
  const transferList = assignment.ports.filter((port) => port !== null);
  const options = { workerData: assignment, transferList };
  return FROM_SOURCES ? new Worker(loadSources(), { ...options, eval: true }) : new Worker(WORKER, options);
}

/** Each job has seen one display of each number; they have to be the same. */
function refuseRenamed(shares: readonly Share[]): void {
  const known = new Map<string, string>();
  for (const [id, number] of shares.flatMap(({ numbers }) => [...numbers])) {
    if ((known.get(id) ?? number) !== number) throw new NotPlain('a number is displayed in two ways');
    known.set(id, number);
  }
}

/** What one job took for the user id of one customer must not be another's to the next. */
function refuseOtherPersons(shares: readonly Share[]): void {
  const [first, ...others] = shares.flatMap(({ persons }) => persons ?? []);
  if (first === undefined || others.length === 0) return;
  const all = new Persons(first.person.length);
  for (const known of [first, ...others]) {
    if (!all.agreesWith(known)) throw new NotPlain('a customer is told by user ids that say different things');
  }
}

/** Workers load what this file was loaded from: the sources, or what was built of them. */
const FROM_SOURCES = import.meta.url.endsWith('.ts');
const WORKER = new URL(FROM_SOURCES ? './worker.ts' : './worker.js', import.meta.url);

/** A worker begins without what its parent loads TypeScript with. */
function loadSources(): string {
  const api = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'));
  const tsx = JSON.stringify(new URL('index.mjs', api).href);
  return `import(${tsx}).then(({ register }) => { register(); return import(${JSON.stringify(WORKER.href)}); })`;
}

/** A channel between any two jobs: for each job its ends, in the order of the jobs. */
export function connected(jobs: number): (MessagePort | null)[][] {
  const ends = Array.from({ length: jobs }, () => Array.from({ length: jobs }, (): MessagePort | null => null));
  for (let a = 0; a < jobs; a++) {
    for (let b = a + 1; b < jobs; b++) {
      const { port1, port2 } = new MessageChannel();
      (ends[a] as (MessagePort | null)[])[b] = port1;
      (ends[b] as (MessagePort | null)[])[a] = port2;
    }
  }
  return ends;
}

function shareFrom(worker: Worker, progress: Progress): Promise<Share> {
  return new Promise((done, failed) => {
    worker.on('error', failed);
    worker.on('exit', (code) => {
      failed(new Error(`a job ended with ${code}`));
    });
    worker.on('message', (told: Told) => {
      if (told.kind === 'progress') progress(told.bytes, told.rows);
      else if (told.kind === 'done') done(told.share);
      else failed(told.kind === 'out of order' ? new OutOfOrder(told.why) : new NotPlain(told.why));
    });
  });
}
