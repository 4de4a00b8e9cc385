import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseMap, SEND_FIELDS, type Field } from '../input/fields.js';
import type { ReadOptions } from '../input/index.js';
import type { AccountKind } from '../rules/ruleSet.js';
import type { SimulateOptions } from '../run/options.js';
import type { ReadingFlags, RulesFlags } from './commands/sharedOptions.js';
import { loadBook } from './commands/rates/book.js';
import { cardFilesOf, type Config } from './config.js';
import { readSources } from './files.js';
import type { FileIdentity, Io } from './io.js';
import { moneyOptions } from './moneySettings.js';
import { assumptions, columnMap, duration, instant, ruleSet, zone } from './options.js';
import { isRuleFile, readRuleFile } from './ruleFile.js';
import { InvalidDocument, UsageError } from './errors.js';

/** How to read: what the command line says, and else the configuration. */
export function readingOptions(flags: ReadingFlags, { values, placed }: Config): ReadOptions {
  const { inputTimezone } = flags;
  const timezone = inputTimezone === undefined ? values.input_timezone : zone('--input-timezone <zone>', inputTimezone);
  const idHorizon = flags.idHorizon ?? values.id_horizon;
  return {
    ...(flags.inputFormat !== undefined && { format: flags.inputFormat }),
    ...(timezone !== undefined && { inputTimezone: timezone }),
    ...(idHorizon !== undefined && { idHorizon: duration('--id-horizon <time>', idHorizon) }),
    ...(flags.start !== undefined && { start: instant('--start <instant>', flags.start, timezone) }),
    map: { ...configuredMap(values.map ?? {}, placed(['map'])), ...columnMap('--map <field=column>', flags.map ?? []) },
    mapSends: {
      ...configuredMap(values.map_sends ?? {}, placed(['map_sends']), SEND_FIELDS),
      ...columnMap('--map-sends <field=column>', flags.mapSends ?? [], SEND_FIELDS),
    },
  };
}

/** The same with the send logs read, which must not be overwritten. Throws an UnreadableInput when one cannot be opened. */
export async function readingWithSends(
  flags: ReadingFlags,
  config: Config,
  io: Io,
): Promise<{ readonly reading: ReadOptions; readonly identities: readonly FileIdentity[] }> {
  const reading = readingOptions(flags, config);
  if (flags.sends === undefined) {
    if (flags.mapSends === undefined) return { reading, identities: [] };
    throw new UsageError('--map-sends names columns of send logs, and there is none. Give one with --sends FILE.');
  }
  const { sources, identities } = await readSources(flags.sends, io);
  return { reading: { ...reading, sends: sources }, identities };
}

/** The files that settings are read from, which must not be overwritten. What is not there is told by who reads it. */
export async function settingFiles(flags: RulesFlags, config: Config, cwd: string): Promise<readonly FileIdentity[]> {
  const rules = ruleFile(flags, config, cwd);
  const rates = cardFilesOf(flags.rates, config, cwd).map((card) => resolve(cwd, card));
  const paths = [
    ...(config.path === null ? [] : [config.path]),
    ...(rules === null ? [] : [resolve(rules.folder, rules.name)]),
    ...rates,
  ];
  return identitiesOf(paths);
}

/** Of those that are there. */
export async function identitiesOf(paths: readonly string[]): Promise<readonly FileIdentity[]> {
  const found = await Promise.all(paths.map((path) => stat(path, { bigint: true }).catch(() => null)));
  return found.filter((identity) => identity !== null);
}

/** How to judge: what the command line says, and else the configuration. Throws an InvalidDocument for a rule file. */
export async function simulateOptions(flags: RulesFlags, config: Config, io: Io): Promise<SimulateOptions> {
  const { values } = config;
  const timezone = flags.timezone === undefined ? values.timezone : zone('--timezone <zone>', flags.timezone);
  const rules = await askedRules(flags, config, io.cwd);
  const rates = await loadBook(cardFilesOf(flags.rates, config, io.cwd), io);
  return {
    ...(timezone !== undefined && { timezone }),
    ...(rules !== undefined && { rules }),
    assume: {
      ...configuredSwitches(values.assume ?? {}),
      ...assumptions('--assume <switch=value>', flags.assume ?? []),
    },
    rates,
    ...(flags.past !== undefined && { past: flags.past }),
    ...moneyOptions(flags, config, rates),
    account: accountKinds(flags, config),
    accounts: Object.fromEntries(
      Object.entries(values.numbers ?? {}).flatMap(([number, { account }]) =>
        account === undefined ? [] : [[number, account]],
      ),
    ),
    permanentSessions: [...Object.entries(values.numbers ?? {}), ...Object.entries(values.channels ?? {})].flatMap(
      ([id, { permanent_session: permanent }]) => (permanent === true ? [id] : []),
    ),
  };
}

async function askedRules(flags: RulesFlags, config: Config, cwd: string): Promise<SimulateOptions['rules']> {
  const file = ruleFile(flags, config, cwd);
  if (file !== null) return readRuleFile(file.name, file.folder);
  return flags.rules === undefined ? config.values.rules : ruleSet('--rules <id>', flags.rules);
}

/** The rule file that is asked for, if it is one, and the folder in which it is looked for. */
function ruleFile(
  flags: RulesFlags,
  { values, folder }: Config,
  cwd: string,
): { readonly name: string; readonly folder: string } | null {
  const name = flags.rules ?? values.rules;
  if (name === undefined || !isRuleFile(name)) return null;
  return { name, folder: flags.rules === undefined ? folder : cwd };
}

function configuredSwitches(assume: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(assume).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : [])),
  );
}

function configuredMap(
  map: Readonly<Record<string, string>>,
  place: string,
  fields?: readonly Field[],
): NonNullable<ReadOptions['map']> {
  const parsed = parseMap(
    Object.entries(map).map(([field, column]) => `${field}=${column}`),
    fields,
  );
  if (parsed.ok) return parsed.map;
  throw new InvalidDocument(`${place}: ${parsed.message}`);
}

function accountKinds(flags: RulesFlags, { values }: Config): readonly AccountKind[] {
  const partner = flags.solutionPartner ?? values.account?.solution_partner ?? false;
  const government = flags.government ?? values.account?.government ?? false;
  return [partner ? 'solution_partner' : 'direct', ...(government ? (['government'] as const) : [])];
}
