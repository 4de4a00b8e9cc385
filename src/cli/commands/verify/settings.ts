import { relative, resolve } from 'node:path';
import type { ReadOptions } from '../../../input/index.js';
import type { RuleSet } from '../../../rules/ruleSet.js';
import type { SimulateOptions } from '../../../run/options.js';
import type { ExpectationDocument } from '../../../schema/expectation.js';
import type { Config } from '../../config.js';
import { InvalidDocument, UsageError } from '../../errors.js';
import type { FileIdentity, Io } from '../../io.js';
import { instant, ruleSet, zone } from '../../options.js';
import { isRuleFile, readRuleFile } from '../../ruleFile.js';
import { readingOptions, settingFiles, simulateOptions } from '../../settings.js';
import type { YamlFile } from '../../yamlFile.js';

interface Settings {
  readonly reading: ReadOptions;
  readonly replay: SimulateOptions;
  /** The rule file and the card files. */
  readonly identities: readonly FileIdentity[];
}

/** What the file settles, and else the configuration. Throws an InvalidDocument with the place of what is wrong. */
export async function settingsOf(
  yaml: YamlFile<ExpectationDocument>,
  folder: string,
  config: Config,
  io: Io,
): Promise<Settings> {
  checkSettings(yaml);
  const { description: _description, timeline: _timeline, events: _events, cases: _cases, start, ...own } = yaml.value;
  const merged: Config = {
    values: { ...rebased(config, folder), ...own },
    folder,
    name: yaml.name,
    path: null,
    placed: (at) => (String(at[0]) in own ? yaml : config).placed(at),
    sourceOf: (at) => (String(at[0]) in own ? yaml : config).sourceOf(at),
  };
  const reading = readingOptions(start === undefined ? {} : { start }, merged);
  const replay = await simulateOptions({}, merged, io).catch(toldAt(yaml.name));
  return { reading, replay, identities: await settingFiles({}, merged, io.cwd) };
}

/** The values that a mistyped word can break, each told at its place. */
function checkSettings({ value, placed }: YamlFile<ExpectationDocument>): void {
  const { timezone, input_timezone: inputTimezone, rules, start } = value;
  const checks: readonly (readonly [key: string, value: string | undefined, check: (value: string) => unknown])[] = [
    ['timezone', timezone, (zoneName) => zone('timezone', zoneName)],
    ['input_timezone', inputTimezone, (zoneName) => zone('input_timezone', zoneName)],
    ['rules', rules, (id) => (isRuleFile(id) ? null : ruleSet('rules', id))],
    ['start', start, (time) => instant('start', time, inputTimezone)],
  ];
  const faults = checks.flatMap(([key, written, check]) => {
    if (written === undefined) return [];
    const refusal = refusalOf(() => check(written));
    return refusal === null ? [] : [`${placed([key])}: ${refusal}`];
  });
  if (faults.length > 0) throw new InvalidDocument(faults.join('\n'));
}

/** In the words of the command line, without the name of an option that is none. */
function refusalOf(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message.replace(/^option '\S+' argument /, '').replaceAll('\n', ' ');
  }
}

/** The values of the configuration, their paths as seen from `folder`. */
function rebased({ values, folder: from }: Config, folder: string): Config['values'] {
  const { timelines: _timelines, ...settings } = values;
  const seen = (path: string): string => relative(folder, resolve(from, path));
  return {
    ...settings,
    ...(settings.rules !== undefined && isRuleFile(settings.rules) && { rules: seen(settings.rules) }),
    ...(settings.rates !== undefined && { rates: settings.rates.map(seen) }),
  };
}

/** The rule files that cases compare with, each read once. */
export async function comparedRules(
  { value, placed }: YamlFile<ExpectationDocument>,
  folder: string,
): Promise<ReadonlyMap<string, RuleSet>> {
  const read = new Map<string, RuleSet>();
  for (const [index, { expect }] of (value.cases ?? []).entries()) {
    const rules = expect?.compare?.rules;
    if (rules === undefined || !isRuleFile(rules) || read.has(rules)) continue;
    read.set(rules, await readRuleFile(rules, folder).catch(toldAt(placed(['cases', index, ...RULES]))));
  }
  return read;
}

const RULES = ['expect', 'compare', 'rules'] as const;

/** What is wrong with another file is told with the one that names it. */
function toldAt(place: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof InvalidDocument)) throw error;
    const faults = error.message
      .split('\n')
      .map((fault) => (fault.startsWith(`${place}:`) ? fault : `${place}: ${fault}`));
    throw new InvalidDocument(faults.join('\n'), { cause: error });
  };
}
