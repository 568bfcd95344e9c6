import { ActionError } from '../../src/core/errors.ts';
import { newRunRecord } from '../../src/core/record/run-record.ts';
import type { Settings } from '../../src/core/settings.ts';
import { centsOf } from '../../src/core/money.ts';
import { stopWith } from '../../src/flows/run/endings.ts';
import { audit } from '../../src/flows/audit.ts';
import { pay } from '../../src/flows/pay.ts';
import { plan } from '../../src/flows/plan.ts';
import { reconcile } from '../../src/flows/reconcile.ts';
import type { Run } from '../../src/flows/run/run.ts';
import type { Log, Ports } from '../../src/ports.ts';
import type { SimAttempt } from './keeping.ts';
import { checkLooked } from './checks/look-check.ts';
import { type Order, refresh } from './order.ts';
import { type SimProcess, times } from './process.ts';
import { openProlific } from './prolific-port.ts';
import { type Checkout, checkOut, mainBranch } from './repository.ts';
import type { World } from './world.ts';

export interface SimRun {
  /** `id/attempt` */
  readonly name: string;
  readonly order: Order;
  readonly checkout: Checkout;
  readonly process: SimProcess;
  readonly run: Run;
  readonly startedAtMs: number;
  /** The place of the newest commit when it began. */
  readonly tipAtStart: number;
  hasEnded: boolean;
}

/** Between the ports and a planted fault; does nothing in a sound product. */
export const meddleWithPorts: { with: (ports: Ports) => Ports } = { with: (ports) => ports };

/**
 * What GitHub calls the run that is started as so manieth: a number that nothing else in a history
 * is.
 */
function idOfRun(number: number): string {
  return String(9_000 + number);
}

/** The id of a run wherever a text names it, also with zeros before it. */
export const runIds = /(?<!\d)(0*)(9\d{3})(?!\d)/g;

/** GitHub runs none again that is older than 30 days. */
export function repeatableRuns({ runs, timeline }: World): SimRun[] {
  const sinceMs = timeline.nowMs - 30 * 24 * times.hour;
  return runs.filter(({ startedAtMs }) => startedAtMs >= sinceMs);
}

/** Starts the action. Never rejects; resolves when the run has ended, which a crash prevents. */
export function startRun(world: World, asked: Order, again: SimRun | null = null): Promise<SimRun> {
  const order = again === null ? refresh(world.repository, asked) : asked;
  const [oldId = '', oldAttempt = '0'] = again?.name.split('/') ?? [];
  const id = again === null ? idOfRun(world.runs.length + 1) : oldId;
  const attempts = world.runs.filter(({ name }) => name.startsWith(`${id}/`)).length;
  const attempt = again === null ? 1 : Math.max(attempts, Number(oldAttempt)) + 1;
  const name = `${id}/${attempt}`;
  const process = world.startProcess(`run ${name}`);
  process.maxTotalCents = order.maxTotalCents;
  const checkout = checkOut(order.files, world.random);
  const event = order.from?.event ?? (attempt === 1 ? 'workflow_dispatch' : 'push');
  const named: SimAttempt = { id, attempt, event, mayWrite: order.mode !== 'plan' };
  world.keeping.begin(named);
  const run = openRun(world, process, order, checkout, named);
  const started: SimRun = {
    name,
    order,
    checkout,
    process,
    run,
    startedAtMs: world.timeline.nowMs,
    tipAtStart: world.repository.commits.length - 1,
    hasEnded: false,
  };
  world.runs.push(started);
  world.trace(
    () =>
      `run ${name} starts: ${order.mode} ${order.files.map(({ path, label }) => `${path}${label === null ? '' : ` as ${label}`}`).join(', ')} approve=${order.approve?.slice(0, 8) ?? '-'} resolve=${order.resolve.map(({ bulk, outcome }) => `${bulk}=${outcome}`).join(',')}`,
  );
  return live(world, started);
}

async function live(world: World, started: SimRun): Promise<SimRun> {
  const { run, order, name } = started;
  try {
    const flow = { pay, plan, reconcile, audit }[order.mode];
    run.record.status = (await flow(run)).status;
  } catch (error) {
    if (error instanceof ActionError) run.record.status = stopWith(run, error).status;
    else
      world.violate(
        'a run crashed by itself',
        error instanceof Error ? (error.stack ?? '') : String(error),
      );
  }
  started.hasEnded = true;
  const { status, findings } = run.record;
  world.trace(
    () =>
      `run ${name} ends: ${status ?? 'without a status'} ${findings.map(({ code, message }) => `${code}: ${message}`).join(' | ')}`,
  );
  if (status === null) world.violate('a run ended without a status', name);
  checkLooked(world, started);
  return started;
}

function openRun(
  world: World,
  process: SimProcess,
  order: Order,
  checkout: Checkout,
  started: SimAttempt,
): Run {
  const { id, attempt, event } = started;
  const ports = meddleWithPorts.with(
    process.watch({
      prolific: openProlific(world, process),
      ...world.keeping.open(process, started),
      clock: process,
      newId: () => process.ids.newEvent(),
      log: silentLog,
    }),
  );
  return {
    ports,
    settings: settingsOf(order, checkout),
    name: { id, attempt, actor: 'octocat', sha: order.from?.sha ?? '0'.repeat(40), event },
    triggeredBy: 'octocat',
    event: { name: event, ref: order.from?.ref ?? mainBranch, defaultBranch: 'main' },
    batches: checkout.batches,
    studies: [
      ...new Set(order.files.flatMap(({ lines }) => lines.map(({ person }) => person.study))),
    ],
    asksProlific: true,
    record: newRunRecord(order.mode),
  };
}

function settingsOf(
  { mode, approve, resolve, settleMs, maxTotalCents, requires }: Order,
  { labelInput }: Checkout,
): Settings {
  return {
    studyId: null,
    mode,
    batch: labelInput,
    approve,
    requireApproval: requires?.approval === true,
    requirePreview: requires?.preview === true,
    currency: null,
    maxTotalCents: maxTotalCents === null ? null : centsOf(maxTotalCents),
    maxPerBonusCents: centsOf(5_000),
    allowWholeAmounts: false,
    idColumn: null,
    amountColumn: null,
    workspaceId: null,
    settleMs,
    resolve,
    quote: false,
    comment: false,
    expectedHead: null,
    receipt: null,
    showIds: true,
  };
}

const silentLog: Log = {
  list: () => undefined,
  line: () => undefined,
  notice: () => undefined,
  warning: () => undefined,
  finding: () => undefined,
};
