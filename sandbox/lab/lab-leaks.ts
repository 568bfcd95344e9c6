import { findLeaks, findLeaksIn, type Secrets } from '../runner/leaks.ts';
import { recordTexts } from './artifact-records.ts';
import { type Lab, repository } from './lab.ts';
import { ledgerBranch } from './ledger.ts';

export interface LeakOptions {
  /** Some run was told to show ids; then only the ledger and the comments are searched for ids. */
  showIds?: boolean;
  /** Ids of nobody in a study, such as a mistyped one. */
  otherIds?: readonly string[];
}

/**
 * Full ids and tokens in anything that people can see, from every run of a lab so far: one line for
 * each, none if all is well.
 */
export async function findLabLeaks(
  lab: Lab,
  { showIds = false, otherIds = [] }: LeakOptions = {},
): Promise<string[]> {
  const everybody = [...lab.prolific.people.submissions.values()];
  const ids = everybody.flatMap(({ id, participant }) => [id, participant]);
  const secrets: Secrets = {
    ids: [...new Set([...ids, ...otherIds])],
    tokens: [lab.prolific.token, lab.githubToken, ...lab.artifacts.store.attempts.tokens()],
  };
  const kept = await readKept(lab);
  const found = [
    ...lab.results.flatMap((result) =>
      findLeaks(result, showIds ? { ...secrets, ids: [] } : secrets),
    ),
    ...findLeaksIn(kept, secrets),
    ...findStrayTokens(lab),
  ];
  return [...new Set(found)];
}

/** What stays at GitHub when the runs are over. */
async function readKept(lab: Lab): Promise<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const study of lab.prolific.people.studies.keys()) {
    kept[`ledger of ${study}`] = await lab.ledgerText(study);
  }
  const commits = await lab.github.commits(repository, ledgerBranch);
  kept['commit messages'] = commits.map(({ message }) => message).join('\n');
  kept['comments'] = lab.comments().join('\n');
  return { ...kept, ...recordTexts(lab.artifacts.store) };
}

/** Each token goes only to its own service. */
function findStrayTokens({ prolific, github, artifacts, githubToken }: Lab): string[] {
  const has = (requests: typeof prolific.requests, token: string): boolean =>
    requests.some(({ path, headers, body }) =>
      JSON.stringify({ path, headers, body }).includes(token),
    );
  const runtimeTokens = artifacts.store.attempts.tokens();
  const hasAny = (requests: typeof prolific.requests, tokens: readonly string[]): boolean =>
    tokens.some((token) => has(requests, token));
  return [
    ...(hasAny([...prolific.requests, ...github.server.requests], runtimeTokens)
      ? ['somebody else was sent the token of the artifact service']
      : []),
    ...(hasAny(artifacts.results.requests, [prolific.token, githubToken])
      ? ['the artifact service was sent the token of another']
      : []),
    ...(hasAny(artifacts.blobs.requests, [prolific.token, githubToken, ...runtimeTokens])
      ? ['the blob storage was sent a token']
      : []),
    ...(has(github.server.requests, prolific.token)
      ? ['GitHub was sent the token of Prolific']
      : []),
    ...(has(prolific.requests, githubToken) ? ['Prolific was sent the token of GitHub'] : []),
  ];
}
