/** The middle of the values; of an even number of them, the upper one of the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('There is no median of nothing');
  return middle;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** `2.46`: that many times the base. */
export function times(value: number, base: number): string {
  return (value / base).toFixed(2);
}

/** `1,234 ms`, `0.123 ms` */
export function milliseconds(value: number): string {
  return `${value >= 10 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)} ms`;
}

/** `1,863 kB`, of a thousand bytes each */
export function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
}
