import { ActionError } from '../../src/core/errors.ts';
import type { BulkId, PersonalId, StudyId } from '../../src/core/ids.ts';
import type { PayOutcome, ReadSubmission, Submission } from '../../src/core/prolific/shows.ts';
import type { Prolific } from '../../src/ports.ts';
import { checkNotOld } from './checks/claim-check.ts';
import { surveyHoldsMs } from './checks/exempt-early.ts';
import type { SimBulk } from './money.ts';
import { staleAtMostMs } from './money.ts';
import type { SimSubmission, Study } from './people.ts';
import { type SimProcess, times } from './process.ts';
import type { World } from './world.ts';

const requestTimeoutMs = 60 * times.second;

/** How long a cancelled run still waits for the answer to a pay request. */
const cancelGraceMs = 4 * times.second;

/** Prolific as one process sees it. */
export function openProlific(world: World, process: SimProcess): Prolific {
  const { money, random } = world;

  /** A request that moves no money; the adapter has tried it often enough where it fails. */
  async function ask<T>(
    what: string,
    answer: (atMs: number, readAt: Date) => T,
    takesMs = 0,
  ): Promise<T> {
    await process.point();
    if (process.isCancelled()) throw unreachable('the run was cancelled');
    if (process.strikes('prolificDown')) {
      await process.wait(random.between(1, 180) * times.second);
      throw unreachable('no answer');
    }
    const touches = what === 'set-up' || what === 'balance' ? 'nothing' : 'reads money';
    // The first page of a long answer dates it, and the last can be much later.
    await process.travel(process.latencyMs(), touches);
    const readAt = prolificDate(world);
    if (takesMs > 0) await process.travel(takesMs, touches);
    const staleMs = process.strikes('prolificStale') ? random.below(staleAtMostMs) : 0;
    const value = answer(world.timeline.nowMs - staleMs, readAt);
    world.trace(() => `${process.name}: ${what} ${JSON.stringify(value).slice(0, 300)}`);
    await process.wait(process.latencyMs());
    await process.point();
    return value;
  }

  /** Of a study's people. */
  async function look<T>(
    study: StudyId,
    what: string,
    answer: (atMs: number, readAt: Date) => T,
    takesMs = 0,
  ): Promise<T> {
    const value = await ask(what, answer, takesMs);
    process.lookedAtMs.set(study, world.timeline.nowMs);
    return value;
  }

  async function pay(id: BulkId, mayLeave: () => boolean): Promise<PayOutcome> {
    const bulk = money.bulk(id);
    const effect = (): boolean => {
      world.payNow(bulk);
      return false;
    };
    if (process.strikes('payNotSent') || !mayLeave())
      return { kind: 'refused', status: null, reason: 'it was not sent' };
    noteRequest(world, process, bulk);
    if (process.strikes('payRefused')) {
      process.askedCents -= sumOf(bulk);
      await process.wait(process.latencyMs());
      return { kind: 'refused', status: 400, reason: 'no' };
    }
    if (process.strikes('payLate'))
      world.timeline.schedule(random.between(1, 35) * times.minute, effect);
    else if (process.strikes('payAnswerLost')) world.timeline.schedule(process.latencyMs(), effect);
    else if (!process.strikes('payLost')) {
      world.timeline.schedule(process.latencyMs(), effect);
      await process.point();
      await process.wait(process.latencyMs());
      return { kind: 'accepted', status: 202 };
    }
    await process.point(true);
    const patienceMs = process.isCancelled() ? cancelGraceMs : requestTimeoutMs;
    await process.wait(random.chance(0.5) ? patienceMs : process.latencyMs());
    return { kind: 'unknown', reason: 'no answer' };
  }

  return {
    readCost: (study) =>
      look(study, 'cost', (atMs, readAt) => ({
        currency: 'GBP',
        bonuses: money.costOf(world.study(study), atMs),
        rates: { fees: 1 / 3, vat: 0 },
        readAt,
      })),
    // Nothing depends on it, so it takes no time of the story's and has no faults of its own.
    readStudyName: () => Promise.resolve(null),
    listSubmissions: (study) =>
      look(
        study,
        'list',
        (atMs, readAt) => ({ submissions: list(world, world.study(study), atMs), readAt }),
        world.pace.listMs,
      ),
    readSubmission: (id) => {
      const answer = (atMs: number): ReadSubmission => read(world, id, atMs);
      return look(world.studyOf(id), 'submission', answer, world.pace.submissionMs);
    },
    readBalance: () => ask('balance', () => ({ currency: 'GBP', available: 1e9 })),
    setUpBulk: (study, lines) =>
      ask(
        'set-up',
        () => {
          // The first answer was lost, and the adapter has asked again.
          if (process.strikes('setUpTwice')) money.setUp(process.ids.newBulk(), study, lines);
          const { id } = money.setUp(process.ids.newBulk(), study, lines);
          const amount = lines.reduce((sum, line) => sum + line.amount, 0);
          return { bulk: id, study, amount, fees: amount / 3, vat: 0, total: amount + amount / 3 };
        },
        world.pace.setUpMs,
      ),
    // Where the connection comes from makes no difference to what may happen before the first byte
    // leaves.
    openForPay: () => () => undefined,
    payBulk: async (id, mayLeave) => {
      // It connects; from the last look at the clock to the first byte nothing can come between.
      await process.point(true);
      await process.wait(process.latencyMs(), 'writes money');
      const outcome = await pay(id, mayLeave);
      world.trace(() => `${process.name}: pay ${id} ${outcome.kind}`);
      await process.point(true);
      return outcome;
    },
  };
}

