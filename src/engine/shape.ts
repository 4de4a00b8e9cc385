import type { EventKind } from '../model/event.js';
import { isObject } from '../model/object.js';
import { kind } from '../model/shape.js';

const KINDS: Readonly<Record<EventKind, true>> = {
  inbound: true,
  call: true,
  opt_in: true,
  opt_out: true,
  outbound: true,
  receipt: true,
};

/** An event where JavaScript may give anything: that it is one, and of a kind there is. */
export const EVENT = kind(isEvent, `an event of a timeline, whose kind is ${Object.keys(KINDS).join(', ')}`);

function isEvent(value: unknown): boolean {
  return isObject(value) && typeof value['kind'] === 'string' && Object.hasOwn(KINDS, value['kind']);
}
