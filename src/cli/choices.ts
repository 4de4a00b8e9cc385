import { InvalidArgumentError, Option } from 'commander';
import type { InputFormat } from '../input/format.js';
import { nearest } from '../input/words.js';
import type { Format } from '../report/options.js';
import { SEVERITIES } from '../model/finding.js';

// Words that help and usage errors need before the rooms that use them are loaded.

export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof COLOR_CHOICES)[number];

export const FAIL_ON = [...SEVERITIES, 'none'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export const INPUT_FORMATS = ['csv', 'json', 'ndjson', 'webhook'] as const satisfies readonly InputFormat[];

/** Formats of a run without its contacts. */
export const SUMMARY_FORMATS = ['table', 'json', 'ndjson', 'markdown'] as const satisfies readonly Format[];
export type SummaryFormat = (typeof SUMMARY_FORMATS)[number];

export const DOCUMENTS = [
  'timeline',
  'expectation',
  'run',
  'summary',
  'audit',
  'check',
  'contacts',
  'verification',
  'explanation',
  'topic',
  'compare',
  'estimate',
  'rate-cards',
  'rates',
  'market',
  'rules',
  'config',
  'card',
] as const;
export type Document = (typeof DOCUMENTS)[number];

/** The one of `choices` that `value` is, or else the refusal that commander words for the option. */
export function choice<T extends string>(value: string, choices: readonly T[]): T {
  const chosen = choices.find((one) => one === value);
  if (chosen !== undefined) return chosen;
  throw new InvalidArgumentError(`Use ${oneOf(choices)}.${didYouMean(nearest(value, choices))}`);
}

/** An option that takes one of a few words. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).choices(choices).argParser((value) => choice(value, choices));
}

/** In commander's words, on a line of its own as commander has it. */
export function didYouMean(suggestion: string | null): string {
  return suggestion === null ? '' : `\n(Did you mean ${suggestion}?)`;
}

export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
