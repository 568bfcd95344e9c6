import { paidBonuses } from '../../../src/core/ledger/fold.ts';
import { effectivePayments } from '../checks/reached.ts';
import { times } from '../process.ts';
import { groupsOf, mainBranch, meantLabel, type SimFile, type SimLine } from '../repository.ts';
import type { Order } from '../order.ts';
import type { World } from '../world.ts';

/** The files that no commit has are numbered from here. */
export const madeFrom = 1_000;

/** What a workflow asks for, on the default branch as it is. */
export function newOrder(world: World): Order {
  const { random, repository, keeping } = world;
  const files = random.pick(groupsOf(repository.tip, keeping.kind));
  const order: Order = {
    files,
    maxTotalCents: random.chance(0.2) ? unpaidCents(world, files) : null,
    mode: random.chance(0.12) ? 'plan' : random.chance(0.1) ? 'reconcile' : 'pay',
    approve: null,
    resolve: [],
    settleMs: random.pick([0, 30, 120, 120, 600]) * times.second,
  };
  return { ...order, ...guardsOf(world, files) };
}

/** What else the workflows of a history say. */
function guardsOf(world: World, files: readonly SimFile[]): Partial<Order> {
  const { random, theme } = world;
  switch (theme) {
    case 'previews':
      return byPush(world);
    case 'approvals':
      return { requires: { approval: random.chance(0.7), preview: false } };
    case 'answers':
    case 'late money':
      return random.chance(0.5) ? { maxTotalCents: dueCents(world, files) } : {};
    default:
      return {};
  }
}

/** A workflow that pays what is merged, where a preview has shown it. */
export function byPush({ repository }: World): Partial<Order> {
  return {
    requires: { approval: false, preview: true },
    from: { event: 'push', ref: mainBranch, sha: repository.tipSha },
  };
}

/** A run on a tag or on a branch that is gone, or of a file that no commit has. */
export function strayOrder(world: World): Order | null {
  const { random, repository } = world;
  const order = newOrder(world);
  if (order.files.length === 0) return null;
  if (random.chance(0.3)) {
    const [first] = order.files;
    if (first === undefined) return null;
    world.injected.add('a file that no commit has');
    const number = madeFrom + world.runs.length;
    const file = { ...first, number, path: `out/made${number}.csv`, label: null };
    return { ...order, files: [file] };
  }
  world.injected.add('a run of another ref');
  const ref = random.pick(['refs/tags/v1', 'refs/heads/gone']);
  return { ...order, from: { event: 'workflow_dispatch', ref, sha: repository.tipSha } };
}

/** What somebody reckons who knows the files, and what was paid of them. */
function unpaidCents(world: World, files: readonly SimFile[]): number | null {
  return sumOf(files, (line, label) => effectivePayments(world, label, line.person).length === 0);
}

/** What the ledger has as due, and a plan would show. */
export function dueCents(world: World, files: readonly SimFile[]): number | null {
  const paid = new Set(
    world.studies.flatMap(({ id }) =>
      [...paidBonuses(world.foldedLedger(id))].map(
        ({ bonus, bulk }) =>
          `${bonus.person} ${world.history.claims.get(bulk.claim.bulk)?.label ?? ''}`,
      ),
    ),
  );
  return sumOf(files, ({ person }, label) => !paid.has(`${person.fingerprint} ${label}`));
}

/** Null where nothing is left. */
function sumOf(
  files: readonly SimFile[],
  isDue: (line: SimLine, label: string) => boolean,
): number | null {
  const cents = files
    .flatMap((file) => file.lines.filter((line) => isDue(line, meantLabel(file))))
    .reduce((sum, line) => sum + line.cents, 0);
  return cents === 0 ? null : cents;
}
