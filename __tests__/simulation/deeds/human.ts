import type { Finding } from '../../../src/core/errors.ts';
import { type BulkId, parseBulkId } from '../../../src/core/ids.ts';
import { paidBonuses } from '../../../src/core/ledger/fold.ts';
import type { Resolution } from '../../../src/core/settings.ts';
import type { Person } from '../people.ts';
import type { SimRun } from '../runs.ts';
import type { World } from '../world.ts';

/** What a human makes of a summary, with Prolific's page open beside it. */

/** A bulk payment that the summary asks about, and the answers that it offers. */
export interface Doubt {
  readonly bulk: BulkId;
  readonly offered: readonly Resolution['outcome'][];
}

export function readDoubts({ run }: SimRun): Doubt[] {
  return run.record.findings.flatMap((finding): Doubt[] => {
    const name = /^Bulk payment ([\w-]+) \(/.exec(finding.message)?.[1];
    const bulk = name === undefined ? null : parseBulkId(name);
    if (finding.code !== 'PAYMENT_IN_DOUBT' || bulk === null) return [];
    const offered = [...finding.hint.matchAll(/=(paid|not-paid): <how you know>/g)].map(
      ([, outcome]): Resolution['outcome'] => (outcome === 'paid' ? 'paid' : 'not-paid'),
    );
    return [{ bulk, offered }];
  });
}

/**
 * Whether Prolific's page shows this bulk payment for everybody, as far as counting tells: what was
 * paid before, what they themselves paid by hand, and rewards are not taken for it.
 */
export function pageShowsAll(world: World, id: BulkId): boolean {
  const claim = world.history.claims.get(id);
  if (claim === undefined) return false;
  const { money, timeline } = world;
  const others = [...paidBonuses(world.foldedLedger(claim.study))].filter(
    ({ bulk }) => bulk.claim.bulk !== id,
  );
  return money.bulk(id).lines.every(({ id: to, amount }) => {
    const { person } = money.recipientOf(claim.study, to);
    const known = others.filter(
      ({ bonus }) => bonus.person === person.fingerprint && bonus.amount === amount,
    ).length;
    const onPage = money.countShown(person, amount, timeline.nowMs, ['bulk']);
    return onPage > known;
  });
}

/** Whether Prolific has paid it, or will: what its support would say. */
export function wasPaidInTruth({ money }: World, id: BulkId): boolean {
  return money.payments.some(
    ({ bulk, visibleAtMs }) => bulk === id && visibleAtMs !== Number.POSITIVE_INFINITY,
  );
}

/** Whether money of this bulk payment is still on its way, as Prolific's support would know. */
export function isOnItsWay({ money, timeline }: World, id: BulkId): boolean {
  return money.payments.some(
    (one) =>
      one.bulk === id &&
      one.visibleAtMs > timeline.nowMs &&
      one.visibleAtMs !== Number.POSITIVE_INFINITY,
  );
}

/** What `ALREADY_BONUSED` says of one line. */
export interface Bonused {
  readonly person: Person;
  readonly cents: number;
  readonly explained: number;
}

export function readBonused(world: World, finding: Finding): Bonused | null {
  const [, id = '', pounds = '', pence = '', explained = ''] =
    /^([0-9a-f]{24}) has already received (\d+)\.(\d\d) .* the ledger (?:did not pay|paid (\d+) )/.exec(
      finding.message,
    ) ?? [];
  const person = world.people.find(
    (one) =>
      one.study === finding.about?.study &&
      (one.id === id || one.submissions.some((s) => s.id === id)),
  );
  if (person === undefined) return null;
  return { person, cents: Number(pounds) * 100 + Number(pence), explained: Number(explained) };
}

/**
 * Whether all that the page shows of that amount is known to the ledger, or to be something else.
 */
export function isHarmless(world: World, { person, cents, explained }: Bonused): boolean {
  return world.money.countShown(person, cents, world.timeline.nowMs, ['bulk']) <= explained;
}

/** Whether anything of this batch was paid, under whatever label. */
export function wasPaid({ runs, history, money }: World, number: number): boolean {
  const labels = new Set(
    runs.flatMap(({ order }) =>
      order.files.filter((file) => file.number === number).map(({ label, path }) => label ?? path),
    ),
  );
  return money.payments.some(
    ({ bulk }) => bulk !== null && labels.has(history.claims.get(bulk)?.label ?? ''),
  );
}
