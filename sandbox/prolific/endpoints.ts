import * as answers from './answers.ts';
import type { Money } from './money.ts';
import type { People } from './people.ts';
import { readSetUp } from './set-up.ts';
import {
  type SubmissionFacts,
  type SubmissionManner,
  submissionAnswer,
  submissionsAnswer,
} from './submissions.ts';
import type { Answer } from '../server/faults.ts';
import type { Arrived } from '../server/scripted-server.ts';

interface Call {
  id: string;
  arrived: Arrived;
  stale: boolean;
}

/** One call of Prolific's API. */
export interface Endpoint {
  name: string;
  method: 'GET' | 'POST';
  path: RegExp;
  /** The list and the cost answer errors without the wrapper. */
  errors: (error: answers.ProlificError) => Answer;
  answer: (call: Call) => Answer | answers.ProlificError;
}

/** What the endpoints act on; the quirks are read again for every set-up. */
export interface Behind {
  readonly people: People;
  readonly money: Money;
  readonly manner: SubmissionManner;
  setUpQuirks: answers.SetUpQuirks;
}

const { bareError, notFound, wrappedError } = answers;

/** Set-up, pay and balance. */
export function moneyEndpoints(behind: Behind): Endpoint[] {
  const { people, money } = behind;
  const setUp = ({ arrived }: Call): Answer | answers.ProlificError => {
    const read = readSetUp(arrived.body, people);
    if ('status' in read) return read;
    const [first] = behind.setUpQuirks.repeatId === true ? money.bulks.values() : [];
    const bulk = first ?? money.setUp(read.study, read.lines);
    return answers.bulkAnswer(bulk, behind.setUpQuirks);
  };
  const pay = ({ id }: Call): Answer | answers.ProlificError => {
    const bulk = money.bulks.get(id);
    if (bulk === undefined) return notFound('This bulk payment');
    money.pay(bulk);
    const body = JSON.stringify('The bonuses will be paid in the following minutes.');
    return { status: 202, body, headers: { 'content-type': 'application/json' } };
  };
  const balance = ({ id }: Call): Answer | answers.ProlificError => {
    const found = money.balances.get(id);
    return found === undefined ? notFound('This workspace') : answers.balanceAnswer(found);
  };
  const errors = wrappedError;
  return [
    {
      name: 'set-up',
      method: 'POST',
      path: /^\/api\/v1\/submissions\/bonus-payments\/$/,
      errors,
      answer: setUp,
    },
    {
      name: 'pay',
      method: 'POST',
      path: /^\/api\/v1\/bulk-bonus-payments\/([^/]+)\/pay\/$/,
      errors,
      answer: pay,
    },
    {
      name: 'balance',
      method: 'GET',
      path: /^\/api\/v1\/workspaces\/([^/]+)\/balance\/$/,
      errors,
      answer: balance,
    },
  ];
}

/** The list of submissions, one submission, the study and its cost. */
export function readingEndpoints({ people, money, manner }: Behind): Endpoint[] {
  const factsFor = (stale: boolean): SubmissionFacts => ({
    shownOn: (one) => money.shownOn(one, stale),
    hasSiblings: (one) => people.ofParticipant(one.study, one.participant).length > 1,
  });
  const submissions = ({ arrived, stale }: Call): Answer | answers.ProlificError => {
    const id = arrived.url.searchParams.get('study');
    if (id === null) return { status: 400, title: 'Bad request', detail: ['study is required'] };
    const study = people.studies.get(id);
    if (study === undefined) return notFound('This study');
    return submissionsAnswer(study, arrived.url, manner, factsFor(stale));
  };
  const submission = ({ id, stale }: Call): Answer | answers.ProlificError => {
    const found = people.submissions.get(id);
    if (found === undefined) return notFound('This submission');
    return submissionAnswer(found, manner, factsFor(stale));
  };
  const cost = ({ id, stale }: Call): Answer | answers.ProlificError => {
    const study = people.studies.get(id);
    if (study === undefined) return notFound('This study');
    return answers.costAnswer(study, money.costOf(study, stale));
  };
  const study = ({ id }: Call): Answer | answers.ProlificError => {
    const found = people.studies.get(id);
    return found === undefined ? notFound('This study') : answers.studyAnswer(found);
  };
  const path = /^\/api\/v1\/studies\/([^/]+)\/cost\/$/;
  return [
    {
      name: 'submissions',
      method: 'GET',
      path: /^\/api\/v1\/submissions\/$/,
      errors: bareError,
      answer: submissions,
    },
    {
      name: 'submission',
      method: 'GET',
      path: /^\/api\/v1\/submissions\/([^/]+)\/$/,
      errors: wrappedError,
      answer: submission,
    },
    { name: 'cost', method: 'GET', path, errors: bareError, answer: cost },
    {
      name: 'study',
      method: 'GET',
      path: /^\/api\/v1\/studies\/([^/]+)\/$/,
      errors: wrappedError,
      answer: study,
    },
  ];
}
