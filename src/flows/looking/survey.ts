import type { Bonus } from '../../core/bonus.ts';
import type { Finding } from '../../core/errors.ts';
import type { Fingerprint, StudyId } from '../../core/ids.ts';
import { buildRoster, countOf } from '../../core/prolific/roster.ts';
import {
  findAlreadyBonused,
  findPersonsToRead,
  findRecipients,
  isCostExplained,
  seenAmounts,
} from '../../core/plan/witness.ts';
import type { Moment } from '../../ports.ts';
import { type LedgerView, viewOf } from '../run/ledger-view.ts';
import { readReceived } from './look.ts';
import { noteCost, noteStudyName } from './study-facts.ts';
import { type Run, showIdIn } from '../run/run.ts';
import { bothEnded } from '../run/side-by-side.ts';

/** What a claim must know of the person behind a bonus. */
export interface Recipient {
  readonly person: Fingerprint;
  /** Minor units that Prolific showed for that person before paying. */
  readonly before: readonly number[];
}

export interface Survey {
  readonly currency: string;
  /** All bonuses of the study before paying, in minor units. */
  readonly costCents: number;
  readonly recipients: ReadonlyMap<Bonus, Recipient>;
  readonly findings: readonly Finding[];
  /** When it began, by both clocks. */
  readonly lookedAt: Moment;
  readonly holdsMs: number;
}

/** How long a survey may stand for what Prolific shows, and a second more for each person that it read one by one. */
const surveyHoldsMs = 10 * 60_000;
const personHoldsMs = 1_000;

/**
 * Whether a survey is too old to claim on. A run that stood still since may have missed that its people were paid, and that the ledger
 * which said so was deleted; and whatever they received meanwhile would be taken for ours.
 */
export function isOutdated({ ports: { clock } }: Run, { lookedAt, holdsMs }: Survey): boolean {
  const wallMs = clock.nowMs() - lookedAt.wallMs;
  const monotonicMs = clock.monotonicMs() - lookedAt.monotonicMs;
  return wallMs > holdsMs || monotonicMs > holdsMs;
}

/**
 * The second witness for one study: who took part, and what they have received. Two requests side by side, and one more for each person
 * only where the study's cost does not explain itself.
 */
export async function surveyStudy(
  run: Run,
  view: LedgerView,
  study: StudyId,
  due: readonly Bonus[],
): Promise<Survey> {
  const { prolific, clock } = run.ports;
  const lookedAt = { wallMs: clock.nowMs(), monotonicMs: clock.monotonicMs() };
  const { ledger } = viewOf(view, study);
  const showId = showIdIn(run);
  const [[cost, submissions]] = await bothEnded(
    bothEnded(prolific.readCost(study), prolific.listSubmissions(study)),
    noteStudyName(run, study),
  );
  noteCost(run, study, cost);
  const found = findRecipients(due, ledger, buildRoster(study, submissions), showId);
  const toRead = findPersonsToRead(found.recipients, isCostExplained(ledger, cost));
  const received = await readReceived(run, toRead);
  const seen = seenAmounts(ledger);
  const recipients = new Map(
    found.recipients.map(({ bonus, participant: { person } }) => {
      const before = mostOf(received.get(person)?.amounts ?? [], seen.get(person) ?? []);
      return [bonus, { person, before: before.sort((a, b) => a - b) }];
    }),
  );
  const bonused = findAlreadyBonused(found.recipients, ledger, received, cost.currency, showId);
  return {
    currency: cost.currency,
    costCents: cost.bonuses,
    recipients,
    findings: [...found.findings, ...bonused],
    lookedAt,
    holdsMs: surveyHoldsMs + personHoldsMs * toRead.length,
  };
}

/** Each amount as often as either has it. A read can lag behind what was already seen to arrive, and would then make that money proof of this payment. */
function mostOf(shown: readonly number[], seen: readonly number[]): number[] {
  const lacking = seen.filter(
    (amount, index) => countOf(seen.slice(0, index + 1), amount) > countOf(shown, amount),
  );
  return [...shown, ...lacking];
}
