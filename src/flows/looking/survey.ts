import type { Bonus } from '../../core/bonus.ts';
import type { Finding } from '../../core/errors.ts';
import type { Fingerprint, PersonalId, StudyId } from '../../core/ids.ts';
import { countOf } from '../../core/prolific/roster.ts';
import {
  findAlreadyBonused,
  findPersonsToRead,
  findRecipients,
  isCostExplained,
  settledAmounts,
} from '../../core/checks/witness.ts';
import { findUnexplained, type Unexplained } from '../../core/checks/unexplained.ts';
import type { Clock } from '../../ports.ts';
import { earlierOf, hasPassed, type Moment, momentOf, passedMs } from '../../core/moment.ts';
import { type LedgerView, viewOf } from '../run/ledger-view.ts';
import { readReceived } from './look.ts';
import { readStudy } from './study-facts.ts';
import { type Run, showIdIn } from '../run/run.ts';

/** What a claim must know about the person behind a bonus. */
interface Recipient {
  readonly participant: PersonalId;
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
  /** The basis of the question whether people were paid before. */
  readonly unexplained: ReadonlyMap<Bonus, Unexplained>;
  /**
   * When it began, by Prolific's clock; null if Prolific did not say. No runner's clock may decide
   * which money is proof.
   */
  readonly looked: Date | null;
  /** When it ended, by both clocks of this runner. */
  readonly endedAt: Moment;
}

/** How long a survey stays valid after its end. */
const surveyHoldsMs = 10 * 60_000;

/**
 * No answer takes this long, even with all its tries. If one seems to, the process was paused
 * between two answers, and what it read before is old.
 */
const longestPauseMs = 10 * 60_000;

/**
 * How often to repeat a survey during which the process was paused. A list may really take that
 * long.
 */
const surveysAtMost = 3;

/**
 * Whether a survey is too old for a claim. A run that was paused since then may have missed that
 * its people were paid, and that the ledger which said so was deleted; and it would take whatever
 * they received meanwhile for its own payment.
 */
export function isOutdated({ endedAt }: Survey, at: Moment): boolean {
  return hasPassed(endedAt, at, surveyHoldsMs);
}

/**
 * The second witness for one study: who took part, and what they have received. Two requests side
 * by side, and one more per person only if the ledger does not explain the study's cost.
 */
export async function surveyStudy(
  run: Run,
  view: LedgerView,
  study: StudyId,
  due: readonly Bonus[],
): Promise<Survey> {
  for (let made = 1; ; made += 1) {
    const pulse = new Pulse(run.ports.clock);
    const survey = await surveyOnce(run, view, study, due, pulse);
    run.record.surveyed.add(study);
    if (pulse.longestMs <= longestPauseMs || made >= surveysAtMost) return survey;
  }
}

async function surveyOnce(
  run: Run,
  view: LedgerView,
  study: StudyId,
  due: readonly Bonus[],
  pulse: Pulse,
): Promise<Survey> {
  const { ledger } = viewOf(view, study);
  const showId = showIdIn(run);
  const onAnswer = (): void => {
    pulse.beat();
  };
  const { cost, list, roster, isCostBehind } = await readStudy(run, study, onAnswer);
  const found = findRecipients(due, ledger, roster, showId);
  const costHolds = isCostExplained(ledger, cost) && !isCostBehind;
  const toRead = findPersonsToRead(found.recipients, costHolds);
  const received = await readReceived(run, toRead, onAnswer);
  const settled = settledAmounts(ledger);
  const recipients = new Map(
    found.recipients.map(({ bonus, participant: { id, person } }) => {
      const before = mostOf(received.get(person)?.amounts ?? [], settled.get(person) ?? []);
      return [bonus, { participant: id, person, before: before.sort((a, b) => a - b) }];
    }),
  );
  const bonused = findAlreadyBonused(found.recipients, ledger, received, cost.currency, showId);
  return {
    currency: cost.currency,
    costCents: cost.bonuses,
    recipients,
    findings: [...found.findings, ...bonused],
    unexplained: findUnexplained(found.recipients, ledger, received),
    looked: earlierOf(cost.readAt, list.readAt),
    endedAt: pulse.beat(),
  };
}

/** The longest time between two answers, by either clock. */
class Pulse {
  longestMs = 0;
  readonly #clock: Clock;
  #last: Moment;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#last = momentOf(clock);
  }

  beat(): Moment {
    const now = momentOf(this.#clock);
    this.longestMs = Math.max(this.longestMs, passedMs(this.#last, now));
    this.#last = now;
    return now;
  }
}

/**
 * Each amount as often as in whichever list has it more often. A read can lag behind money already
 * seen to arrive, which would then become proof of this payment.
 */
function mostOf(shown: readonly number[], settled: readonly number[]): number[] {
  const lacking = settled.filter(
    (amount, index) => countOf(settled.slice(0, index + 1), amount) > countOf(shown, amount),
  );
  return [...shown, ...lacking];
}
