/** Signs of the currencies in which Meta bills, and of others that share one of them. */
const SIGNS: Readonly<Partial<Record<string, readonly string[]>>> = {
  $: ['USD', 'AUD', 'CAD', 'HKD', 'NZD', 'SGD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP'],
  US$: ['USD'],
  A$: ['AUD'],
  AU$: ['AUD'],
  S$: ['SGD'],
  MX$: ['MXN'],
  R$: ['BRL'],
  '€': ['EUR'],
  '£': ['GBP'],
  '₹': ['INR'],
  '¥': ['JPY', 'CNY'],
  RS: ['INR'],
  RP: ['IDR'],
  RM: ['MYR'],
  'S/': ['PEN'],
};

/** The currencies that a code or a sign beside an amount can mean; null for what is neither. */
export function currenciesOf(mark: string): readonly string[] | null {
  const bare = mark.replace(/\.$/, '').toUpperCase();
  return SIGNS[bare] ?? (/^[A-Z]{3}$/.test(bare) ? [bare] : null);
}
