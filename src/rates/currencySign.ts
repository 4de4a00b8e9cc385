/** Signs of the currencies in which Meta bills, and of others that share one of them. Meta's own files write `$US` and `$A`. */
const SIGNS: ReadonlyMap<string, readonly string[]> = new Map([
  ['$', ['USD', 'AUD', 'CAD', 'HKD', 'NZD', 'SGD', 'TWD', 'MXN', 'ARS', 'CLP', 'COP']],
  ['$US', ['USD']],
  ['US$', ['USD']],
  ['$A', ['AUD']],
  ['A$', ['AUD']],
  ['AU$', ['AUD']],
  ['S$', ['SGD']],
  ['MX$', ['MXN']],
  ['R$', ['BRL']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['₹', ['INR']],
  ['¥', ['JPY', 'CNY']],
  ['RS', ['INR']],
  ['RP', ['IDR']],
  ['RM', ['MYR']],
  ['S/', ['PEN']],
]);

/** The currencies that a code or a sign, in capitals, can mean; none for what is neither. */
export function currenciesMeant(mark: string): readonly string[] {
  return SIGNS.get(mark) ?? (/^[A-Z]{3}$/.test(mark) ? [mark] : []);
}
