import type { Batch, Bonus } from '../bonus.ts';
import type { Finding } from '../errors.ts';
import { fingerprint, type PersonalId, type StudyId } from '../ids.ts';
import { type BulkPayment, emptyLedger, maybePaidBonuses } from '../ledger/fold.ts';
import { addCents, type Cents, renderCents } from '../money.ts';
import { plural } from '../text/plural.ts';
import type { Ledgers } from '../plan/due.ts';
import { earlierIn } from './earlier.ts';

/** `PAID_ELSEWHERE`: a batch looks as if it had been paid under another study in the same place. */

/** What the ledgers of other studies in the same place hold. */
export interface OtherLedgers {
  /** The whole text of each that could be read. */
  readonly texts: ReadonlyMap<StudyId, string>;
  /** Sentences about what could not be read. */
  readonly unread: readonly string[];
}

/**
 * The participant behind a bonus; null if Prolific was not asked. An id in a file may be that of a
 * submission, which no other study has.
 */
type ParticipantOf = (bonus: Bonus) => PersonalId | null;

/** The batches that are new to their study: only they can have been paid elsewhere. */
export function findNewBatches(batches: readonly Batch[], ledgers: Ledgers): Batch[] {
  return batches.filter(
    ({ study, label }) => !earlierIn(ledgers.get(study) ?? emptyLedger).labels.has(label),
  );
}

/**
 * Asks about a batch that is new to its study if the ledger of another study has the same label, or
 * at least half of the batch's people with equal amounts, as paid or in doubt: probably somebody
 * changed the study and left the previous study's files in place.
 *
 * @param due batches with something due
 * @param all batches of the run: a file that names the study in each line has the same label in
 * each of its studies, on purpose
 * @param ledgers of all studies of the place, those of the run included
 * @param isOwn whether a bulk payment belongs to this run, or to the plan that it was told to pay
 */
export function findPaidElsewhere(
  due: readonly Batch[],
  all: readonly Batch[],
  ledgers: Ledgers,
  participantOf: ParticipantOf,
  isOwn: (bulk: BulkPayment) => boolean,
): Finding[] {
  const paid = new Map(
    [...ledgers].map(([study, ledger]) => [
      study,
      [...maybePaidBonuses(ledger)].filter(({ bulk }) => !isOwn(bulk)),
    ]),
  );
  return findNewBatches(due, ledgers).flatMap((batch) =>
    [...paid].flatMap(([other, theirs]) => {
      if (other === batch.study) return [];
      const sameFile = all.find(({ study, path }) => study === other && path === batch.path);
      const meant = new Set(sameFile?.bonuses.map(({ to }) => to));
      const counted = theirs.filter(
        ({ bonus, bulk }) => bulk.claim.batch !== sameFile?.label || !meant.has(bonus.to),
      );
      const alike = compare(batch, other, counted, participantOf);
      const hasLabel =
        sameFile === undefined && counted.some(({ bulk }) => bulk.claim.batch === batch.label);
      const label = hasLabel ? batch.label : alike.label;
      return label === undefined ? [] : [paidElsewhere(batch, other, label, alike.shared)];
    }),
  );
}

type Held = Iterable<{
  readonly bonus: { readonly to: string; readonly person: string; readonly amount: Cents };
  readonly bulk: BulkPayment;
}>;

/**
 * The people of the batch whom the other study's ledger has with the same amount, and the label
 * under which it has most of them, if they are at least half of the batch.
 */
function compare(
  { bonuses }: Batch,
  other: StudyId,
  held: Held,
  participantOf: ParticipantOf,
): { shared: Cents[]; label: string | undefined } {
  const labelsOf = new Map<Cents, Map<string, string>>();
  for (const { bonus, bulk } of held) {
    const theirs = labelsOf.get(bonus.amount) ?? new Map<string, string>();
    for (const id of [bonus.to, bonus.person]) theirs.set(id, bulk.claim.batch);
    labelsOf.set(bonus.amount, theirs);
  }
  const shared: Cents[] = [];
  const labels = new Map<string, number>();
  for (const bonus of bonuses) {
    // Nearly always the same id. Its pseudonym costs a hash, so it is computed only for a known
    // amount.
    const label = [...new Set([bonus.id, participantOf(bonus) ?? bonus.id])]
      .map((id) => labelsOf.get(bonus.amount)?.get(fingerprint(other, id)))
      .find((found) => found !== undefined);
    if (label === undefined) continue;
    shared.push(bonus.amount);
    labels.set(label, (labels.get(label) ?? 0) + 1);
  }
  const most = Math.max(...labels.values());
  const [label] = [...labels.keys()].filter((one) => labels.get(one) === most).sort();
  return { shared, label: shared.length * 2 < bonuses.length ? undefined : label };
}

function paidElsewhere(
  batch: Batch,
  other: StudyId,
  label: string,
  shared: readonly Cents[],
): Finding {
  const people = plural(batch.bonuses.length, 'person', 'people');
  const money =
    shared.length === 0
      ? `though none of its ${people} with the same amount`
      : `${shared.length} of its ${people} with the same amounts (${renderCents(addCents(shared))} in all)`;
  return {
    kind: 'question',
    code: 'PAID_ELSEWHERE',
    message: `"${batch.label}" is new to study ${batch.study}, but "${label}" was paid under study ${other}, ${money}.`,
    hint: 'If only the study changed, these people would be paid once more: give each study a folder of its own, and name only that folder in `csv`. If they really earned it in both studies, give the digest of this plan as `answer`.',
    place: { file: batch.gitPath },
    about: { study: batch.study, batch: batch.label, subject: `${other}\t${label}` },
  };
}
