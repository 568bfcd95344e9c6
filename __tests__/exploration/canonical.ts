import { hash } from 'node:crypto';
import type { SimRun } from '../simulation/runs.ts';
import type { World } from '../simulation/world.ts';
import { ExploredProcess, lagAtMostMs } from './explored-process.ts';
import type { Stage } from './stage.ts';

/**
 * A state in a canonical form: two histories that lead to equal forms have equal futures. Times are whole seconds, for steps take
 * milliseconds that only order them, and their order stands where it can matter.
 */
export function fingerprintOf(stage: Stage): string {
  return hash('md5', formOf(stage), 'base64');
}

function formOf(stage: Stage): string {
  const { world } = stage;
  const form = [
    secondsOf(world.timeline.nowMs),
    stage.deeds.map(({ what }) => what),
    stage.late,
    [...stage.passed],
    stage.waiting.alarms.map(({ process, atMs }) => [process?.name ?? '-', secondsOf(atMs)]),
    stage.waiting.gates.map(({ process, touches, sinceMs, isHeld }) =>
      process.isDead && isHeld() ? '' : [process.name, touches, secondsOf(sinceMs)],
    ),
    ledgerOf(stage),
    booksOf(world),
    factsOf(world),
    world.repository.tip.map(({ lines }) => lines.length),
    world.runs.map((run) => positionOf(stage, run)),
  ];
  // Events carry the millisecond of the step that wrote them.
  return JSON.stringify(form, inPlain).replace(/(:\d\d)\.\d{3}Z/g, '$1Z');
}

function inPlain(key: string, value: unknown): unknown {
  if (typeof value === 'number' && key.endsWith('Ms')) return secondsOf(value);
  if (value instanceof Map || value instanceof Set) return [...(value as Iterable<unknown>)];
  return value === Number.POSITIVE_INFINITY ? 'never' : value;
}

/** What the branch holds, and what a read that lags could still show. */
function ledgerOf({ world }: Stage): unknown {
  const { store, history, studies } = world;
  const states = Array.from({ length: history.changesWithin(lagAtMostMs) + 1 }, (_, ago) =>
    store.headAt(ago),
  );
  return states.map((head) => head !== null && studies.map(({ id }) => store.textAt(head, id)));
}

/** Prolific's books: bulk payments that somebody has asked to pay, money, and who was screened out. */
function booksOf({ money, people }: World): unknown {
  const payments = money.payments.map(
    (one) =>
      `${people.indexOf(one.person)} ${one.cents} ${one.bulk ?? one.kind} ${secondsOf(one.visibleAtMs)} ${secondsOf(one.costAtMs)}`,
  );
  return [
    payments.sort(),
    [...money.bulks.values()]
      .filter(({ requests }) => requests > 0)
      .map(({ id, requests, payments: paid }) => `${id} ${requests} ${paid}`)
      .sort(),
    people.flatMap(({ submissions }) => submissions.map(({ status }) => status)),
  ];
}

/** What the judgement compares: what came first, and when. */
function factsOf({ history, money, timeline }: World): unknown {
  const facts: [number, string][] = [
    ...[...history.claims.values()].map(({ event, atMs, lookedMs }): [number, string] => [
      atMs,
      `claim ${event.bulk} ${secondsOf(lookedMs)}`,
    ]),
    ...history.resolutions.map(({ bulk, outcome, atMs }): [number, string] => [
      atMs,
      `${bulk} ${outcome}`,
    ]),
    ...history.refusals.map(({ bulk, atMs }): [number, string] => [atMs, `${bulk} refused`]),
    ...history.deletions.map(({ study, atMs }): [number, string] => [atMs, `deleted ${study}`]),
    ...money.payments
      .filter(({ visibleAtMs }) => visibleAtMs <= timeline.nowMs)
      .map((one): [number, string] => [one.visibleAtMs, `shown ${one.bulk ?? one.kind}`]),
  ];
  return facts.sort(([a], [b]) => a - b).map(([atMs, what]) => `${secondsOf(atMs)} ${what}`);
}

/** What a run will do depends on what it was told; of one that has ended, on what people read. */
function positionOf(stage: Stage, run: SimRun): unknown {
  const {
    process,
    run: { record },
    name,
    startedAtMs,
    hasEnded,
  } = run;
  const claims = [...stage.world.history.claims.keys()];
  const seen = [...process.seen];
  const past = [
    name,
    secondsOf(startedAtMs),
    claims.filter((bulk) => seen.some((text) => text.includes(`"bulk":"${bulk}"`))),
    record.reconciled.filter((text) => text.startsWith('Not paid again')),
  ];
  if (process.isDead) return [...past, 'dead'];
  if (hasEnded) {
    const { status, findings, plan } = record;
    const isAnswered = stage.answered.has(run);
    return [...past, status, findings, plan?.digest, plan?.due.length, isAnswered];
  }
  if (!(process instanceof ExploredProcess)) throw new Error('Not a process of this history');
  const told = process.heard.told.map(({ what, answer, atMs }) => [what, answer, secondsOf(atMs)]);
  return [...past, process.isCancelled(), process.clocks, told];
}

function secondsOf(atMs: number | null): number | null {
  return atMs === null ? null : Math.floor(atMs / 1_000);
}
