import { KeptTexts } from './keptTexts.js';
import type { Slot, Stretch } from './slots.js';

/** Where lines of one shape go on alike, or part. */
interface Node {
  text: Buffer;
  /** Where the text is kept for comparing, and its bytes. */
  kept: number;
  length: number;
  slot: Slot | null;
  /** After the slot. */
  next: Node | null;
  /** Without a slot: by the first byte of what follows. */
  branches: (Node | null)[] | null;
  /** The profile of lines that end here; -1 for none. */
  profile: number;
  /** The id of such a line is asked for, and not only its hash. */
  named: boolean;
}

/** Shapes of lines as a tree: what several begin with stands in it once. */
export class ShapeTree {
  readonly texts = new KeptTexts();
  root: Node | null = null;

  /** Adds a shape. Where a line has a slot and another one none, the first one stands. */
  add(stretches: readonly Stretch[], profile: number, named: boolean): void {
    let node = (this.root ??= this.#nodeOf((stretches[0] as Stretch).text));
    for (const [index, { text, slot }] of stretches.entries()) {
      const end = this.#along(node, text);
      const isLast = index === stretches.length - 1;
      if (end === null || (end.branches !== null && !isLast)) return;
      if (isLast) {
        if (end.slot !== null) return;
        end.profile = profile;
        end.named = named;
        return;
      }
      if (end.slot === null) {
        if (end.profile >= 0) return;
        end.slot = slot;
        end.next = this.#nodeOf((stretches[index + 1] as Stretch).text);
      } else if (end.slot !== slot) return;
      node = end.next as Node;
    }
  }

  /** The node at whose end the text ends, with what it needs made on the way; null where a slot stands in the way. */
  #along(from: Node, whole: Buffer): Node | null {
    let node = from;
    let text = whole;
    for (;;) {
      const shared = sharedLength(node.text, text);
      if (shared < node.length) this.#split(node, shared);
      text = text.subarray(shared);
      if (text.length === 0) return node;
      if (node.slot !== null) return null;
      node.branches ??= noBranches();
      const [byte = 0] = text;
      node = node.branches[byte] ??= this.#nodeOf(text);
    }
  }

  #split(node: Node, at: number): void {
    const { text, slot, next, branches, profile, named } = node;
    const rest = this.#nodeOf(text.subarray(at));
    Object.assign(rest, { slot, next, branches, profile, named });
    Object.assign(node, this.#nodeOf(text.subarray(0, at)));
    node.branches = noBranches();
    node.branches[rest.text[0] as number] = rest;
  }

  #nodeOf(text: Buffer): Node {
    const kept = this.texts.keep(text);
    return { text, kept, length: text.length, slot: null, next: null, branches: null, profile: -1, named: false };
  }
}

/** One for each byte. */
function noBranches(): (Node | null)[] {
  return Array.from({ length: 256 }, () => null);
}

function sharedLength(a: Buffer, b: Buffer): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}
