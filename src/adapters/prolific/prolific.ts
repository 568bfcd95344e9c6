import { ActionError } from '../../core/errors.ts';
import type { BulkId, PersonalId, StudyId } from '../../core/ids.ts';
import { renderPlainCents } from '../../core/money.ts';
import { setUpMismatch } from '../../core/prolific/set-up.ts';
import type {
  Balance,
  BulkLine,
  BulkSetUp,
  ReadSubmission,
  StudyCost,
} from '../../core/prolific/shows.ts';
import type { Prolific } from '../../ports.ts';
import { openConnection } from '../http/connection.ts';
import type { FreshConnection } from '../http/fresh-connection.ts';
import { Turns } from '../http/turns.ts';
import { balanceShape, costShape, hasBulkId, nameShape, readShape, setUpShape } from './answers.ts';
import { shapeError } from './errors-said.ts';
import { payBulk } from './pay-request.ts';
import { submissionShape } from './submission-shapes.ts';
import {
  addressOf,
  ask,
  bodyOf,
  type ProlificConnection,
  type SharedConnection,
  sideBySideAtMost,
} from './requests.ts';
import { readAnswer } from './read-answer.ts';
import { listSubmissions } from './submissions.ts';

export type { ProlificConnection } from './requests.ts';

/**
 * Prolific, through the seven calls that a bonus payment needs. When `signals.now` fires, reads and
 * set-ups end at once and throw `PROLIFIC_UNREACHABLE`. The token goes only to `apiUrl`.
 */
export function connectProlific(given: ProlificConnection): Prolific {
  const connection = { ...given, turns: new Turns(sideBySideAtMost) };
  const sent = new Set<BulkId>();
  const open = (): FreshConnection => openConnection(connection.apiUrl);
  let forPay: FreshConnection | null = null;
  return {
    readCost: (study) => readCost(connection, study),
    readStudyName: (study) => readStudyName(connection, study),
    listSubmissions: (study) => listSubmissions(connection, study),
    readSubmission: (id) => readSubmission(connection, id),
    readBalance: (workspaceId) => readBalance(connection, workspaceId),
    setUpBulk: (study, lines) => setUpBulk(connection, study, lines),
    openForPay: () => {
      const opened = open();
      forPay = opened;
      return () => {
        opened.giveUp();
      };
    },
    payBulk: async (bulk, mayLeave) => {
      // The last line of defence against a mistake of ours: a second request would pay everybody
      // again.
      if (sent.has(bulk)) throw new Error(`A pay request for ${bulk} was made before.`);
      sent.add(bulk);
      const fresh = forPay ?? open();
      forPay = null;
      try {
        return await payBulk(connection, bulk, fresh, mayLeave);
      } finally {
        fresh.giveUp();
      }
    },
  };
}

async function readCost(connection: SharedConnection, study: StudyId): Promise<StudyCost> {
  const { value, readAt } = await readAnswer(connection, {
    path: `api/v1/studies/${study}/cost/`,
    endpoint: 'GET /api/v1/studies/{id}/cost/',
    shape: costShape,
  });
  return { ...value, readAt };
}

/** No run waits longer for a name. */
const nameWithinMs = 5_000;

async function readStudyName(connection: SharedConnection, study: StudyId): Promise<string | null> {
  const timeoutMs = Math.min(connection.timeoutMs, nameWithinMs);
  try {
    const question = {
      path: `api/v1/studies/${study}/`,
      endpoint: 'GET /api/v1/studies/{id}/',
      shape: nameShape,
    };
    return (await readAnswer({ ...connection, timeoutMs }, question, 1)).value;
  } catch (error) {
    if (error instanceof ActionError) return null;
    throw error;
  }
}

async function readSubmission(
  connection: SharedConnection,
  id: PersonalId,
): Promise<ReadSubmission> {
  const path = `api/v1/submissions/${id}/`;
  const endpoint = 'GET /api/v1/submissions/{id}/';
  const { value } = await readAnswer(connection, { path, endpoint, shape: submissionShape });
  if (value.id === id) return value;
  throw shapeError(endpoint, `field \`id\`: another submission, ${value.id}`, connection);
}

async function readBalance(connection: SharedConnection, workspaceId: string): Promise<Balance> {
  // It becomes part of a path, so it must not be `..` or the like.
  if (!/^[\w-]{1,64}$/.test(workspaceId)) {
    throw new ActionError(
      'INPUT_INVALID',
      'The input `workspace-id` is not an id of a workspace.',
      "Copy it from the address of the workspace's page in Prolific.",
    );
  }
  const { value } = await readAnswer(connection, {
    path: `api/v1/workspaces/${workspaceId}/balance/`,
    endpoint: 'GET /api/v1/workspaces/{id}/balance/',
    shape: balanceShape,
  });
  return value;
}

/**
 * A set-up moves no money, so one of unknown fate is simply repeated; the draft of the first is
 * never paid.
 */
async function setUpBulk(
  connection: SharedConnection,
  study: StudyId,
  lines: readonly BulkLine[],
): Promise<BulkSetUp> {
  const url = addressOf(connection, 'api/v1/submissions/bonus-payments/');
  const endpoint = 'POST /api/v1/submissions/bonus-payments/';
  const csv = lines.map(({ id, amount }) => `${id},${renderPlainCents(amount)}`).join('\n');
  const body = JSON.stringify({ study_id: study, csv_bonuses: csv });
  const call = { method: 'POST', url, endpoint, body } as const;
  const answer = bodyOf(connection, call, await ask(connection, call));
  if (!hasBulkId(answer)) throw setUpMismatch('it has no id by which it could be paid');
  return readShape(setUpShape, answer, endpoint, connection);
}
