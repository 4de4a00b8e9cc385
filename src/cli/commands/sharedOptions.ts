import { InvalidArgumentError, Option, type Command } from 'commander';
import type { InputFormat } from '../../input/format.js';
import { choiceOption, FAIL_ON, INPUT_FORMATS, type ColorChoice } from '../choices.js';

/** What every command takes that reads a timeline. */
export interface ReadingFlags {
  readonly inputFormat?: InputFormat;
  readonly map?: readonly string[];
  readonly inputTimezone?: string;
  readonly idHorizon?: string;
  readonly start?: string;
  readonly sends?: readonly string[];
  readonly mapSends?: readonly string[];
}

/** What every command takes that judges one. */
export interface RulesFlags {
  readonly timezone?: string;
  readonly rules?: string;
  readonly assume?: readonly string[];
  readonly past?: 'unknown' | 'closed';
  readonly solutionPartner?: true;
  readonly government?: true;
  readonly currency?: string;
  readonly rates?: readonly string[];
  readonly homeCountry?: string;
}

export interface GlobalFlags {
  readonly color: ColorChoice;
  readonly config?: string;
  readonly mask?: true;
}

export function addReadingOptions(command: Command): void {
  command
    .optionsGroup('Reading:')
    .addOption(choiceOption('--input-format <format>', 'what the input is, if not what it looks like', INPUT_FORMATS))
    .option('--map <field=column>', 'read a field from the column of this name (repeatable)', collected)
    .option('--input-timezone <zone>', 'zone of the times that are written without one')
    .option('--id-horizon <time>', 'an id that comes again later than this is of another message (default: 36h)')
    .option('--start <instant>', 'place Hour 0 of an undated timeline, e.g. 2024-11-05T09:00:00+01:00')
    .option(
      '--sends <file>',
      'a send log: what webhooks never tell of a message, joined by its id (repeatable)',
      collected,
    )
    .option('--map-sends <field=column>', 'the same as --map, for the send logs (repeatable)', collected);
}

export function failOnOption(): Option {
  return choiceOption('--fail-on <severity>', 'exit with 1 on findings of this severity or above', FAIL_ON).default(
    'error',
  );
}

export function failIfOverOption(): Option {
  return new Option(
    '--fail-if-over <money>',
    'exit with 1 if it may cost more than this, e.g. 12.50USD, or is unpriced',
  );
}

/** `--rules` where one rule set is asked for. */
function oneRuleSet(): Option {
  return new Option(
    '--rules <id>',
    'auto, by the date of each event; one rule set for all; or a rule file (default: auto)',
  ).argParser((value: string, earlier: string | undefined) => {
    if (earlier === undefined) return value;
    throw new InvalidArgumentError(
      `It was given before, as ${earlier}. Give one; to compare rule sets: wa-window compare.`,
    );
  });
}

export function addRulesOptions(command: Command, rules: Option = oneRuleSet()): void {
  command
    .optionsGroup('Rules:')
    .option('--timezone <zone>', "the account's time zone (default: UTC, or the timeline's own)")
    .addOption(rules)
    .option('--assume <switch=value>', 'settle a contested point, e.g. C1=open (repeatable)', collected)
    .addOption(choiceOption('--past <past>', 'what was open before the log begins', ['unknown', 'closed']))
    .option('--solution-partner', 'the account is behind a solution partner')
    .option('--government', 'the account is a government or non-profit');
  command
    .optionsGroup('Prices:')
    .option('--currency <code>', "the account's currency (default: USD)")
    .option('--rates <file>', 'a rate card that wa-window rates import wrote (repeatable)', collected)
    .option('--home-country <code>', 'where the business is at home, for authentication-international');
}

export function collected(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
