import type { ChalkInstance } from 'chalk';
import type { Paint } from './layout.js';

/** What a colour says; the words say it too. */
export type Tone = 'title' | 'quiet' | 'open' | 'doubt' | 'refused' | 'billed' | 'plain';
export type Theme = Readonly<Record<Tone, Paint>>;

export function themeOf(color: ChalkInstance): Theme {
  return {
    title: (text) => color.bold(text),
    quiet: (text) => color.dim(text),
    open: (text) => color.green(text),
    doubt: (text) => color.yellow(text),
    refused: (text) => color.red(text),
    billed: (text) => color.cyan(text),
    plain: (text) => text,
  };
}
