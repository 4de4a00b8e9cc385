/** The lines of a log, longer than what is held in memory by a column that nobody reads. */
export function widened([header = '', ...rows]: readonly string[]): string[] {
  const note = 'x'.repeat(Math.ceil((10 << 20) / rows.length));
  return [`${header},note`, ...rows.map((row) => `${row},${note}`)];
}