/** Its own clock is right, to the second. A stale answer is dated like any other. */
function prolificDate({ timeline }: World): Date {
  return new Date(Math.floor(timeline.nowMs / times.second) * times.second);
}

function unreachable(why: string): ActionError {
  return new ActionError('PROLIFIC_UNREACHABLE', `Prolific: ${why}`, 'Run again.');
}

/** The rules about requests that hold whatever becomes of them. */
function noteRequest(world: World, process: SimProcess, bulk: SimBulk): void {
  bulk.requests += 1;
  world.trace(() => `${process.name}: pay request for ${bulk.id} leaves`);
  if (bulk.requests > 1) world.violate('a second pay request for one bulk payment', bulk.id);
  if (!process.acknowledged.has(bulk.id))
    world.violate('a pay request without an acknowledged claim of that run', bulk.id);
  const claim = world.history.claims.get(bulk.id);
  if (claim === undefined) world.violate('a pay request whose claim nobody can see', bulk.id);
  // True time: a pause takes it from one of the clocks at most.
  else if (world.timeline.nowMs - claim.atMs > world.keeping.paysWithinMs)
    world.violate('a pay request left too long after its claim', bulk.id);
  if (claim !== undefined) checkNotOld(world, claim);
  const lookedAtMs = process.lookedAtMs.get(bulk.study) ?? 0;
  if (world.timeline.nowMs - lookedAtMs > surveyHoldsMs + world.keeping.paysWithinMs)
    world.violate('a pay request stood on an old look at Prolific', bulk.id);
  process.askedCents += sumOf(bulk);
  if (process.askedCents > (process.maxTotalCents ?? Number.POSITIVE_INFINITY))
    world.violate('a run asked to pay more than its limit', `${bulk.id}: ${process.askedCents}`);
}

function sumOf({ lines }: SimBulk): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

function list(world: World, study: Study, atMs: number): Submission[] {
  return study.people.flatMap(({ id, submissions }) =>
    submissions.map((submission) => {
      const { received, ...rest } = show(world, id, submission, atMs);
      return { ...rest, received: { silent: null, true: received, empty: [] }[study.list] };
    }),
  );
}

function read(world: World, id: PersonalId, atMs: number): ReadSubmission {
  const { person, submission } = world.money.recipientOf(world.studyOf(id), id);
  return show(world, person.id, submission, atMs);
}

function show(
  world: World,
  participant: PersonalId,
  submission: SimSubmission,
  atMs: number,
): ReadSubmission {
  const { id, status, completedAtMs } = submission;
  return {
    id,
    participant,
    status,
    completedAt: completedAtMs === null ? null : new Date(completedAtMs),
    received: world.money.shownOn(submission, atMs),
  };
}
