import type { Expectation } from '../../schema/expectation.js';
import type { Assertion } from '../judgement.js';
import { allowed } from './allowed.js';
import { billable } from './billable.js';
import { charges } from './charges.js';
import { compare } from './compare.js';
import { conversations } from './conversations.js';
import { cost } from './cost.js';
import { entryPoint } from './entryPoint.js';
import { findings } from './findings.js';
import { free } from './free.js';
import { opened } from './opened.js';
import { rejections } from './rejections.js';
import { totals } from './totals.js';
import { window } from './window.js';

export type AssertionKind = keyof Expectation;

/** How each key of an expectation is judged. */
export const ASSERTIONS: { readonly [K in AssertionKind]-?: Assertion<NonNullable<Expectation[K]>> } = {
  window,
  entry_point: entryPoint,
  conversations,
  opened,
  billable,
  free,
  allowed,
  rejections,
  charges,
  totals,
  cost,
  compare,
  findings,
};

export const ASSERTION_KINDS = Object.keys(ASSERTIONS) as readonly AssertionKind[];
