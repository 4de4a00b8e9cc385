import { dirname, relative, resolve } from 'node:path';
import type { CaseResult, Failure } from '../../../verify/result.js';
import { isMap, type Value } from '../../../verify/value.js';
import { isRuleFile } from '../../ruleFile.js';
import type { ExpectationFile } from './open.js';

/** The command line that shows more of a wrong outcome; null where the timeline has no file of its own. */
export function lookCloser(
  { assertion, why, problem }: Failure,
  { contact, at }: CaseResult,
  file: ExpectationFile,
): string | null {
  if (why?.kind === 'finding') return `wa-window explain ${why.code}`;
  if (file.timelines.length === 0 || problem.kind === 'fault') return null;
  const settings = [...flagsOf(file), ...rulesOf(file)];
  if (why?.kind === 'message') {
    const others =
      file.timelines.length === 1 && why.handle.startsWith(`${file.timelines[0] ?? ''}:`) ? [] : file.timelines;
    return commandLine(['wa-window', 'explain', why.handle, ...others, ...settings]);
  }
  if (why?.kind === 'attempt' && why.explanation.contact !== null && at !== null) {
    const whom = ['--contact', why.explanation.contact, '--at', at];
    return commandLine(['wa-window', 'check', ...whom, ...file.timelines, ...settings]);
  }
  if (assertion === 'compare') {
    const rules = [
      '--rules',
      comparedWith(problem.expected, file),
      ...(rulesOf(file).length === 0 ? ['--rules', 'auto'] : rulesOf(file)),
    ];
    return commandLine(['wa-window', 'compare', ...file.timelines, ...flagsOf(file), ...rules]);
  }
  const one = contact === null ? [] : ['--contact', contact];
  return commandLine(['wa-window', 'simulate', ...file.timelines, ...one, ...settings]);
}

/** What the file settles, as flags, but for its rules. */
function flagsOf(file: ExpectationFile): readonly string[] {
  const { start, map, input_timezone, id_horizon, timezone, assume, account, currency, rates, home_country } =
    file.yaml.value;
  return [
    ...flag('--start', start),
    ...pairs('--map', map),
    ...flag('--input-timezone', input_timezone),
    ...flag('--id-horizon', id_horizon),
    ...flag('--timezone', timezone),
    ...pairs('--assume', assume),
    ...(account?.solution_partner === true ? ['--solution-partner'] : []),
    ...(account?.government === true ? ['--government'] : []),
    ...flag('--currency', currency),
    ...(rates ?? []).flatMap((card) => ['--rates', seenFromHere(card, file)]),
    ...flag('--home-country', home_country),
  ];
}

function rulesOf(file: ExpectationFile): readonly string[] {
  const { rules } = file.yaml.value;
  return rules === undefined ? [] : ['--rules', rulesName(rules, file)];
}

/** The rules that a comparison is with. */
function comparedWith(expected: Value, file: ExpectationFile): string {
  const rules = isMap(expected) ? expected['rules'] : undefined;
  return rulesName(typeof rules === 'string' ? rules : 'auto', file);
}

function rulesName(rules: string, file: ExpectationFile): string {
  return isRuleFile(rules) ? seenFromHere(rules, file) : rules;
}

/** A command line is for the working directory, the paths of a file are for its folder. */
function seenFromHere(given: string, { path, cwd }: ExpectationFile): string {
  return relative(cwd, resolve(dirname(path), given));
}

function flag(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [name, value];
}

function pairs(name: string, values: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => [name, `${key}=${String(value)}`]);
}

/** Each word as a shell takes it. */
function commandLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`))
    .join(' ');
}
