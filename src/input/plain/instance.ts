import { NotPlain } from './notPlain.js';

/** All of it that is used here: the types of Node.js do not know it. Some run Node.js without it. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object) => { readonly exports: unknown };
    }
  | undefined;

export interface Memory {
  readonly memory: { readonly buffer: ArrayBuffer };
}

/** Makes instances of a kernel compiled ahead, each with a memory of its own. */
export class Instances<Exports extends Memory> {
  readonly #compiled: string;
  #module: object | null = null;

  /** `compiled`: in base64. */
  constructor(compiled: string) {
    this.#compiled = compiled;
  }

  /** What an instance exports. Throws `NotPlain` where it cannot run. */
  make(): Exports {
    if (typeof WebAssembly === 'undefined') throw new NotPlain('WebAssembly is switched off');
    try {
      this.#module ??= new WebAssembly.Module(Buffer.from(this.#compiled, 'base64'));
      return new WebAssembly.Instance(this.#module).exports as Exports;
    } catch (error) {
      // So much room for addresses does its memory take that a limit of the process may refuse it.
      if (error instanceof RangeError) throw new NotPlain('there is no room for the memory of a fast reader');
      throw error;
    }
  }
}
