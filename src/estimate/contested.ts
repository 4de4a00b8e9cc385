import { decimalText, normalized } from '../model/money.js';
import { otherValues, SWITCHES, SWITCH_IDS } from '../rules/switches.js';
import { switchesFrom } from '../run/options.js';
import type { Terms } from './terms.js';
import type { EstimateAssumption, Line } from './estimation.js';

/** The contested points that nobody settled and under whose other side some line would cost something else. */
export function contested(
  lines: readonly Line[],
  terms: Terms,
  linesUnder: (terms: Terms) => readonly Line[],
): readonly EstimateAssumption[] {
  const { assume = {} } = terms;
  const taken = switchesFrom(assume);
  const here = figuresOf(lines);
  return SWITCH_IDS.filter((id) => assume[id] === undefined).flatMap((id) => {
    const value: string = taken[id];
    const values: Readonly<Record<string, string>> = SWITCHES[id].values;
    const matters = otherValues(id, value).some(
      (other) => figuresOf(linesUnder({ ...terms, assume: { ...assume, [id]: other } })) !== here,
    );
    return matters ? [{ id, value, statement: `${id}=${value}: ${values[value] ?? ''}` }] : [];
  });
}

function figuresOf(lines: readonly Line[]): string {
  const costs = lines.flatMap((line) => line.costs);
  return costs.map(({ charged, amount }) => `${charged} ${amount && decimalText(normalized(amount))}`).join();
}
