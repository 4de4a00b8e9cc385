import { compareText } from '../../model/text.js';
import { handoversOf, type Change } from './handovers.js';
import { rankOfName } from './names.js';

/** Names of one person that stood together at an instant. */
export interface Link {
  readonly aliases: readonly string[];
  readonly at: number;
}

/** A name while one person has it. */
class Holding {
  readonly alias: string;
  readonly since: number;
  /** Another holding of the same person; itself where it stands for all of them. */
  parent: Holding = this;
  /** When it was last taken for another name, and when it was last given up for one. */
  takenAt = -Infinity;
  leftAt = -Infinity;

  constructor(alias: string, since: number) {
    this.alias = alias;
    this.since = since;
  }
}

/** Who has which name at what time. The order of links and changes makes no difference. */
export class Holdings {
  /** People with a change. */
  readonly changed: number;
  /** Of each name in order of time. */
  readonly #byAlias = new Map<string, readonly Holding[]>();
  /** By the holding that stands for a person. */
  readonly #names = new Map<Holding, string>();

  /** `heard` are the instants of messages from each number. */
  constructor(links: readonly Link[], changes: readonly Change[], heard: ReadonlyMap<string, readonly number[]>) {
    for (const [alias, handovers] of handoversOf(changes, heard)) {
      this.#byAlias.set(
        alias,
        [-Infinity, ...handovers].map((since) => new Holding(alias, since)),
      );
    }
    for (const { aliases, at } of links) unite(aliases.map((alias) => this.#holding(alias, at)));
    for (const { from, to, at } of changes) {
      const [left, taken] = [this.#holding(from, at), this.#holding(to, at)];
      unite([left, taken]);
      left.leftAt = Math.max(at, left.leftAt);
      taken.takenAt = Math.max(at, taken.takenAt);
    }
    this.changed = new Set(changes.map(({ from, at }) => rootOf(this.#holding(from, at)))).size;
    this.#chooseNames();
  }

  /** The one name of the person who has this one: a phone number if one is known, else a user id. */
  nameOf(alias: string, at: number): string {
    const holding = this.#known(alias, at);
    return holding === undefined ? alias : (this.#names.get(rootOf(holding)) ?? alias);
  }

  #known(alias: string, at: number): Holding | undefined {
    return this.#byAlias.get(alias)?.findLast(({ since }) => since <= at);
  }

  #holding(alias: string, at: number): Holding {
    const known = this.#known(alias, at);
    if (known !== undefined) return known;
    const only = new Holding(alias, -Infinity);
    this.#byAlias.set(alias, [only]);
    return only;
  }

  #chooseNames(): void {
    const best = new Map<Holding, Holding>();
    for (const holding of [...this.#byAlias.values()].flat()) {
      const root = rootOf(holding);
      const known = best.get(root);
      if (known === undefined || compareHoldings(holding, known) < 0) best.set(root, holding);
    }
    for (const [root, { alias }] of best) this.#names.set(root, alias);
  }
}

function unite([first, ...others]: readonly Holding[]): void {
  if (first === undefined) return;
  const root = rootOf(first);
  for (const other of others) rootOf(other).parent = root;
}

function rootOf(holding: Holding): Holding {
  let root = holding;
  while (root.parent !== root) {
    root.parent = root.parent.parent;
    root = root.parent;
  }
  return root;
}

/** Phone numbers first; of two the one taken later, and last by code unit. */
function compareHoldings(a: Holding, b: Holding): number {
  return rankOfName(a.alias) - rankOfName(b.alias) || heldAt(b) - heldAt(a) || compareText(a.alias, b.alias);
}

/** A name that was given up after it was taken stands behind one that never changed hands. */
function heldAt({ leftAt, takenAt }: Holding): number {
  if (leftAt > -Infinity && leftAt >= takenAt) return -1;
  return Math.max(takenAt, 0);
}
