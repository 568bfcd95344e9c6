import {
  connectProlific,
  type ProlificConnection,
} from '../../../src/adapters/prolific/prolific.ts';
import {
  type BulkId,
  type PersonalId,
  parsePersonalId,
  parseStudyId,
  type StudyId,
} from '../../../src/core/ids.ts';
import { type Cents, parseCents } from '../../../src/core/money.ts';
import type { Prolific } from '../../../src/ports.ts';
import {
  type ProlificOptions,
  type ProlificSandbox,
  startProlific,
} from '../../../sandbox/prolific/prolific.ts';
import type { Answer } from '../../../sandbox/server/faults.ts';
import {
  type ScriptedServer,
  startScriptedServer,
} from '../../../sandbox/server/scripted-server.ts';

/** The adapter, connected to a server on loopback; pauses take no time and are written down. */
export interface Connected<Server> {
  readonly server: Server;
  readonly prolific: Prolific;
  readonly sleeps: number[];
  /** What the runner's signals lead to. */
  readonly cancel: { readonly now: AbortController; readonly pay: AbortController };
}

const open: { close: () => Promise<void> }[] = [];

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((one) => one.close()));
}

/** For a story whose answer never comes. All others have time enough on the slowest machine. */
export const impatient: Partial<ProlificConnection> = { timeoutMs: 1_000 };

export function connectTo<Server>(
  server: Server,
  url: string,
  changes: Partial<ProlificConnection> = {},
): Connected<Server> {
  const sleeps: number[] = [];
  const cancel = { now: new AbortController(), pay: new AbortController() };
  const prolific = connectProlific({
    apiUrl: new URL(url),
    token: 'prolific-sandbox-token-0123456789',
    showIds: false,
    timeoutMs: 30_000,
    sleep: (ms) => {
      sleeps.push(ms);
      return Promise.resolve();
    },
    signals: { now: cancel.now.signal, pay: cancel.pay.signal },
    ...changes,
  });
  return { server, prolific, sleeps, cancel };
}

/** The adapter and a sandbox of Prolific. */
export async function connectSandbox(
  options: ProlificOptions = {},
  changes: Partial<ProlificConnection> = {},
): Promise<Connected<ProlificSandbox>> {
  const server = await startProlific(options);
  open.push(server);
  return connectTo(server, server.url, changes);
}

/**
 * The adapter and a server that answers the n-th request with the n-th of these, and with the last
 * from then on.
 */
export async function connectAnswers(
  answers: readonly Answer[],
  changes: Partial<ProlificConnection> = {},
): Promise<Connected<ScriptedServer>> {
  let nth = 0;
  const server = await startScriptedServer('prolific', () => ({
    endpoint: 'any',
    effect: () => {
      const answer = answers[Math.min(nth, answers.length - 1)];
      nth += 1;
      return answer ?? { status: 500 };
    },
  }));
  open.push(server);
  return connectTo(server, server.url, changes);
}

/** Closed with the others. */
export function closeLater(one: { close: () => Promise<void> }): void {
  open.push(one);
}

export function studyId(text: string): StudyId {
  const id = parseStudyId(text);
  if (id === null) throw new Error(`Not a study: ${text}`);
  return id;
}

export function personalId(text: string): PersonalId {
  const id = parsePersonalId(text);
  if (id === null) throw new Error(`Nobody: ${text}`);
  return id;
}

export function cents(text: string): Cents {
  const amount = parseCents(text);
  if (amount === null) throw new Error(`No amount: ${text}`);
  return amount;
}

/** A study of two people and a bulk payment of 4.25 to each. */
export async function setUpTwo(
  connected: Connected<ProlificSandbox>,
): Promise<{ bulk: BulkId; people: readonly string[] }> {
  const study = connected.server.addStudy({ participants: 2 });
  const people = study.participants;
  const lines = people.map((id) => ({ id: personalId(id), amount: cents('4.25') }));
  const { bulk } = await connected.prolific.setUpBulk(studyId(study.id), lines);
  return { bulk, people };
}
