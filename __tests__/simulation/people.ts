import {
  type Fingerprint,
  fingerprint,
  type PersonalId,
  parsePersonalId,
  parseStudyId,
  type StudyId,
} from '../../src/core/ids.ts';

export interface SimSubmission {
  readonly id: PersonalId;
  status: string;
  completedAtMs: number | null;
}

/** One participant of one study. */
export interface Person {
  readonly study: StudyId;
  readonly id: PersonalId;
  readonly fingerprint: Fingerprint;
  readonly submissions: readonly SimSubmission[];
}

export interface Study {
  readonly id: StudyId;
  readonly people: readonly Person[];
  /**
   * What the list of submissions says of what they received: nothing, the truth, or `[]` of
   * everybody.
   */
  readonly list: 'silent' | 'true' | 'empty';
  /** Which part of the cost counts rewards for screen-outs; Prolific does not say. */
  readonly rewardsCostAsBonuses: boolean;
}

/** Fingerprints are the dearest part of a history, and the same people come in all of them. */
const known = new Map<string, Person>();

/** @param peopleOf the number of the study that has the same participants */
export function makeStudy(
  number: number,
  submissionsOf: readonly number[],
  {
    peopleOf = number,
    ...traits
  }: Pick<Study, 'list' | 'rewardsCostAsBonuses'> & { readonly peopleOf?: number },
): Study {
  const id = parseStudyId(hex('a', number));
  if (id === null) throw new Error('Not an id');
  return {
    id,
    people: submissionsOf.map((count, index) =>
      makePerson(id, peopleOf * 1_000 + index, count, number * 1_000 + index),
    ),
    ...traits,
  };
}

/** @param place of their submissions, which no other study has */
function makePerson(study: StudyId, number: number, submissions: number, place: number): Person {
  const key = `${study} ${number}`;
  const before = known.get(key);
  const id = before?.id ?? personalId(hex('b', number));
  const person = {
    study,
    id,
    fingerprint: before?.fingerprint ?? fingerprint(study, id),
    submissions: Array.from({ length: submissions }, (_, nth) => ({
      id: personalId(hex('c', place * 10 + nth)),
      status: 'APPROVED',
      completedAtMs: Date.UTC(2026, 9, 1),
    })),
  };
  known.set(key, person);
  return person;
}

function personalId(text: string): PersonalId {
  const id = parsePersonalId(text);
  if (id === null) throw new Error('Not an id');
  return id;
}

function hex(first: string, number: number): string {
  return first + number.toString(16).padStart(23, '0');
}
