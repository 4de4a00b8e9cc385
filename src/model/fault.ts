/** An option that makes no sense: an unknown rule set, a negative length of time. The message names what is allowed. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}
