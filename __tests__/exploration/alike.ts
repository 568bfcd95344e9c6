import { runIds } from '../simulation/runs.ts';
import { ExploredKeeping } from './explored-keeping.ts';
import type { Stage } from './stage.ts';
import { compareNames } from './step.ts';

/** Where a run is, as text, and its name: `id/attempt`. */
export interface Position {
  readonly name: string;
  readonly text: string;
}

type Rename = (text: string) => string;

/**
 * Runs differ in nothing but in what they were asked and told, so two states that differ in nothing
 * but in which run has which id have futures that differ in nothing else. Gives the ids out anew,
 * in an order that does not depend on them: by what the runs have been told, then by who wrote
 * first.
 *
 * @param past what was written by runs, in the order in which they wrote
 */
export function renamingOf(stage: Stage, positions: readonly Position[], past: string): Rename {
  const ids = [...new Set(positions.map(({ name }) => idOf(name)))];
  if (ids.length === 1 || isHashed(stage)) return (text) => text;
  const runs = ids.map((id) => {
    const own = positions.filter(({ name }) => idOf(name) === id);
    return { id, text: own.map(({ text }) => text).join('\n'), wroteAt: past.indexOf(id) };
  });
  // Ids are of one length, so that texts which would be equal without them are as well.
  runs.sort(
    (a, b) =>
      a.text.length - b.text.length ||
      compareNames(withoutIds(a), withoutIds(b)) ||
      a.wroteAt - b.wroteAt,
  );
  const sorted = ids.toSorted();
  const names = new Map(runs.map(({ id }, at) => [id, sorted[at] ?? id]));
  if (runs.every(({ id }) => names.get(id) === id)) return (text) => text;
  return (text) =>
    text.replace(runIds, (_, zeros: string, id: string) => zeros + (names.get(id) ?? id));
}

/** Whether ids may be hidden in a hash, or in the names of what GitHub lists. */
function isHashed({ world, waiting }: Stage): boolean {
  return (
    world.keeping instanceof ExploredKeeping ||
    world.runs.some(({ order }) => order.approve !== null) ||
    waiting.alarms.some(({ what }) => /[0-9a-f]{64}/.test(what))
  );
}

/** What a run has been told, without ids; its own is told apart from those of others. */
function withoutIds({ id, text }: { readonly id: string; readonly text: string }): string {
  return text.replace(runIds, (_, zeros: string, one: string) => zeros + (one === id ? '*' : '?'));
}

function idOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}
