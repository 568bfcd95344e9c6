import type { Finding } from '../../src/core/errors.ts';
import type { Resolution } from '../../src/core/settings.ts';
import { breakLedger, deleteLedger, mendLedger, payByHand, screenOut } from './accidents.ts';
import { editFile, newFile, renameFile, revertFiles } from './edits.ts';
import { isHarmless, pageShowsAll, readBonused, readDoubts } from './human.ts';
import { times } from './process.ts';
import { type Order, type SimRun, startRun } from './runs.ts';
import type { SimFile } from './repository.ts';
import type { World } from './world.ts';

/** So many runs that none is lost in a crowd. */
const mostRuns = 12;

const deeds = [
  'run',
  'run',
  'run',
  'repeat',
  'edit',
  'rename',
  'revert',
  'new file',
  'by hand',
  'screen out',
  'delete',
  'break',
  'mend',
] as const;

type Deed = (typeof deeds)[number];

/** The time of faults: people and workflows do things, runs meet, and humans answer. */
export class Chaos {
  readonly #world: World;
  readonly #deeds: readonly Deed[];
  readonly #isHasty: boolean;

  constructor(world: World) {
    const { random } = world;
    this.#world = world;
    this.#deeds = ['run', ...random.some(deeds, random.pick([0.4, 0.7]))];
    this.#isHasty = random.chance(0.5);
  }

  begin(): void {
    const { random } = this.#world;
    newFile(this.#world);
    if (random.chance(0.3)) newFile(this.#world);
    let atMs = 0;
    const later = random.pick([0, 0, 0, 1]);
    for (let left = random.between(2, 8); left > 0; left -= 1) {
      this.#in(atMs, left % 3 === 0 ? 'run' : random.pick(this.#deeds));
      atMs += random.pick([
        random.between(0, 4_000),
        random.between(0, 60_000),
        random.between(0, 40) * times.minute,
        random.between(50, 120) * times.minute,
        later * random.between(20, 30) * times.hour,
      ]);
    }
    this.#in(random.between(0, 2_000), 'run');
  }

  #in(delayMs: number, deed: Deed): void {
    this.#world.timeline.schedule(delayMs, () => {
      this.#commit(deed);
      return true;
    });
  }

  #commit(deed: Deed): void {
    const { world } = { world: this.#world };
    switch (deed) {
      case 'run':
        this.#start(this.#newOrder());
        return;
      case 'repeat': {
        if (world.runs.length === 0) return;
        const old = world.random.pick(world.runs);
        this.#start(old.order, old);
        return;
      }
      case 'edit':
        editFile(world);
        return;
      case 'rename':
        renameFile(world);
        return;
      case 'revert':
        revertFiles(world);
        return;
      case 'new file':
        newFile(world);
        return;
      case 'by hand':
        payByHand(world);
        return;
      case 'screen out':
        screenOut(world);
        return;
      case 'delete':
        deleteLedger(world);
        return;
      case 'break':
        breakLedger(world);
        return;
      case 'mend':
        mendLedger(world);
        return;
    }
  }

  #newOrder(): Order {
    const { random, repository } = this.#world;
    return {
      files: random.pick(groupsOf(repository.tip)),
      mode: random.chance(0.12) ? 'plan' : random.chance(0.1) ? 'reconcile' : 'pay',
      approve: null,
      approvedAtMs: null,
      resolve: [],
      settleMs: random.pick([0, 30, 120, 120, 600]) * times.second,
    };
  }

  #start(order: Order, again: SimRun | null = null): void {
    if (this.#world.runs.length >= mostRuns) return;
    void startRun(this.#world, order, again).then((ended) => {
      const { random } = this.#world;
      if (!random.chance(0.85)) return;
      const delayMs = random.pick([
        random.between(1, 120) * times.second,
        random.between(1, 75) * times.minute,
      ]);
      this.#world.timeline.schedule(delayMs, () => {
        this.#answer(ended);
        return true;
      });
    });
  }

  /** A human looks at the summary of a run, and at Prolific, and orders the next one. */
  #answer({ run, order, ...rest }: SimRun): void {
    const doubts = readDoubts({ run, order, ...rest });
    const resolve = doubts.flatMap(({ bulk, offered }): Resolution[] => {
      const outcome = pageShowsAll(this.#world, bulk) ? 'paid' : 'not-paid';
      // Some say what they see before the action says that they may.
      if (!offered.includes(outcome) && !this.#isHasty) return [];
      return [{ bulk, outcome, reason: 'as the page shows' }];
    });
    if (resolve.length > 0) {
      this.#later({
        ...order,
        resolve,
        mode: this.#world.random.pick(['pay', 'pay', 'reconcile']),
      });
      return;
    }
    const { findings, plan } = run.record;
    if (doubts.length > 0 || findings.some(({ code }) => code === 'INPUT_INVALID')) {
      // An hour later the answer may be possible, after another look.
      if (this.#world.random.chance(0.7)) this.#later({ ...order, resolve: [] }, 62 * times.minute);
      return;
    }
    if (plan === null || plan.due.length === 0 || order.approve !== null) return;
    const mayApprove = findings.every((finding) => this.#wouldApprove(finding, order.files));
    if (mayApprove && (findings.length > 0 || order.mode === 'plan'))
      this.#later({ ...order, approve: plan.digest, approvedAtMs: rest.startedAtMs, mode: 'pay' });
  }

  /** Somebody types it in, and a runner starts. */
  #later(order: Order, afterMs = 0): void {
    const typingMs = this.#world.random.between(1, 90) * times.second;
    this.#world.timeline.schedule(afterMs + typingMs, () => {
      this.#start(order);
      return true;
    });
  }

  #wouldApprove(finding: Finding, files: readonly SimFile[]): boolean {
    if (finding.kind === 'error') return false;
    switch (finding.code) {
      case 'ALREADY_BONUSED': {
        const bonused = readBonused(this.#world, finding);
        return bonused !== null && isHarmless(this.#world, bonused);
      }
      case 'BATCH_RENAMED':
        return files.every(({ number }) => !wasPaid(this.#world, number));
      case 'CSV_OUTDATED':
        return this.#world.random.chance(0.3);
      default:
        return false;
    }
  }
}

/** Whether anything of this batch was paid, under whatever label. */
export function wasPaid({ runs, history, money }: World, number: number): boolean {
  const labels = new Set(
    runs.flatMap(({ order }) =>
      order.files.filter((file) => file.number === number).map(({ label, path }) => label ?? path),
    ),
  );
  return money.payments.some(
    ({ bulk }) => bulk !== null && labels.has(history.claims.get(bulk)?.label ?? ''),
  );
}

/** A label is for one file; the files without one can be paid together. */
export function groupsOf(files: readonly SimFile[]): (readonly SimFile[])[] {
  const labelled = files.filter(({ label }) => label !== null);
  const others = files.filter(({ label }) => label === null);
  return [...labelled.map((file) => [file]), ...(others.length > 0 ? [others] : [])];
}
