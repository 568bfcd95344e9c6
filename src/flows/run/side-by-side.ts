/** How many requests that move no money run at the same time. */
export const sideBySideAtMost = 4;

/**
 * Calls `work` for each item, a few at a time, and returns the results in the order of the items.
 * After a failure it starts no further item, waits for those under way, and throws the first
 * failure.
 */
export async function mapSideBySide<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const pending = items.entries();
  let failed = false;
  const lanes = Array.from({ length: Math.min(sideBySideAtMost, items.length) }, async () => {
    for (const [index, item] of pending) {
      if (failed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  });
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
  return results;
}

/** Waits for both, even if one fails, so that nothing is left running after an error. */
export async function bothEnded<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b]);
  if (first.status === 'rejected') throw first.reason;
  if (second.status === 'rejected') throw second.reason;
  return [first.value, second.value];
}
