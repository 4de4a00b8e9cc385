/** A free-form message outside the window: 131047, and what the on-premises API and Gupshup say for it. */
export const OUTSIDE_WINDOW: readonly number[] = [131047, 470];
/** A marketing template that Meta or the customer holds back. */
export const MARKETING_WITHHELD: readonly number[] = [131049, 131050];
