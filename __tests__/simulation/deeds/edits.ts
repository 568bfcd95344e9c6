import type { Person } from '../people.ts';
import type { SimFile, SimLine } from '../repository.ts';
import type { World } from '../world.ts';

/** What people do to the CSV files of the default branch. */

/** Names with letters that have two spellings. */
const paths = ['bonuses/wöche1.csv', 'bonuses/week2.csv', 'bonuses/été3.csv', 'old/week4.csv'];
const labels = ['wöche 1', 'week/2', 'third'];

export function newFile(world: World, appears = publish): void {
  const { random, repository } = world;
  const people = peopleFor(world);
  const path = freePath(world);
  if (path === undefined || repository.tip.length >= 3) return;
  repository.add({
    number: repository.commits.length,
    path,
    label: random.chance(0.25) ? freeLabel(world) : null,
    lines: random.some(people, 0.8).map((person) => lineFor(world, person)),
  });
  appears(world, 'a new file');
}

export function editFile(world: World, appears = publish): void {
  const { random, repository } = world;
  if (repository.tip.length === 0) return;
  const { number } = random.pick(repository.tip);
  repository.edit(number, (file) => {
    const { lines } = file;
    const added = peopleFor(world, file).filter((person) =>
      lines.every((line) => line.person !== person),
    );
    const choice = random.pick(['add', 'add', 'take out', 'replace', 'amount', 'id']);
    switch (choice) {
      case 'add':
        return {
          ...file,
          lines: [...lines, ...random.some(added, 0.7).map((one) => lineFor(world, one))],
        };
      case 'take out':
        return { ...file, lines: random.some(lines, 0.6) };
      case 'replace':
        return {
          ...file,
          lines: [...random.some(lines, 0.4), ...added.map((one) => lineFor(world, one))],
        };
      case 'amount':
        return changeOne(world, file, (line) => ({
          ...line,
          cents: random.pick([...world.amounts, 0, 420]),
        }));
      default:
        return changeOne(world, file, ({ person, cents }) => ({
          ...lineFor(world, person),
          cents,
        }));
    }
  });
  appears(world, 'an edited file');
}

/** Another path, another label, or a label where there was none, as people tidy up. */
export function renameFile(world: World): void {
  const { random, repository } = world;
  if (repository.tip.length === 0) return;
  const { number } = random.pick(repository.tip);
  const path = freePath(world);
  repository.edit(number, (file) => {
    const moved = path === undefined || random.chance(0.3) ? file : { ...file, path };
    if (random.chance(0.6)) return moved;
    return { ...moved, label: moved.label === null ? freeLabel(world) : null };
  });
  publish(world, 'a renamed file');
}

/** The branch goes back to what it had some commits ago. */
export function revertFiles(world: World): void {
  const { random, repository } = world;
  if (repository.commits.length < 3) return;
  repository.commits.push(random.pick(repository.commits.slice(1)));
  publish(world, 'a revert');
}

export function freePath({ repository }: World): string | undefined {
  const taken = new Set(repository.tip.map(({ path }) => path));
  return paths.find((name) => !taken.has(name));
}

/** Where the same people take part in two studies, a file is of one. */
function peopleFor({ people, studies, theme, random }: World, file?: SimFile): readonly Person[] {
  if (theme !== 'another study') return people;
  const study = file?.lines[0]?.person.study ?? random.pick(studies).id;
  return people.filter((person) => person.study === study);
}

/** Makes the newest commit what GitHub shows. */
export function publish(world: World, what: string): void {
  const { repository, store } = world;
  store.tip = repository.tipBlobs();
  world.injected.add(what);
  world.trace(
    () =>
      `${what}: ${repository.tip.map(({ path, label, lines }) => `${path} (${label ?? '-'}) ${lines.map(({ as, cents }) => `…${as.slice(-4)}:${cents}`).join(' ')}`).join('; ')}`,
  );
}

/** A line for somebody, under the participant's id or that of a submission. */
export function lineFor({ random, amounts }: World, person: Person): SimLine {
  const as = random.chance(0.8) ? person.id : random.pick(person.submissions).id;
  return { person, as, cents: random.pick(amounts) };
}

function changeOne({ random }: World, file: SimFile, change: (line: SimLine) => SimLine): SimFile {
  if (file.lines.length === 0) return file;
  const at = random.below(file.lines.length);
  return { ...file, lines: file.lines.map((line, index) => (index === at ? change(line) : line)) };
}

/** A label that no file has; two files under one label would be one batch with two truths. */
function freeLabel({ random, repository }: World): string | null {
  const taken = new Set(repository.tip.map(({ label }) => label));
  const free = labels.filter((label) => !taken.has(label));
  return free.length === 0 ? null : random.pick(free);
}
