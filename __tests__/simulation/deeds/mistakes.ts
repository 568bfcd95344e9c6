import type { StudyId } from '../../../src/core/ids.ts';
import { freePath, lineFor, publish } from './edits.ts';
import type { Person } from '../people.ts';
import type { SimFile, SimLine } from '../repository.ts';
import type { World } from '../world.ts';

/** What people do to the files that they are asked about, and how they mend it. */

/** The same people as in an earlier file, with more than there: what they have earned in all. */
export function newTotals(world: World): void {
  const { random, repository, amounts } = world;
  const path = freePath(world);
  if (path === undefined || repository.tip.length === 0) return;
  const parts = random.pick(repository.tip);
  repository.add({
    number: repository.commits.length,
    path,
    label: null,
    lines: parts.lines.map((line) => ({ ...line, cents: line.cents + random.pick(amounts) })),
    totalsOf: parts,
  });
  publish(world, 'running totals');
}

/** Only the differences are left in it, of this study. */
export function mendTotals(world: World, number: number, study: StudyId): void {
  world.repository.edit(number, ({ totalsOf, ...file }) => {
    const parts = new Map(totalsOf?.lines.map(({ person, cents }) => [person, cents]));
    const lines = file.lines.flatMap((line) => {
      const cents = line.cents - (line.person.study === study ? (parts.get(line.person) ?? 0) : 0);
      return cents > 0 ? [{ ...line, cents }] : [];
    });
    return { ...file, lines };
  });
  publish(world, 'mended totals');
}

/** The next time-point has a study of its own, and somebody changes it in a file that is there. */
export function moveToOtherStudy(world: World): void {
  const { random, repository } = world;
  if (repository.tip.length === 0) return;
  const { number } = random.pick(repository.tip);
  const some = random.chance(0.7) ? 1 : 0.7;
  repository.edit(number, (file) => moveLines(world, file, () => random.chance(some)));
  publish(world, 'lines under another study');
}

/**
 * Whoever has their money under the other study is put back there, and whoever has it under both is
 * taken out.
 */
export function moveBack(world: World, number: number, isPaid: (person: Person) => boolean): void {
  const isElsewhere = ({ person }: SimLine): boolean => {
    const twin = world.twinOf(person);
    return twin !== undefined && isPaid(twin);
  };
  const isTwice = (line: SimLine): boolean => isElsewhere(line) && isPaid(line.person);
  const file = world.repository.tip.find((one) => one.number === number);
  if (file?.lines.some(isElsewhere) !== true) return;
  const once = { ...file, lines: file.lines.filter((line) => !isTwice(line)) };
  world.repository.edit(number, () => moveLines(world, once, isElsewhere));
  publish(world, 'lines back under their study');
}

/** Nobody comes twice into a study. */
function moveLines(world: World, file: SimFile, moves: (line: SimLine) => boolean): SimFile {
  const lines = file.lines.map((line) => {
    const twin = world.twinOf(line.person);
    const isThere = file.lines.some(({ person }) => person === twin);
    if (twin === undefined || isThere || !moves(line)) return line;
    return { ...lineFor(world, twin), cents: line.cents };
  });
  return { ...file, lines };
}

/** Everybody in a file gets another amount. */
export function changeAmounts(world: World): void {
  const { random, repository, amounts } = world;
  if (repository.tip.length === 0) return;
  const { number } = random.pick(repository.tip);
  repository.edit(number, (file) => ({
    ...file,
    lines: file.lines.map((line) => ({
      ...line,
      cents: random.pick([...amounts, 420].filter((cents) => cents !== line.cents)),
    })),
  }));
  publish(world, 'other amounts');
}

/** A file is deleted from the default branch. */
export function removeFile(world: World): void {
  const { random, repository } = world;
  if (repository.tip.length < 2) return;
  const gone = random.pick(repository.tip);
  repository.commits.push(repository.tip.filter((file) => file !== gone));
  publish(world, 'a removed file');
}
