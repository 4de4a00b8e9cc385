import type { ChalkInstance } from 'chalk';
import { cardId, type RateCard } from '../../rates/card.js';
import type { CardEntry } from '../../schema/rates.js';
import { line, type Cell, type Column } from '../text/layout.js';
import { visible } from '../text/text.js';
import { wrap } from '../text/wrap.js';

export interface RatesContext {
  readonly width: number;
  readonly color: ChalkInstance;
}

export const NOTHING = '–';

export function left(title: string): Column {
  return { title, align: 'left', yields: false };
}

export function right(title: string): Column {
  return { title, align: 'right', yields: false };
}

export function yielding(title: string): Column {
  return { title, align: 'left', yields: true };
}

export function cell(text: string): Cell {
  return [line(visible(text))];
}

export function paragraph(text: string, { width }: RatesContext): readonly string[] {
  return wrap(visible(text), width);
}

/** Lines under a mark, such as the dash of a list. */
export function marked(mark: string, text: string, { width }: RatesContext): readonly string[] {
  const room = ' '.repeat(mark.length);
  return wrap(visible(text), width - mark.length).map((part, index) => `${index === 0 ? mark : room}${part}`);
}

/** A card without its rates. */
export function cardDocument(card: RateCard): CardEntry {
  const { currency, from, unit, kind, trust, source, note } = card;
  return { card: cardId(card), currency, effective: from, unit, kind, trust, source, note };
}

/** How far a card can be trusted, in the words that every figure of it carries. */
export function trustWords({ kind, trust }: Pick<RateCard, 'kind' | 'trust'>): string {
  return kind === 'imported' ? 'imported' : `${kind}, trust ${trust}`;
}

export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
