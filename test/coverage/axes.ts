import { replayPair, type Watch } from '../../src/engine/replay.js';
import type { Sink } from '../../src/engine/sink.js';
import type { Message } from '../../src/engine/state.js';
import { openAt } from '../../src/model/ends.js';
import type { Outbound } from '../../src/model/event.js';
import { readTimeline } from '../../src/index.js';
import { MESSAGE_CLASSES, messageClass } from '../../src/rules/messageClass.js';
import { DIALECTS, ERAS } from '../../src/rules/ruleSets.js';
import { firstState } from '../../src/run/firstState.js';
import { pairsOf } from '../../src/run/pairs.js';
import { settingOf } from '../../src/run/setting.js';
import { optionsOf, type Scenario } from '../scenarios/scenario.js';

/** The circumstances of one outbound message, an answer per axis. */
export type Circumstances = Readonly<Record<Axis, string>>;
export type Axis = keyof typeof AXES;

/** Every axis with its values; the denominator of the coverage grows with the rules by itself. */
export const AXES = {
  'rule set': [...new Set([...ERAS, ...DIALECTS].map(({ id }) => id))],
  message: MESSAGE_CLASSES.filter((name) => name !== 'authentication_international' && name !== 'marketing_lite'),
  window: ['open', 'closed'],
  'entry point': ['open', 'closed'],
  delivery: ['at once', 'later', 'failed', 'never', 'refused'],
  'window edge': ['-1 ms', '0', '+1 ms', 'far'],
} as const;

/** The circumstances of every outbound message of a scenario, seen by the engine that the scenario tests. */
export function circumstancesOf(scenario: Scenario): readonly Circumstances[] {
  const timeline = readTimeline([{ name: scenario.id, bytes: new TextEncoder().encode(scenario.timeline) }]);
  const setting = settingOf(timeline, optionsOf(scenario));
  const schedule = setting.scheduleFor(setting.terms);
  return pairsOf(timeline.events).flatMap((pair) => {
    const found = new Map<string, Record<Axis, string>>();
    const state = firstState(pair, schedule, setting);
    let ruleSet = '';
    const seen = (event: Outbound, delivery: string): void => {
      const distance = event.at - state.window.maybe;
      found.set(event.handle, {
        'rule set': ruleSet,
        message: String(MESSAGE_CLASSES[messageClass(event)]),
        window: openAt(state.window, event.at) === 'no' ? 'closed' : 'open',
        'entry point': openAt(state.entryPoint, event.at) === 'no' ? 'closed' : 'open',
        delivery,
        'window edge': EDGES[String(distance)] ?? 'far',
      });
    };
    const settle = (message: Message, delivery: string): void => {
      const circumstances = found.get(message.event.handle);
      if (circumstances !== undefined) circumstances.delivery = delivery;
    };
    const sink: Sink & Watch = {
      ...SILENT,
      event: (_event, rules) => void (ruleSet = rules.id),
      accepted: (message) => seen(message.event, 'never'),
      rejected: (event) => seen(event, 'refused'),
      charged: (message, at) => settle(message, at === message.event.at ? 'at once' : 'later'),
      failed: (message) => settle(message, 'failed'),
    };
    replayPair(state, pair.events, schedule, sink, sink);
    return [...found.values()];
  });
}

const EDGES: Readonly<Record<string, string>> = { '-1': '-1 ms', '0': '0', '1': '+1 ms' };

const nothing = (): void => undefined;
const SILENT: Sink & Watch = {
  windowOpened: nothing,
  windowUnmoved: nothing,
  windowClosed: nothing,
  callPermissionGiven: nothing,
  callPermissionRefused: nothing,
  callPermissionEnded: nothing,
  entryPointOpened: nothing,
  entryPointClosed: nothing,
  conversationOpened: nothing,
  conversationJoined: nothing,
  conversationClosed: nothing,
  rejected: nothing,
  accepted: nothing,
  charged: nothing,
  failed: nothing,
  stateAt: nothing,
  withoutRules: nothing,
  event: nothing,
};
