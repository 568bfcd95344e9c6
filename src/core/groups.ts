/** Things that are equal in something; there is always a first. */
export type Group<T> = readonly [first: T, ...others: T[]];

/** Things with the same key, in the order of the first of each group. */
export function groupsOf<T>(things: readonly T[], keyOf: (thing: T) => string): Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const equal = groups.get(key);
    if (equal === undefined) groups.set(key, [thing]);
    else equal.push(thing);
  }
  return [...groups.values()];
}
