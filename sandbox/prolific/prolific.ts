import * as answers from './answers.ts';
import { type Endpoint, moneyEndpoints, readingEndpoints } from './endpoints.ts';
import { type Balance, Money } from './money.ts';
import type { Arrival } from './payments.ts';
import { type NewStudy, People, type Study } from './people.ts';
import { type SubmissionManner, usualManner } from './submissions.ts';
import type { Answer } from '../server/faults.ts';
import {
  type Arrived,
  type Routed,
  type ScriptedServer,
  startScriptedServer,
} from '../server/scripted-server.ts';

export interface ProlificOptions {
  token?: string;
  arrival?: Arrival;
  /** Of the workspace to which studies belong unless they say otherwise. */
  balance?: Balance;
  manner?: Partial<SubmissionManner>;
  setUpQuirks?: answers.SetUpQuirks;
  /** Milliseconds since 1970. */
  nowMs?: () => number;
}

/**
 * A Prolific on loopback that answers the seven calls of a bonus payment. Endpoints for scripts:
 * `set-up`, `pay`, `study`, `cost`, `submissions`, `submission`, `balance`; besides, `redirect` (no
 * slash at the end) and `elsewhere`. A `stale` read does not know of the last act of paying.
 */
export interface ProlificSandbox extends ScriptedServer {
  readonly token: string;
  readonly workspace: string;
  readonly people: People;
  /** Who was really paid what. */
  readonly money: Money;
  /** How submissions are shown; may be changed at any time. */
  readonly manner: SubmissionManner;
  /** How answers to set-up depart from the truth; may be changed at any time. */
  setUpQuirks: answers.SetUpQuirks;
  /** A study in which each participant has one approved submission. */
  addStudy(wanted: NewStudy): Study;
}

function routeTo(endpoints: readonly Endpoint[], token: string, arrived: Arrived): Routed {
  const { url, method, headers } = arrived;
  if (!url.pathname.endsWith('/')) {
    // Django adds the slash with a redirect, whatever the method.
    const location = `${url.pathname}/${url.search}`;
    return { endpoint: 'redirect', effect: () => ({ status: 301, headers: { location } }) };
  }
  for (const endpoint of endpoints) {
    const match = endpoint.path.exec(url.pathname);
    if (match === null) continue;
    const effect = ({ stale }: { stale: boolean }): Answer => {
      if (headers['authorization'] !== `Token ${token}`) return endpoint.errors(answers.wrongToken);
      if (method !== endpoint.method) return endpoint.errors(answers.wrongMethod);
      const answer = endpoint.answer({ id: match[1] ?? '', arrived, stale });
      return 'title' in answer ? endpoint.errors(answer) : answer;
    };
    return { endpoint: endpoint.name, effect };
  }
  return { endpoint: 'elsewhere', effect: () => answers.htmlError(404, 'Not Found') };
}

/** Starts a Prolific without studies; close it when done. */
export async function startProlific(options: ProlificOptions = {}): Promise<ProlificSandbox> {
  const people = new People();
  const money = new Money(people, options.nowMs);
  money.arrival = options.arrival ?? money.arrival;
  const balance = options.balance ?? {
    currency: 'GBP',
    totalCents: 2_000_000,
    availableCents: 1_000_000,
  };
  const workspace = money.addWorkspace(balance);
  const sandbox: Omit<ProlificSandbox, keyof ScriptedServer> = {
    token: options.token ?? 'prolific-sandbox-token-0123456789',
    workspace,
    people,
    money,
    manner: { ...usualManner, ...options.manner },
    setUpQuirks: options.setUpQuirks ?? {},
    addStudy: (wanted) => people.addStudy(wanted, { currency: balance.currency, workspace }),
  };
  const endpoints: Endpoint[] = [];
  const server = await startScriptedServer('prolific', (arrived) =>
    routeTo(endpoints, sandbox.token, arrived),
  );
  const whole = Object.assign(server, sandbox);
  endpoints.push(...moneyEndpoints(whole), ...readingEndpoints(whole));
  return whole;
}
