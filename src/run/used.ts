import type { AllowanceScope } from '../billing/allowance.js';
import type { TierTerms } from '../billing/cost.js';
import type { SourceRef } from '../model/source.js';

/** Units used before the log begins, by month (`2026-10`). */
export interface Used {
  readonly allowances?: readonly {
    /** An account or a number; where it is spelt in several ways, all of them. */
    readonly owner: string | readonly string[];
    readonly month: string;
    readonly units: number;
    /** Where the owner is named, for what is found about it. */
    readonly source?: SourceRef;
  }[];
  readonly tiers?: readonly {
    readonly portfolio?: string;
    readonly market: string;
    readonly category: 'utility' | 'authentication';
    readonly month: string;
    readonly units: number;
    /** Where the portfolio is named. */
    readonly source?: SourceRef;
  }[];
}

export function allowanceUsed({ allowances = [] }: Used, { owner, month }: AllowanceScope): number {
  return sumOf(allowances.filter((one) => owner !== null && isOf(one, owner) && one.month === month));
}

export function tierUsed({ tiers = [] }: Used): TierTerms['used'] {
  return (portfolio, market, category, month) =>
    sumOf(
      tiers.filter(
        (one) =>
          (one.portfolio ?? null) === portfolio &&
          one.market === market &&
          one.category === category &&
          one.month === month,
      ),
    );
}

function sumOf(parts: readonly { readonly units: number }[]): number {
  return parts.reduce((total, { units }) => total + units, 0);
}

type Allowance = NonNullable<Used['allowances']>[number];

export function isOf({ owner }: Allowance, name: string): boolean {
  return [owner].flat().includes(name);
}
