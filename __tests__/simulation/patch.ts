/** A change of one source file, by text that must stand in it once. */
export interface Patch {
  /** From the project's root. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Throws where the text does not stand there exactly once: the fault would not be planted, and its
 * test would prove nothing.
 */
export function patchSource(source: string, { file, from, to }: Patch): string {
  const parts = source.split(from);
  if (parts.length !== 2)
    throw new Error(`"${from}" stands ${parts.length - 1} times in ${file}, not once`);
  return parts.join(to);
}
