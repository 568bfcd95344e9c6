import type { Finding } from '../../src/core/errors.ts';
import { correction } from './deeds/answers.ts';
import { promptArrivals } from './arrivals.ts';
import { effectivePayments } from './checks/reached.ts';
import { noFaults } from './faults.ts';
import type { BulkId } from '../../src/core/ids.ts';
import { isOnItsWay, pageShowsAll, readBonused, readDoubts } from './deeds/human.ts';
import { mendAsked } from './deeds/mending.ts';
import { byPush } from './deeds/draw-order.ts';
import { times } from './process.ts';
import { groupsOf, meantLabel, type SimFile } from './repository.ts';
import type { Order } from './order.ts';
import { type SimRun, startRun } from './runs.ts';
import { shownBy } from './shown.ts';
import { isAboutAnswers } from './themes.ts';
import type { World } from './world.ts';

/** How often a patient human comes back to one run; doubts may take a day to be answerable. */
const mostTries = 18;

const pausesMs = [2 * times.minute, 65 * times.minute, 25 * times.hour];

/** Faults have stopped, and a human who knows the truth answers until everything is paid. */
export async function finish(world: World, mostEntries: number): Promise<void> {
  for (const { name, hasEnded, process } of world.runs)
    if (!hasEnded && !process.isDead) world.violate('a run hangs', name);
  world.faults = noFaults();
  world.arrivals = promptArrivals;
  world.keeping.mend();
  await lookUpAgain(world, mostEntries);
  for (const { number } of world.repository.tip) await payOff(world, number, mostEntries);
}

/** When all money has come that ever will, somebody looks up once more what was answered. */
async function lookUpAgain(world: World, mostEntries: number): Promise<void> {
  if (!isAboutAnswers(world.theme)) return;
  await Promise.all([world.timeline.passes(41 * times.hour), world.timeline.runOut(mostEntries)]);
  const order = correction(world);
  if (order === null) return;
  void startRun(world, order);
  await world.timeline.runOut(mostEntries);
}

async function payOff(world: World, number: number, mostEntries: number): Promise<void> {
  let answer: Partial<Order> = {};
  let last: SimRun | null = null;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const files = groupsOf(world.repository.tip, world.keeping.kind).find((group) =>
      group.some((file) => file.number === number),
    );
    if (files === undefined) return;
    void startRun(world, {
      files,
      mode: 'pay',
      approve: null,
      resolve: [],
      settleMs: 120 * times.second,
      maxTotalCents: null,
      ...(world.theme === 'previews' ? byPush(world) : {}),
      ...answer,
    });
    await world.timeline.runOut(mostEntries);
    last = world.runs.at(-1) ?? null;
    if (last === null || isDone(last)) return;
    answer = answerTruly(world, last);
    const pauseMs = pausesMs[tries % pausesMs.length] ?? 0;
    await Promise.all([world.timeline.passes(pauseMs), world.timeline.runOut(mostEntries)]);
  }
  const codes = last?.run.record.findings.map(({ code, message }) => `${code}: ${message}`) ?? [];
  world.violate('what is due is not paid although all is answered', codes.join(' | '));
}

function isDone({ hasEnded, run: { record } }: SimRun): boolean {
  return (
    hasEnded &&
    (record.status === 'paid' || record.status === 'already-paid') &&
    // What a human has called paid may never come, and nobody waits for it.
    record.open.every(({ bulk }) => bulk.state.kind === 'resolved-paid')
  );
}

function answerTruly(world: World, last: SimRun): Partial<Order> {
  const { plan, findings } = last.run.record;
  const doubts = readDoubts(last);
  if (doubts.length > 0) {
    // One at a time: what the first answer counts as paid, the second must not count again.
    const resolve = doubts.slice(0, 1).flatMap(({ bulk, offered }) => {
      if (isOnItsWay(world, bulk)) return [];
      const outcome = pageShowsAll(world, bulk) ? ('paid' as const) : ('not-paid' as const);
      return offered.includes(outcome) ? [{ bulk, outcome, reason: 'as it is' }] : [];
    });
    return { resolve };
  }
  let mended = false;
  for (const finding of findings) mended = mend(world, finding, last) || mended;
  if (mended || plan === null || findings.length === 0) return {};
  if (findings.some(({ kind }) => kind !== 'question')) return {};
  // By hand, and not by a push.
  return { approve: plan.digest, shown: shownBy(last), from: undefined };
}

/** Mends a file as the message says. False where the finding asks for a yes. */
function mend(world: World, finding: Finding, last: SimRun): boolean {
  const { code, message } = finding;
  const { files } = last.order;
  const [id = ''] = /^[0-9a-f]{24}/.exec(message) ?? [];
  const change = (wanted: (file: SimFile) => SimFile): true => {
    for (const { number } of files) world.repository.edit(number, wanted);
    world.store.tip = world.repository.tipBlobs();
    return true;
  };
  switch (code) {
    case 'AMOUNT_CHANGED': {
      const [, pounds = '', pence = ''] = /been paid (\d+)\.(\d\d) /.exec(message) ?? [];
      const [, label = '', bulk = ''] =
        /under "(.*)" \(bulk payment ([\w-]+)\)/.exec(message) ?? [];
      const study = world.history.claims.get(bulk as BulkId)?.study;
      const cents = Number(pounds) * 100 + Number(pence);
      return change((file) => ({
        ...file,
        lines: file.lines.map((line) =>
          line.as === id && line.person.study === study && meantLabel(file) === label
            ? { ...line, cents }
            : line,
        ),
      }));
    }
    case 'SAME_PERSON': {
      // The line under another id is the one that somebody put in by mistake.
      return change((file) => ({ ...file, lines: file.lines.filter(({ as }) => as !== id) }));
    }
    case 'ALREADY_BONUSED': {
      const bonused = readBonused(world, finding);
      if (bonused === null) throw new Error(`Not understood: ${message}`);
      const isPaid = (file: SimFile): boolean =>
        effectivePayments(world, meantLabel(file), bonused.person).length > 0;
      if (!files.some((file) => isPaid(file) && file.lines.some(({ as }) => as === id)))
        return false;
      return change((file) =>
        isPaid(file) ? { ...file, lines: file.lines.filter(({ as }) => as !== id) } : file,
      );
    }
    case 'BATCH_RENAMED':
      return relabel(world, message, files);
    default:
      return mendAsked(world, last, finding);
  }
}

/** A batch that was paid under an earlier label gets that label again. */
function relabel(world: World, message: string, files: readonly SimFile[]): boolean {
  const [, newLabel = '', oldLabel = ''] =
    /^"(.*)" is new .* in the paid batch "(.*)"\.$/.exec(message) ?? [];
  const file = files.find((one) => meantLabel(one) === newLabel);
  if (file === undefined || oldLabel === '') return false;
  const wasIts = world.runs.some(({ order }) =>
    order.files.some((one) => one.number === file.number && meantLabel(one) === oldLabel),
  );
  if (!wasIts) return false;
  world.repository.edit(file.number, (one) => ({ ...one, label: oldLabel }));
  world.store.tip = world.repository.tipBlobs();
  return true;
}
