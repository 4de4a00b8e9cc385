/** The input says something that only a reader of the whole of it can judge: it has to be read again, in the ordinary way. */
export class NotPlain extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotPlain';
  }
}

/** The rows are not in order of time, or not far enough in it: once they are sorted, they can be read row by row. */
export class OutOfOrder extends NotPlain {
  constructor(reason: string) {
    super(reason);
    this.name = 'OutOfOrder';
  }
}
