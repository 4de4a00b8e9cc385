/** A report of sums that cannot be used; the message is for people and names the file. */
export class UnusableReport extends Error {
  override readonly name = 'UnusableReport';
}
