import { nearest } from '../input/words.js';
import type { Call, Inbound, Outbound } from '../model/event.js';
import type { PairRun } from '../model/run.js';
import { isOf, isSeenFrom, type Subject } from './subject.js';

type Told = Inbound | Call | Outbound;

/** Whether `name` means the message: its id, its handle, or the end of FILE:LINE. */
function isNamed(name: string, { id, handle, source }: Pick<Told, 'id' | 'handle' | 'source'>): boolean {
  const place = `${source.file}:${String(source.line)}`;
  return name === id || name === handle || name === place || place.endsWith(`/${name}`);
}

export function messagesOf({ steps }: PairRun): readonly Told[] {
  return steps.flatMap(({ event }) =>
    event?.kind === 'inbound' || event?.kind === 'call' || event?.kind === 'outbound' ? [event] : [],
  );
}

export function outboundOf(pair: PairRun): readonly Outbound[] {
  return messagesOf(pair).filter((event) => event.kind === 'outbound');
}

/** How a message is called where nothing else was asked: by its id, or by its line without the folders. */
export function shortName(handle: string, { pairs }: Subject): string {
  const event = pairs.flatMap(messagesOf).find((other) => other.handle === handle);
  if (event === undefined) return handle;
  return event.id ?? `${event.source.file.split(/[\\/]/).at(-1) ?? ''}:${String(event.source.line)}`;
}

/** As `name` where that means the message, and else as it is called by itself. */
export function nameLike(handle: string, name: string, subject: Subject): string {
  const event = subject.pairs.flatMap(messagesOf).find((other) => other.handle === handle);
  return event !== undefined && isNamed(name, event) ? name : shortName(handle, subject);
}

/** The message that is called so; or why it is not clear which. */
export function messageNamed(
  name: string,
  { pairs }: Subject,
): { readonly event: Outbound; readonly pair: PairRun } | { readonly message: string } {
  const all = pairs.flatMap((pair) => outboundOf(pair).map((event) => ({ pair, event })));
  const found = all.filter(({ event }) => isNamed(name, event));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (only !== undefined) return { message: `several messages are called ${name}: name the contact of the case` };
  const meant = nearest(name, new Set(all.flatMap(({ event: { handle, id } }) => [handle, id ?? handle])));
  return { message: `no message of the business is called ${name}${meant === null ? '' : `; did you mean ${meant}?`}` };
}

/** A message of the business stamped with the moment itself, or else the latest that can be seen. */
export function latestSent({ pairs, moment }: Subject): string | undefined {
  const sent = pairs.flatMap(outboundOf).sort((a, b) => a.at - b.at);
  if (moment.kind === 'end') return undefined;
  return (sent.find(({ at }) => isOf(moment, at)) ?? sent.findLast(({ at }) => isSeenFrom(moment, at)))?.handle;
}
