/** Values met so far, each once: alike are those that say the same in JSON. */
export class Interned<T> {
  readonly all: T[] = [];
  readonly #byContent = new Map<string, number>();

  indexOf(value: T): number {
    const content = JSON.stringify(value);
    const known = this.#byContent.get(content);
    if (known !== undefined) return known;
    this.#byContent.set(content, this.all.length);
    return this.all.push(value) - 1;
  }
}
