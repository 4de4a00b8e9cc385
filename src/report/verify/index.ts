import type { Verification } from '../../verify/verification.js';
import type { VerifyFormat } from './formats.js';
import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { tap } from './tap.js';
import type { VerifyRenderOptions } from './options.js';
import { tty } from './tty.js';

export type { VerifyRenderOptions } from './options.js';
export { VERIFY_FORMATS, type VerifyFormat } from './formats.js';

const RENDERERS: Readonly<
  Record<VerifyFormat, (verification: Verification, options: VerifyRenderOptions) => Iterable<string>>
> = { tty, json, tap, junit, github };

/** The results as text, piece by piece. */
export function renderVerification(
  verification: Verification,
  format: VerifyFormat,
  options: VerifyRenderOptions,
): Iterable<string> {
  return RENDERERS[format](verification, options);
}
