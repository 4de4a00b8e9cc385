/** The input says something that only a reader of the whole of it can judge: it has to be read again, in the ordinary way. */
export class NotPlain extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotPlain';
  }
}
