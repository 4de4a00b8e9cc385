import { normalized, decimalText, type Decimal } from '../model/money.js';

/** `1,234.0560 USD`: with every digit, and thousands set apart. */
export function moneyText(amount: Decimal, currency: string): string {
  return `${groupedText(amount)} ${currency}`;
}

export function groupedText(amount: Decimal): string {
  return grouped(decimalText(amount));
}

/** Amounts of one column: two digits at least, and as many as any of them needs, so that their points line up. */
export function amountsInColumn(amounts: readonly Decimal[]): (amount: Decimal) => string {
  const wanted = Math.max(2, ...amounts.map((amount) => normalized(amount).scale));
  return (amount) => {
    const { units, scale } = normalized(amount);
    return grouped(decimalText({ units: units * 10n ** BigInt(wanted - scale), scale: wanted }));
  };
}

/** `1,234`. */
export function countText(count: number): string {
  return grouped(String(count));
}

function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}
