/** An option that makes no sense: unknown rule set, switch or zone. The message names the remedy. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}
