import { noFaults } from '../simulation/faults.ts';
import type { SimBulk } from '../simulation/money.ts';
import type { Keeping, LedgerKind } from '../simulation/keeping.ts';
import type { Study } from '../simulation/people.ts';
import type { SimProcess } from '../simulation/process.ts';
import { Timeline } from '../simulation/timeline.ts';
import type { Touches } from '../simulation/touches.ts';
import { World } from '../simulation/world.ts';
import { ExploredKeeping } from './explored-keeping.ts';
import { ExploredProcess } from './explored-process.ts';
import type { Stage } from './stage.ts';

/** The simulation's world, in which nothing is left to chance. */
export class ExploredWorld extends World {
  readonly #stage: Stage;

  constructor(stage: Stage, studies: readonly Study[], ledger: LedgerKind, tracing: boolean) {
    const pace = { setUpMs: 0, listMs: 0, submissionMs: 0 };
    const timeline = new Timeline();
    super({ random: stage.chooser, timeline, studies, amounts: [150], pace }, tracing, ledger);
    this.#stage = stage;
    this.faults = noFaults();
    // Money shows some seconds after it was accepted; everything else is a fault.
    this.arrivals = {
      speeds: ['seconds', 'at once', 'minutes', 'hours', 'never'],
      partly: 0.1,
      costLagMs: 0,
      costLeads: 0.1,
    };
  }

  override payNow(bulk: SimBulk): void {
    const before = this.money.payments.length;
    super.payNow(bulk);
    for (const { visibleAtMs, costAtMs, cents } of this.money.payments.slice(before))
      this.trace(
        () => `of that, ${cents} shows ${timeOf(visibleAtMs)}, and in the cost ${timeOf(costAtMs)}`,
      );
  }

  protected override keep(ledger: LedgerKind): Keeping {
    return ledger === 'branch' ? super.keep(ledger) : new ExploredKeeping(this);
  }

  override later(process: SimProcess, ms: number, touches: Touches, effect: () => void): void {
    if (this.#stage.isOver) super.later(process, ms, touches, effect);
    else void this.#stage.later(process, ms, touches).then(effect);
  }

  override startProcess(name: string): SimProcess {
    return this.#stage.isOver ? super.startProcess(name) : new ExploredProcess(this.#stage, name);
  }
}

function timeOf(atMs: number): string {
  return Number.isFinite(atMs) ? `at ${new Date(atMs).toISOString().slice(11, 19)}` : 'never';
}
