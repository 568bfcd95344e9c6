import { renderCount } from '../money.ts';

/** `1 bonus`, `2 bonuses`, `1,000 bonuses`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${renderCount(count)} ${count === 1 ? one : many}`;
}

/** `2`, `2 and 3`, `2, 3 and 5`; words beyond `most` are counted. */
export function listWords(words: readonly string[], most = 20): string {
  const shown = words.slice(0, most);
  const more = words.length - shown.length;
  const all = more > 0 ? [...shown, `${renderCount(more)} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}
