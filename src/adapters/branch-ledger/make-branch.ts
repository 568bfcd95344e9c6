import * as v from 'valibot';
import { type Desk, readTries } from './desk.ts';
import type { GitHubAnswer } from '../github/github-answer.ts';
import { growingPauseMs } from '../ledger/pauses.ts';
import { expectShape, forbiddenBy, stopFor } from '../github/refusals.ts';
import { stopConflict } from '../ledger/stops.ts';

/**
 * How often to try to make the branch, and then to look for it: a new one may take some seconds to
 * show.
 */
const mostTries = 6;

const readme = `# Ledger of bonus payments

This branch is written by the action that pays Prolific bonuses, and by nothing else. It holds one file for each
study, with one line for each thing that happened to a bulk payment. The action reads it before every payment, so that nobody is
paid twice.

- Never edit, shorten or delete it: whoever does may pay people twice. A ruleset against deletion and force pushes protects it.
- It shares no history with the other branches and is never merged.
- It holds no names and no Prolific ids of people, only hashes of them. Whoever has the ids can test them against the hashes.
`;

const shaShape = v.object({ sha: v.string() });

/**
 * Makes sure that the ledger branch exists. Returns the commit that it should start from: an orphan
 * with a README. If somebody else was faster, the branch starts from another commit, and an append
 * to this one is beaten as by any other writer. Nobody ever sees a half-made branch: it appears
 * together with its commit. Throws `LEDGER_FORBIDDEN`, `LEDGER_UNREADABLE`, or `LEDGER_CONFLICT` if
 * GitHub gives no answer.
 */
export async function makeBranch(desk: Desk): Promise<string> {
  // Objects that no branch refers to do no harm, so both requests may be repeated.
  const entry = { path: 'README.md', mode: '100644', type: 'blob', content: readme };
  const tree = await makeObject(desk, 'trees', { tree: [entry] });
  const message = 'Start the ledger of bonus payments [skip ci]';
  const head = await makeObject(desk, 'commits', { message, tree, parents: [] });

  let reason = '';
  for (let tried = 1; tried <= mostTries && !desk.record.aborted; tried += 1) {
    const ref = `refs/heads/${desk.place.branch}`;
    const answer = await post(desk, 'refs', { ref, sha: head }, 1);
    const words =
      answer.kind === 'errors' ? answer.errors.map((error) => error.message).join('; ') : '';
    if (answer.kind === 'value' || /already exists/i.test(words)) {
      desk.known.learnBranch();
      return head;
    }
    if (answer.kind === 'errors') {
      // The commit made a moment ago may not show yet.
      if (!/object does not exist/i.test(words)) throw writeStop(desk, answer);
      reason = words;
    } else {
      // The branch may have been made anyway; then the next try finds that it exists, no matter who
      // made it.
      reason = answer.reason;
    }
    const askedMs = answer.kind === 'limited' ? (answer.waitMs ?? 0) : 0;
    const pauseMs = growingPauseMs(desk, tried, { firstMs: 500, longestMs: 8_000 });
    await desk.clock.sleep(Math.max(pauseMs, Math.min(askedMs, 60_000)));
  }
  throw stopConflict(`GitHub did not make the ledger branch ${desk.place.branch} (${reason}).`);
}

async function makeObject(desk: Desk, kind: 'trees' | 'commits', body: object): Promise<string> {
  const answer = await post(desk, kind, body, readTries);
  if (answer.kind === 'value') return expectShape(shaShape, answer.value).sha;
  throw writeStop(desk, answer);
}

function post(desk: Desk, kind: string, body: object, tries: number): Promise<GitHubAnswer> {
  const path = `repos/${desk.place.repository}/git/${kind}`;
  return desk.github.rest(
    { method: 'POST', path, body },
    { signal: desk.record, timeoutMs: desk.timeoutMs, tries },
  );
}

function writeStop({ place }: Desk, answer: Exclude<GitHubAnswer, { kind: 'value' }>): Error {
  const wanted = { repository: place.repository, access: 'write' } as const;
  return answer.kind === 'errors'
    ? (forbiddenBy(answer.errors, wanted) ?? stopFor(answer, wanted))
    : stopConflict(`GitHub did not make the ledger branch ${place.branch} (${answer.reason}).`);
}
