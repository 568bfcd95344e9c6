import type { Ports } from '../../src/ports.ts';
import type { FaultKind } from '../simulation/faults.ts';
import { staleAtMostMs } from '../simulation/money.ts';
import { SimProcess, times } from '../simulation/process.ts';
import type { Touches } from '../simulation/touches.ts';
import type { World } from '../simulation/world.ts';
import { Heard } from './heard.ts';
import type { Stage } from './stage.ts';

/**
 * Longer than any limit of the product but that of a day; and longer than a pay request may wait.
 */
const pausesMs = { long: 70 * times.minute, short: 40 * times.second } as const;

/** GitHub's reads lag by no more than this. */
export const lagAtMostMs = 30 * times.second;

const answerAtMostMs = 5 * times.minute;

const never = new Promise<never>(() => undefined);

/** What happens to a process between two things that it does. */
const lots = [
  'goes on',
  'crash',
  'cancel',
  'long, wall clock',
  'long, monotonic clock',
  'short, wall clock',
  'short, monotonic clock',
] as const;

/**
 * A run's process whose calls take no time: when each takes effect, and what goes wrong with it, is
 * chosen.
 */
export class ExploredProcess extends SimProcess {
  readonly heard: Heard;
  readonly #stage: Stage;
  /** Whether it has changed what others can see since it could last have crashed. */
  #hasWritten = false;
  /** Whether others had time between its last write and the answer to it. */
  #wasHeldUp = false;
  #changes = 0;
  /** What has just taken effect; null between two calls. */
  #answered: Touches | null = null;

  constructor(stage: Stage, name: string) {
    super(stage.world, name, 'none');
    this.#stage = stage;
    this.heard = new Heard(stage.world.timeline);
  }

  override latencyMs(): number {
    return 0;
  }

  override sleep(ms: number): Promise<void> {
    if (this.isCancelled()) return this.wait();
    if (this.#stage.chooser.choose(`${this.name} sleeps`, [0, 1]) === 0)
      return this.#stage.alarm(this, ms);
    this.#cancelNow();
    return this.wait();
  }

  override strikes(kind: FaultKind): boolean {
    if (!this.#mayStrike(kind)) return false;
    if (this.#stage.chooser.choose(`${this.name}: ${kind}`, [0, 1]) === 0) return false;
    // What this leads to is not in the next answer yet.
    if (kind === 'appendAnswerLost') this.heard.note(kind);
    if (kind === 'payLate')
      this.#stage.late.push(`${this.name} ${Math.floor(this.#stage.world.timeline.nowMs / 1_000)}`);
    this.#stage.world.trace(() => `${this.name}: ${kind}`);
    return true;
  }

  override wait(ms = 0, touches?: Touches): Promise<void> {
    if (this.isDead) return never;
    // Nobody waits so long for an answer: it is in a queue.
    if (ms > answerAtMostMs) return this.#stage.alarm(this, ms);
    if (touches !== undefined || this.isPaused)
      return this.#pass(touches ?? 'nothing', () => this.isDead || this.isPaused);
    return Promise.resolve();
  }

  override travel(...[, touches]: [ms: number, touches: Touches]): Promise<void> {
    // Only what is still to be done starts runs.
    const isFixed = touches === 'reads ledger runs' && this.#stage.deeds.length === 0;
    const seen = isFixed ? 'nothing' : touches;
    return this.isDead ? never : this.#pass(seen, () => this.isDead && !isWrite(touches));
  }

  override async point(isCritical = false): Promise<void> {
    const { chooser } = this.#stage;
    const costs = lots.map((lot) =>
      this.#mayMeet(lot, isCritical) ? 1 : Number.POSITIVE_INFINITY,
    );
    costs[0] = 0;
    this.#hasWritten = false;
    this.#wasHeldUp = false;
    this.#answered = null;
    const lot = lots[chooser.choose(`${this.name} may stop`, costs)] ?? 'goes on';
    if (lot === 'crash') this.die();
    else if (lot === 'cancel') this.#cancelNow();
    else if (lot !== 'goes on') {
      const ms = lot.startsWith('long') ? pausesMs.long : pausesMs.short;
      this.heard.note(lot);
      this.#wasHeldUp = true;
      this.pause(ms, lot.includes('wall') ? 'wall' : 'monotonic');
      void this.#stage.alarm(this, ms);
    }
    await this.wait();
  }

  override watch(ports: Ports): Ports {
    return this.heard.listenTo(ports);
  }

  override overhear<T extends object>(port: T): T {
    return this.heard.overhear(port);
  }

  /** By how much its clocks are wrong. */
  get clocks(): string {
    const trueMs = this.#stage.world.timeline.nowMs;
    const offsets = [this.nowMs() - trueMs, this.monotonicMs() - trueMs];
    return `${offsets.map((ms) => Math.round(ms / 1_000)).join(' ')} ${this.#changes}`;
  }

  #mayStrike(kind: FaultKind): boolean {
    switch (kind) {
      case 'slow':
      // A second draft changes nothing that anybody looks at.
      case 'setUpTwice':
        return false;
      case 'prolificStale':
        return hasMoneyMoved(this.#stage.world);
      case 'ledgerStale':
        return this.#stage.world.history.changesWithin(lagAtMostMs) > 0;
      case 'appendShowsLater':
        return this.#wasHeldUp;
      default:
        return true;
    }
  }

  #mayMeet(lot: (typeof lots)[number], isCritical: boolean): boolean {
    switch (lot) {
      case 'goes on':
        return true;
      // Nobody sees whether a process that has changed nothing since is dead or slow.
      case 'crash':
        return this.#hasWritten;
      case 'cancel':
        return !this.isCancelled();
      // Where the run does not look at a clock before its next call, stopping there is the same.
      case 'long, wall clock':
        return isCritical || this.#answered === null || this.#answered === 'nothing';
      default:
        return isCritical;
    }
  }

  #cancelNow(): void {
    this.#stage.world.trace(() => `${this.name}: cancelled`);
    this.heard.note('cancel');
    this.cancel();
  }

  async #pass(touches: Touches, isHeld: () => boolean): Promise<void> {
    await this.#stage.gate(this, touches, isHeld);
    this.#changes += 1;
    this.#answered = touches;
    if (isWrite(touches)) this.#hasWritten = true;
  }
}

/** Whether an answer of a minute ago would be another than that of now. */
function hasMoneyMoved({ money, timeline: { nowMs } }: World): boolean {
  const isRecent = (atMs: number): boolean => atMs <= nowMs && atMs > nowMs - staleAtMostMs;
  return money.payments.some((one) => isRecent(one.visibleAtMs) || isRecent(one.costAtMs));
}

function isWrite(touches: Touches): boolean {
  return touches.startsWith('writes');
}
