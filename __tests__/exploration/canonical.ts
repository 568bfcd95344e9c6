import { hash } from 'node:crypto';
import { readDoubts } from '../simulation/deeds/human.ts';
import type { SimRun } from '../simulation/runs.ts';
import type { World } from '../simulation/world.ts';
import { askedIn, mayBeAnswered } from './accidents.ts';
import { renamingOf } from './alike.ts';
import { ExploredKeeping } from './explored-keeping.ts';
import { ExploredProcess, lagAtMostMs } from './explored-process.ts';
import type { Stage } from './stage.ts';

/**
 * A state in a canonical form: two histories that lead to equal forms have equal futures. Times are
 * whole seconds, for steps take milliseconds that only order them, and their order stands where it
 * can matter.
 */
export function fingerprintOf(stage: Stage, swaps: boolean): string {
  return hash('md5', formOf(stage, swaps), 'base64');
}

function formOf(stage: Stage, swaps: boolean): string {
  const { world, waiting, deeds } = stage;
  const positions = world.runs.map((run) => ({
    name: run.name,
    text: write(positionOf(stage, run)),
  }));
  const past = write([ledgerOf(stage), factsOf(world)]);
  const rename = swaps ? renamingOf(stage, positions, past) : (text: string) => text;
  const sorted = (list: readonly unknown[]): string[] =>
    list.map((one) => rename(write(one))).sort();
  const lines = world.repository.tip.map((file) => file.lines.length);
  return [
    write([secondsOf(world.timeline.nowMs), deeds.map(({ what }) => what), stage.passed, lines]),
    ...sorted(stage.late),
    ...sorted(
      waiting.alarms.map(({ process, atMs, what }) => [
        process?.name ?? '-',
        what,
        secondsOf(atMs),
      ]),
    ),
    ...sorted(
      waiting.gates.map(({ process, touches, sinceMs, isHeld }) =>
        process.isDead && isHeld() ? '' : [process.name, touches, secondsOf(sinceMs)],
      ),
    ),
    rename(past),
    ...booksOf(world).flatMap(sorted),
    ...positions.map(({ name, text }) => rename(`${name} ${text}`)).sort(),
  ].join('\n');
}

function write(value: unknown): string {
  // Events carry the millisecond of the step that wrote them.
  return JSON.stringify(value, inPlain).replace(/(:\d\d)\.\d{3}Z/g, '$1Z');
}

function inPlain(key: string, value: unknown): unknown {
  if (typeof value === 'number' && key.endsWith('Ms')) return secondsOf(value);
  if (value instanceof Map || value instanceof Set) return [...(value as Iterable<unknown>)];
  return value === Number.POSITIVE_INFINITY ? 'never' : value;
}

/** What the branch holds, what a read that lags could still show, and what was taken out of it. */
function ledgerOf({ world }: Stage): unknown {
  const { store, history, studies, keeping } = world;
  if (keeping instanceof ExploredKeeping) return artifactsOf(keeping);
  const states = Array.from({ length: history.changesWithin(lagAtMostMs) + 1 }, (_, ago) =>
    store.headAt(ago),
  );
  const taken = studies.map(({ id }) =>
    store.takenFrom(id).map(({ kind, at, text }) => [kind, secondsOf(at.getTime()), text]),
  );
  return [
    ...states.map((head) => head !== null && studies.map(({ id }) => store.textAt(head, id))),
    taken,
  ];
}

/** What GitHub holds of the ledger's runs and artifacts. */
function artifactsOf({ hub, possibleLags, outages }: ExploredKeeping): unknown {
  const artifacts = hub.artifacts.filter(({ state }) => state !== 'gone');
  const out = [...outages].map(([{ name }, atMs]) => [name, secondsOf(atMs)]);
  return [artifacts, hub.runs.values().toArray(), [...hub.taken].sort(), possibleLags, out];
}

/**
 * Prolific's books: bulk payments that somebody has asked to pay, money, and who was screened out.
 */
function booksOf({ money, people }: World): (readonly unknown[])[] {
  const payments = money.payments.map(
    (one) =>
      `${people.indexOf(one.person)} ${one.cents} ${one.bulk ?? one.kind} ${secondsOf(one.visibleAtMs)} ${secondsOf(one.costAtMs)}`,
  );
  return [
    payments,
    [...money.bulks.values()]
      .filter(({ requests }) => requests > 0)
      .map(({ id, requests, payments: paid }) => `${id} ${requests} ${paid}`),
    [people.flatMap(({ submissions }) => submissions.map(({ status }) => status))],
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
    ...history.deletions.map(({ study, by, atMs }): [number, string] => [
      atMs,
      `deleted ${study} ${by}`,
    ]),
    ...money.payments
      .filter(({ visibleAtMs }) => visibleAtMs <= timeline.nowMs)
      .map((one): [number, string] => [one.visibleAtMs, `shown ${one.bulk ?? one.kind}`]),
  ];
  return facts.sort(([a], [b]) => a - b).map(([atMs, what]) => `${secondsOf(atMs)} ${what}`);
}

/**
 * What a run will do depends on what it was asked and told; of one that has ended, on what people
 * read.
 */
function positionOf(stage: Stage, run: SimRun): unknown {
  const { process, name, startedAtMs, tipAtStart, hasEnded, order, checkout } = run;
  const isNext = run === stage.world.runs[0] && stage.deeds.some(({ isReRun }) => isReRun);
  const past = [isNext, ...pastOf(stage, run)];
  if (process.isDead) return past;
  if (hasEnded) return [...past, ...readFrom(stage, run)];
  if (!(process instanceof ExploredProcess)) throw new Error('Not a process of this history');
  const paths = checkout.batches.map(({ label, gitPath }) => [label, gitPath]);
  return [
    ...past,
    name,
    secondsOf(startedAtMs),
    tipAtStart,
    askedIn(order),
    paths,
    process.isCancelled(),
    process.clocks,
    process.heard.tell(write),
  ];
}

/** What the judgement asks of a run: what it knew when it claimed, and whom it named. */
function pastOf(stage: Stage, { run: { record }, process, name }: SimRun): unknown[] {
  const claims = [...stage.world.history.claims.values()];
  const seen = [...process.seen];
  const isPayer = claims.some(({ event: { run } }) => `${run.id}/${run.attempt}` === name);
  return [
    isPayer
      ? claims
          .filter(({ event }) => seen.some((text) => text.includes(`"bulk":"${event.bulk}"`)))
          .map(({ event }) => event.bulk)
      : null,
    record.reconciled.filter((text) => text.startsWith('Not paid again')),
  ];
}

/** What a human who looks at an ended run reads in it; nothing, where nothing can be answered. */
function readFrom(stage: Stage, run: SimRun): unknown[] {
  if (!mayBeAnswered(stage, run)) return [];
  const { findings, plan } = run.run.record;
  const bulks = readDoubts(run).map(({ bulk }) => bulk);
  // Doubts are answered first, and by a hasty human whatever is offered.
  if (bulks.length > 0) return [askedIn(run.order), bulks];
  return [askedIn(run.order), findings, plan?.digest, plan?.due.length];
}

function secondsOf(atMs: number | null): number | null {
  return atMs === null ? null : Math.floor(atMs / 1_000);
}
