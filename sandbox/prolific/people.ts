import { createHash } from 'node:crypto';

/** One person's go at a study. Statuses are Prolific's own words, with new ones to be expected. */
export interface Submission {
  readonly id: string;
  readonly study: string;
  readonly participant: string;
  status: string;
  startedAt: Date;
  completedAt: Date | null;
}

export interface StudySettings {
  id: string;
  name: string;
  currency: string;
  /** Prolific's fee as a share of what is paid: 1/3 makes fees that are no whole cents. */
  feesRate: number;
  /** VAT as a share of the fee. */
  vatRate: number;
  rewardCents: number;
  workspace: string;
}

export interface Study extends StudySettings {
  /** In the order in which they took part first. */
  readonly participants: string[];
  /** In the order in which they were added. */
  readonly submissions: Submission[];
}

export interface NewStudy extends Partial<StudySettings> {
  /** How many to invent, or their ids. */
  participants: number | readonly string[];
}

// Long before any test runs, so that a claim is always later.
const firstStartMs = Date.UTC(2025, 0, 6, 9);
const minuteMs = 60_000;

/** The n-th id of a kind: 24 hex characters, the same in every run. */
export function inventId(kind: string, nth: number): string {
  return createHash('sha256').update(`${kind} ${nth}`).digest('hex').slice(0, 24);
}

/** Who took part in which study, and how often. */
export class People {
  readonly studies = new Map<string, Study>();
  readonly submissions = new Map<string, Submission>();
  readonly #byParticipant = new Map<string, Submission[]>();
  #participantCount = 0;

  /** Makes a study in which each participant has one approved submission. */
  addStudy(wanted: NewStudy, defaults: Pick<StudySettings, 'currency' | 'workspace'>): Study {
    const { participants, ...settings } = wanted;
    const study: Study = {
      id: inventId('study', this.studies.size + 1),
      name: `Study ${this.studies.size + 1}`,
      feesRate: 1 / 3,
      vatRate: 0.2,
      rewardCents: 100,
      ...defaults,
      ...settings,
      participants: [],
      submissions: [],
    };
    this.studies.set(study.id, study);
    const ids =
      typeof participants === 'number'
        ? Array.from({ length: participants }, () => this.#inventParticipant())
        : participants;
    for (const id of ids) this.addSubmission(study.id, id);
    return study;
  }

  /** A further submission; without `startedAt` it is the newest of all so far. */
  addSubmission(
    studyId: string,
    participant: string,
    changes: Partial<Pick<Submission, 'id' | 'status' | 'startedAt' | 'completedAt'>> = {},
  ): Submission {
    const study = this.study(studyId);
    const nth = this.submissions.size + 1;
    const startMs = firstStartMs + nth * minuteMs;
    const submission: Submission = {
      id: inventId('submission', nth),
      study: studyId,
      participant,
      status: 'APPROVED',
      startedAt: new Date(startMs),
      completedAt: new Date(startMs + 10 * minuteMs),
      ...changes,
    };
    this.submissions.set(submission.id, submission);
    study.submissions.push(submission);
    const theirs = this.ofParticipant(studyId, participant);
    if (theirs.length === 0) study.participants.push(participant);
    this.#byParticipant.set(`${studyId} ${participant}`, [...theirs, submission]);
    return submission;
  }

  /** Throws for a study that was never made: a mistake of the test. */
  study(id: string): Study {
    const study = this.studies.get(id);
    if (study === undefined) throw new Error(`The sandbox has no study ${id}`);
    return study;
  }

  /** Throws for a submission that was never made: a mistake of the test. */
  submission(id: string): Submission {
    const submission = this.submissions.get(id);
    if (submission === undefined) throw new Error(`The sandbox has no submission ${id}`);
    return submission;
  }

  /** Throws where the participant took part in no study, or in several. */
  onlyStudyOf(participant: string): string {
    const studies = [...this.studies.keys()].filter(
      (study) => this.ofParticipant(study, participant).length > 0,
    );
    const [only] = studies;
    if (only === undefined || studies.length > 1) {
      throw new Error(`${participant} took part in ${studies.length} studies: say which`);
    }
    return only;
  }

  ofParticipant(studyId: string, participant: string): readonly Submission[] {
    return this.#byParticipant.get(`${studyId} ${participant}`) ?? [];
  }

  /**
   * Where a bonus for this id lands: on that submission, or on the participant's newest one in the
   * study. Null where the id never took part.
   */
  landingPlace(studyId: string, id: string): Submission | null {
    const submission = this.submissions.get(id);
    if (submission?.study === studyId) return submission;
    let newest: Submission | null = null;
    for (const one of this.ofParticipant(studyId, id)) {
      if (newest === null || one.startedAt >= newest.startedAt) newest = one;
    }
    return newest;
  }

  #inventParticipant(): string {
    this.#participantCount += 1;
    return inventId('participant', this.#participantCount);
  }
}
