/** What a map holds for a key; where it holds nothing, what is made, and held from then on. */
export function getOrMake<K, V extends object | string | null>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => NoInfer<V>,
): V {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}
