import { objectIn, textIn, wordIn, type JsonObject, type Path } from './objects.js';
import type { People } from './people.js';
import { namesIn, type Reading, type Surroundings } from './reading.js';

/** "User … changed from US.1010 to US.1349": the one place where the old id stands. */
export const USER_ID_CHANGE = /\bfrom ([A-Z]{2}\.[0-9A-Za-z]+) to ([A-Z]{2}\.[0-9A-Za-z]+)/;

/** A message of type `system`: its customer has another number or user id. A changed identity is the same person still. */
export function readSystem(people: People, message: JsonObject, sender: readonly string[], at: number): void {
  const system = objectIn(message, 'system') ?? {};
  const type = wordIn(system, 'type') ?? '';
  if (!type.includes('changed') || type.includes('identity')) return;
  const [to] = namesIn(system, ['new_wa_id', 'wa_id']);
  const [from] = [...sender, ...namesIn(system, ['customer'])];
  if (from !== undefined && to !== undefined) people.change(from, to, at);
  const ids = namesIn(system, ['user_id', 'parent_user_id']);
  people.link([...ids, ...(to === undefined ? [] : [to]), ...sender], at);
  const [, before, after] = USER_ID_CHANGE.exec(textIn(system, 'body') ?? '') ?? [];
  if (before !== undefined && after !== undefined && ids.includes(after)) people.change(before, after, at);
}

/** Whom a system message without a sender is about. */
export function systemNames(message: JsonObject): readonly string[] {
  return namesIn(objectIn(message, 'system') ?? {}, ['customer', 'new_wa_id', 'wa_id', 'user_id']);
}

/** An element of the field `user_id_update`. */
export function readUserIdUpdate(reading: Reading, around: Surroundings, update: JsonObject, path: Path): void {
  const part = reading.part(around, path);
  const at = reading.timeOf(update, part, around);
  if (at === null) return;
  const number = namesIn(update, ['wa_id']);
  for (const key of ['user_id', 'parent_user_id']) {
    const change = objectIn(update, key) ?? {};
    const [previous] = namesIn(change, ['previous']);
    const [current] = namesIn(change, ['current']);
    reading.people.link(
      [...number, ...(current === undefined ? [] : [current]), ...(previous === undefined ? [] : [previous])],
      at,
    );
    if (previous !== undefined && current !== undefined) reading.people.change(previous, current, at);
  }
}
