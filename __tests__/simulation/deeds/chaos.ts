import { type Answer, answerTo, correction, type Human } from './answers.ts';
import { payByHand, screenOut } from './accidents.ts';
import { type Deed, doPlainly, drawDeeds, isPlain } from './deeds.ts';
import { editFile, newFile } from './edits.ts';
import { wasPaidInTruth } from './human.ts';
import { newOrder, strayOrder } from './draw-order.ts';
import { playLimit } from './limit-scheme.ts';
import { times } from '../process.ts';
import { propose } from './proposals.ts';
import type { Order } from '../order.ts';
import { repeatableRuns, type SimRun, startRun } from '../runs.ts';
import type { World } from '../world.ts';

/** So many runs that none is lost in a crowd. */
const mostRuns = 12;

/** The time of faults: people and workflows do things, runs meet, and humans answer. */
export class Chaos {
  readonly #world: World;
  readonly #deeds: readonly Deed[];
  readonly #human: Human;

  constructor(world: World) {
    const { random } = world;
    this.#world = world;
    this.#deeds = drawDeeds(world);
    const isMistaken =
      (random.chance(0.2) && world.theme !== 'late money') || world.theme === 'answers';
    this.#human = { isHasty: random.chance(world.theme === 'no date' ? 1 : 0.5), isMistaken };
  }

  begin(): void {
    const { random, theme } = this.#world;
    newFile(this.#world);
    if (random.chance(0.3)) newFile(this.#world);
    const start = (order: Order, again?: SimRun): SimRun | null => this.#start(order, again);
    const playsMs = this.#world.keeping.contrive(start) + playLimit(this.#world, start);
    let atMs = playsMs;
    const later = theme === 'late money' ? 1 : random.pick([0, 0, 0, 1]);
    for (let left = random.between(2, playsMs === 0 ? 8 : 3); left > 0; left -= 1) {
      this.#in(atMs, left % 3 === 0 ? 'run' : random.pick(this.#deeds));
      atMs += random.pick([
        random.between(0, 4_000),
        random.between(0, 60_000),
        random.between(0, 40) * times.minute,
        random.between(50, 120) * times.minute,
        later * random.between(20, 30) * times.hour,
      ]);
      atMs += this.#world.keeping.drawIdleMs();
    }
    this.#in(playsMs + random.between(0, 2_000), 'run');
  }

  #in(delayMs: number, deed: Deed): void {
    this.#world.timeline.schedule(delayMs, () => {
      this.#commit(deed);
      return true;
    });
  }

  #commit(deed: Deed): void {
    const world = this.#world;
    if (isPlain(deed)) {
      doPlainly(world, deed);
      return;
    }
    switch (deed) {
      case 'run':
        this.#start(newOrder(world));
        return;
      case 'repeat': {
        const repeatable = repeatableRuns(world);
        if (repeatable.length === 0) return;
        const old = world.random.pick(repeatable);
        this.#start(old.order, old);
        return;
      }
      case 'screen out and run':
        this.#screenOutAround();
        return;
      case 'run and by hand':
        this.#payByHandWhile();
        return;
      case 'stray run': {
        const order = strayOrder(world);
        if (order !== null) this.#start(order);
        return;
      }
      case 'correct': {
        const order = correction(world);
        if (order !== null) this.#start(order);
        return;
      }
      case 'propose':
        this.#propose();
    }
  }

  #propose(): void {
    const { random, repository, runs } = this.#world;
    const before = repository.tip;
    if (runs.length >= mostRuns) return;
    (random.chance(0.5) ? newFile : editFile)(this.#world, () => undefined);
    if (repository.tip === before) return;
    propose(this.#world, (order) => {
      this.#start(order);
    });
  }

  /** Somebody pays one of them by hand, in the hours in which a run may stand still. */
  #payByHandWhile(): void {
    const { random, timeline } = this.#world;
    const order = newOrder(this.#world);
    const lines = order.files.flatMap((file) => file.lines);
    this.#start(order);
    if (lines.length === 0) return;
    const { person, cents } = random.pick(lines);
    timeline.schedule(random.between(1, 100) * times.minute, () => {
      payByHand(this.#world, person, cents);
      return true;
    });
  }

  /** Somebody whom a run is about to pay is screened out minutes before it, or while it pays. */
  #screenOutAround(): void {
    const { random, repository, timeline } = this.#world;
    const order = newOrder(this.#world);
    const lines = order.files.flatMap((file) => file.lines);
    const people = lines.map(({ person }) => person);
    const runsAfterMs = random.pick([random.between(0, 14) * times.minute, 0]);
    const outAfterMs = runsAfterMs === 0 ? random.between(0, 30) * times.second : 0;
    if (people.length === 0 || repository.tip.length === 0) return;
    timeline.schedule(outAfterMs, () => {
      screenOut(this.#world, people);
      return true;
    });
    timeline.schedule(runsAfterMs, () => {
      this.#start(order);
      return true;
    });
  }

  #start(order: Order, again: SimRun | null = null): SimRun | null {
    if (this.#world.runs.length >= mostRuns) return null;
    this.#correctWhile(order);
    void startRun(this.#world, order, again).then((ended) => {
      const { random } = this.#world;
      if (!random.chance(0.85)) return;
      const delayMs = random.pick([
        random.between(1, 120) * times.second,
        random.between(1, 75) * times.minute,
      ]);
      this.#world.timeline.schedule(delayMs, () => {
        const answer = answerTo(this.#world, ended, this.#human);
        if (answer !== null) this.#answer(answer);
        return true;
      });
    });
    return this.#world.runs.at(-1) ?? null;
  }

  /** While a run pays, somebody takes back an answer that it stands on. */
  #correctWhile({ mode }: Order): void {
    const { random, theme, timeline } = this.#world;
    if (theme !== 'answers' || mode !== 'pay' || random.chance(0.4)) return;
    timeline.schedule(random.between(0, 8) * times.second, () => {
      const order = correction(this.#world);
      if (order !== null) this.#start({ ...order, mode: 'reconcile' });
      return true;
    });
  }

  /**
   * Somebody types it in, and a runner starts. A colleague may answer at the same time, who has
   * asked Prolific.
   */
  #answer({ order, afterMs }: Answer): void {
    const { random, injected, theme } = this.#world;
    const typingMs = afterMs + random.between(1, 90) * times.second;
    this.#later(order, typingMs);
    const [often, laterMs] =
      theme === 'answers'
        ? [0.7, random.pick([0, random.between(0, 90) * times.minute])]
        : [0.3, 0];
    if (order.resolve.length === 0 || theme === 'late money' || !random.chance(often)) return;
    injected.add('two humans answer at once');
    const resolve = order.resolve.map((one) => ({
      ...one,
      outcome: wasPaidInTruth(this.#world, one.bulk) ? ('paid' as const) : ('not-paid' as const),
    }));
    this.#later({ ...order, resolve }, typingMs + laterMs + random.between(0, 20) * times.second);
  }

  #later(order: Order, afterMs: number): void {
    this.#world.timeline.schedule(afterMs, () => {
      this.#start(order);
      return true;
    });
  }
}
