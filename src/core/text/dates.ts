/** Times for people, in UTC. Done by hand, because locales differ between machines. */

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `27 Nov 2026` */
export function renderDay(ms: number): string {
  const date = new Date(ms);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** `23:27 UTC` */
export function renderClock(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)} UTC`;
}

/** `27 Nov 2026, 23:27 UTC` */
export function renderTime(ms: number): string {
  return `${renderDay(ms)}, ${renderClock(ms)}`;
}

/**
 * `Nov 26`, for a month counted from the year 0: twelve times the year plus the months since
 * January.
 */
export function renderMonth(month: number): string {
  return `${months[month % 12] ?? ''} ${String(Math.floor(month / 12)).slice(2)}`;
}
