import type { BulkId, StudyId } from '../../src/core/ids.ts';
import type { Clock, Ports } from '../../src/ports.ts';
import { drawPauseMs, type FaultKind } from './faults.ts';
import { ProcessIds } from './process-ids.ts';
import type { Touches } from './touches.ts';
import { wrongClocks } from './themes.ts';
import type { World } from './world.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** How much likelier a process is struck at a critical point. */
const aroundPaying = 4;

/** GitHub's runner kills a cancelled run about then. */
const killedAfterMs = 7 * second;

/** Which of a machine's clocks stands still with it. */
type Loses = 'none' | 'monotonic' | 'wall';

/** One run's process: its clocks, its life, and the way of its calls through the network. */
export class SimProcess implements Clock {
  readonly name: string;
  readonly ids: ProcessIds;
  /** The most that it may ask Prolific to pay in all; null: no limit. */
  maxTotalCents: number | null = null;
  /** Bulk payments of which the ledger has acknowledged a claim to this run. */
  readonly acknowledged = new Set<BulkId>();
  /** Every text of the ledger that this run was shown. */
  readonly seen = new Set<string>();
  /** What it was shown first of each study's ledger. */
  readonly firstSeen = new Map<StudyId, string>();
  /** When Prolific last told it something of this study's people. */
  readonly lookedAtMs = new Map<StudyId, number>();
  /** What it has asked Prolific to pay so far, without what was refused. */
  askedCents = 0;
  isDead = false;
  /** How long it stood still, each time. */
  readonly stopsMs: number[] = [];
  readonly #cancelled = new AbortController();
  /** A cancelled process is killed before the second would come. */
  readonly signals = { now: this.#cancelled.signal, record: new AbortController().signal };
  readonly #world: World;
  readonly #bornAtMs: number;
  readonly #loses: Loses;
  /** Negative: its wall clock is ahead. */
  #wallBehindMs: number;
  #monotonicBehindMs = 0;
  #pausedUntilMs = 0;
  #isCancelled = false;
  readonly #sleepers = new Set<() => void>();

  constructor(
    world: World,
    name: string,
    loses: Loses = world.random.pick(['none', 'monotonic', 'wall']),
  ) {
    this.#world = world;
    this.name = name;
    this.ids = new ProcessIds(name);
    this.#loses = loses;
    this.#wallBehindMs =
      world.random.pick(wrongClocks(world.theme)) * world.random.between(1, 90) * minute;
    if (this.#wallBehindMs !== 0) world.injected.add('a wrong clock');
    this.#bornAtMs = world.timeline.nowMs;
  }

  /** The ports as this process uses them. */
  watch(ports: Ports): Ports {
    return ports;
  }

  /** What a port of its is made of, as this process uses it. */
  overhear<T extends object>(port: T): T {
    return port;
  }

  nowMs(): number {
    return this.#world.timeline.nowMs - this.#wallBehindMs;
  }

  monotonicMs(): number {
    return this.#world.timeline.nowMs - this.#bornAtMs - this.#monotonicBehindMs;
  }

  isCancelled(): boolean {
    return this.#isCancelled;
  }

  sleep(ms: number): Promise<void> {
    if (this.#isCancelled) return this.wait(0);
    return new Promise((resolve) => {
      this.#sleepers.add(resolve);
      this.#wake(ms, () => {
        this.#sleepers.delete(resolve);
        resolve();
      });
    });
  }

  /** Whether this fault strikes now, and is counted; a weight makes it likelier. */
  strikes(kind: FaultKind, weight = 1): boolean {
    const { random, faults } = this.#world;
    if (faults[kind] === 0 || !random.chance(weight * faults[kind])) return false;
    this.#world.injected.add(kind);
    this.#world.trace(() => `${this.name}: ${kind}`);
    return true;
  }

  /**
   * Something of this process comes to pass: not while it is paused, and never when it is dead.
   * @param touches what takes effect then, where others may come before it
   */
  wait(ms: number, touches?: Touches): Promise<void>;
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake(ms, resolve);
    });
  }

  /** Something that has left the process goes on without it, and then takes effect. */
  travel(ms: number, touches: Touches): Promise<void>;
  travel(ms: number): Promise<void> {
    return this.isDead ? new Promise(() => undefined) : this.#world.timeline.passes(ms);
  }

  /** What a request takes each way. */
  latencyMs(): number {
    const { random } = this.#world;
    return this.strikes('slow') ? random.between(2, 25) * second : random.between(20, 900);
  }

  /**
   * Between two things that a process does it may be killed, stand still, or be told to end.
   *
   * @param isCritical between a claim and the record of what became of it
   */
  async point(isCritical = false): Promise<void> {
    const { random } = this.#world;
    const weight = isCritical ? aroundPaying : 1;
    if (this.strikes('crash', weight)) this.die();
    else if (isCritical && this.strikes('stall')) this.pause(random.between(60, 300) * minute);
    else if (this.strikes('pause', weight)) this.pause(drawPauseMs(random));
    else if (!this.#isCancelled && this.strikes('cancel', weight)) this.cancel();
    await this.wait(0);
  }

  die(): void {
    this.isDead = true;
    this.#world.trace(() => `${this.name}: dead`);
  }

  #wake(ms: number, go: () => void): void {
    const { timeline } = this.#world;
    timeline.schedule(ms, () => {
      if (this.isDead) return false;
      if (timeline.nowMs < this.#pausedUntilMs) {
        this.#wake(this.#pausedUntilMs - timeline.nowMs, go);
        return false;
      }
      go();
      return true;
    });
  }

  /** A machine that stands still loses time on one clock at most, and no hour of it twice. */
  pause(ms: number, loses = this.#loses): void {
    const { timeline } = this.#world;
    const untilMs = Math.max(timeline.nowMs + ms, this.#pausedUntilMs);
    const lostMs = untilMs - Math.max(timeline.nowMs, this.#pausedUntilMs);
    this.#pausedUntilMs = untilMs;
    this.stopsMs.push(ms);
    this.#world.trace(() => `${this.name}: stands still for ${Math.round(ms / second)} s`);
    if (loses === 'monotonic') this.#monotonicBehindMs += lostMs;
    if (loses !== 'wall') return;
    this.#wallBehindMs += lostMs;
    // The network tells it the time a little later.
    timeline.schedule(untilMs - timeline.nowMs + 90 * second, () => {
      this.#wallBehindMs -= lostMs;
      return false;
    });
  }

  protected get isPaused(): boolean {
    return this.#world.timeline.nowMs < this.#pausedUntilMs;
  }

  protected cancel(): void {
    this.#isCancelled = true;
    this.#cancelled.abort();
    for (const wake of this.#sleepers) this.#wake(0, wake);
    this.#world.timeline.schedule(killedAfterMs, () => {
      this.die();
      return false;
    });
  }
}

export const times = { second, minute, hour } as const;
