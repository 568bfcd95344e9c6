import { paidBonuses } from '../../../src/core/ledger/fold.ts';
import { GrowingLedger } from '../../../src/core/ledger/growing-ledger.ts';
import type { Claimed } from '../../../src/core/ledger/lines.ts';
import { effectivePayments } from './reached.ts';
import { forgetsLosses } from './exempt-early.ts';
import { whyPaidTwice } from './exempt-twice.ts';
import type { ClaimFact } from './ledger-history.ts';
import type { Payment } from '../money.ts';
import type { Person } from '../people.ts';
import type { World } from '../world.ts';

/**
 * What the action asks about before it pays, and what it does not promise to ask; each is counted.
 */

/** One person's money from one file: what claimed it, and what came of it. */
interface Paid {
  readonly claim: ClaimFact;
  readonly payment: Payment;
}

/** Nobody is paid running totals on top of what they add up. */
export function checkTotals(world: World): void {
  for (const claim of world.history.claims.values()) {
    const { file } = claim;
    if (file.totalsOf === undefined) continue;
    for (const { person } of file.lines) {
      if (!isPaidBy(world, claim, person)) continue;
      const parts = paidFor(world, file.totalsOf.number, person);
      judge(world, 'running totals were paid on top of their parts', parts, (part) =>
        whyOnTop(world, part.claim, claim),
      );
    }
  }
}

/** Nobody is paid under two studies for one file. */
export function checkElsewhere(world: World): void {
  if (world.theme !== 'another study') return;
  for (const newer of world.history.claims.values()) {
    for (const { person } of newer.file.lines) {
      const twin = world.twinOf(person);
      if (twin === undefined || person.study !== newer.study) continue;
      // Who is listed in both is meant to be paid in both.
      if (newer.file.lines.some((line) => line.person === twin)) continue;
      const [again] = paidFor(world, newer.file.number, person).filter(
        ({ claim }) => claim === newer,
      );
      if (again === undefined) continue;
      const first = paidFor(world, newer.file.number, twin).filter(
        ({ claim }) => claim.atMs < newer.atMs,
      );
      judge(
        world,
        'a file was paid under two studies',
        first,
        ({ claim, payment }) =>
          whyPaidTwice(world, payment, again.payment) ?? whyElsewhere(world, claim, newer, twin),
      );
    }
  }
}

function judge(
  world: World,
  what: string,
  paid: readonly Paid[],
  why: (one: Paid) => string | null,
): void {
  for (const one of paid) {
    const exempt = why(one);
    if (exempt !== null) world.exempt.add(exempt);
    else world.violate(what, `…${one.payment.person.id.slice(-4)} also by ${one.claim.event.bulk}`);
  }
}

function whyOnTop(world: World, part: ClaimFact, totals: ClaimFact): string | null {
  if (totals.payer.order.shown?.codes.has('RUNNING_TOTALS') === true)
    return 'a human said that the totals are earned on top';
  if (part.atMs > totals.atMs) return 'running totals that were paid before their parts';
  if (forgetsLosses(world) && wasDeletedBetween(world, part, totals))
    return 'ledger deleted, and another amount paid from another file since';
  const known = knownPaid(totals);
  if (known.some(({ label }) => label === totals.event.batch))
    return 'running totals added to a file that was paid in part';
  const earlier = known.filter(({ label }) => label === part.event.batch);
  const now = new Map(
    totals.file.lines.map(({ person, cents }) => [String(person.fingerprint), cents]),
  );
  const more = earlier.flatMap(({ person, cents }) => {
    const total = now.get(person);
    return total === undefined ? [] : [total - cents];
  });
  const isMost = (count: number): boolean => count * 5 >= earlier.length * 4;
  const looksSo =
    earlier.length >= 3 &&
    isMost(more.length) &&
    more.every((cents) => cents >= 0) &&
    isMost(more.filter((cents) => cents > 0).length);
  return looksSo ? null : 'running totals that do not look like them';
}

function whyElsewhere(
  world: World,
  older: ClaimFact,
  newer: ClaimFact,
  twin: Person,
): string | null {
  if (newer.payer.order.shown?.codes.has('PAID_ELSEWHERE') === true)
    return 'a human said that it is earned in both studies';
  if (newer.payer.startedAtMs < older.atMs) return 'two studies paid at the same moment';
  if (wasDeletedBetween(world, older, newer)) return 'ledger of the other study deleted in between';
  if (world.history.wasBroken(newer.payer.startedAtMs, newer.atMs))
    return 'the ledger of the other study could not be read';
  if (knownPaid(newer).some(({ label }) => label === newer.event.batch))
    return 'moved to a study that had paid the file before';
  const isOne = newer.file.lines.every(({ person }) => person.study !== twin.study);
  if (isOne && older.label === newer.label) return null;
  const here = newer.file.lines.filter(({ person }) => person.study === newer.study);
  const shared = here.filter((line) => isKnownElsewhere(world, older, newer, line));
  return shared.length > 0 && shared.length * 2 >= here.length
    ? null
    : 'less than half of a file under another study and another label';
}

/** Whether the other study had claimed as much for the same participant before. */
function isKnownElsewhere(
  world: World,
  older: ClaimFact,
  newer: ClaimFact,
  { person, cents }: ClaimFact['file']['lines'][number],
): boolean {
  const twin = world.twinOf(person);
  return [...world.history.claims.values()].some(
    ({ study, atMs, event }) =>
      study === older.study &&
      atMs < newer.payer.startedAtMs &&
      event.bonuses.some((bonus) => bonus.person === twin?.fingerprint && bonus.amount === cents),
  );
}

/** Also where the ledger came back, but too late for the run that paid. */
function wasDeletedBetween({ history }: World, older: ClaimFact, newer: ClaimFact): boolean {
  const lasting = history.deletions.map((one) => ({ ...one, untilMs: Infinity }));
  return [...lasting, ...history.undone].some(
    ({ study, atMs, untilMs }) =>
      study === older.study &&
      atMs >= older.atMs &&
      atMs <= newer.atMs &&
      untilMs >= newer.payer.startedAtMs,
  );
}

interface Known {
  readonly label: Claimed['batch'];
  readonly person: string;
  readonly cents: number;
}

/** What the ledger held as paid right before a claim. */
function knownPaid({ before, study }: ClaimFact): Known[] {
  const ledger = GrowingLedger.empty.grow(before, study).ledger;
  return [...paidBonuses(ledger)].map(({ bonus, bulk }) => ({
    label: bulk.claim.batch,
    person: bonus.person,
    cents: bonus.amount,
  }));
}

function paidFor(world: World, number: number, person: Person): Paid[] {
  return [...world.history.claims.values()]
    .filter(({ file }) => file.number === number)
    .flatMap((claim) =>
      effectivePayments(world, claim.label, person)
        .filter(({ bulk }) => bulk === claim.event.bulk)
        .map((payment) => ({ claim, payment })),
    );
}

function isPaidBy(world: World, { event, label }: ClaimFact, person: Person): boolean {
  return effectivePayments(world, label, person).some(({ bulk }) => bulk === event.bulk);
}
