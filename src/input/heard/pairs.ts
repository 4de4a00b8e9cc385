/** Pairs of numbers, each once. */
export class Pairs {
  readonly all: (readonly [number, number])[] = [];
  readonly #known = new Set<string>();

  add(one: number, other: number): void {
    const key = `${one} ${other}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.all.push([one, other]);
  }
}
