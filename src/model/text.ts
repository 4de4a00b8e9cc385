/** By code units, so that no language of a machine changes what comes first; what is not named does. */
export function compareText(a: string | null, b: string | null): number {
  const [left, right] = [a ?? '', b ?? ''];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
