/**
 * A pause that doubles from the first to the longest, less a random half so that writers do not
 * meet again.
 *
 * @param random in [0, 1)
 */
export function growingPauseMs(
  { random }: { readonly random: () => number },
  tried: number,
  { firstMs, longestMs }: { readonly firstMs: number; readonly longestMs: number },
): number {
  return Math.min(firstMs * 2 ** (tried - 1), longestMs) * (1 - random() / 2);
}
