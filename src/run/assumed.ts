/** What a run takes for granted where nothing says it, apart from contested points. */
interface Assumed {
  readonly title: string;
  readonly explanation: string;
  /** How to settle it. */
  readonly remedy: string;
  readonly source: string;
}

const CONTRACT = 'docs/contract.md §1';

/** By the id under which a run names it. */
export const ASSUMED = {
  D1: {
    title: 'Messages without a status count as delivered when they were sent',
    explanation: 'The input says nothing of what became of them. What is not delivered opens and costs nothing (4.1).',
    remedy: 'Give each message a status, or the time of its delivery in delivered_at.',
    source: CONTRACT,
  },
  rules: {
    title: 'Hours without dates follow the rules of one era',
    explanation: 'Nothing tells which rules applied: those of the published Hour 0-26 examples are taken.',
    remedy: 'Name the rule set with --rules, or place Hour 0 with --start.',
    source: CONTRACT,
  },
  timezone: {
    title: "The account's zone is UTC",
    explanation: 'Rules, rate cards and months change at midnight in the zone of the account, which nothing names.',
    remedy: 'Name it with --timezone, or as timezone in the configuration.',
    source: CONTRACT,
  },
  used: {
    title: 'Nothing of an allowance or a volume tier was used before the log begins',
    explanation: 'The log begins within a month, and allowances and volume tiers are of a whole month.',
    remedy:
      'Say in the configuration, under used, how many units the month had seen; or give the log from its first day on.',
    source: CONTRACT,
  },
  portfolio: {
    title: 'All accounts are in one business portfolio',
    explanation: 'Volume tiers add up over the accounts of a portfolio, and nothing says in which each of them is.',
    remedy: 'Name the portfolio of each account in the configuration, under portfolios.',
    source: 'rule 2e.5',
  },
} as const satisfies Readonly<Record<string, Assumed>>;

export type AssumedId = keyof typeof ASSUMED;
