import type { GitHubError } from './github-answer.ts';

/**
 * What to do about GitHub's refusal of `repository` (`owner/name`); null if the error is not a
 * refusal. GitHub has one status for many causes, so its words decide first: each cause is fixed in
 * a different place, usually by a different person.
 */
export function remedyFor(error: GitHubError, repository: string): string | null {
  return (
    causes.find(({ words }) => words.test(error.message))?.remedy(repository) ??
    remedyByKind(error, repository)
  );
}

interface Cause {
  /** As GitHub has been seen to word it, in REST and GraphQL. */
  readonly words: RegExp;
  readonly remedy: (repository: string) => string;
}

/** A rule on the branch: what it requires, and the way out. */
function rule(words: RegExp, asksFor: string): Cause {
  return {
    words,
    remedy: () =>
      `A ruleset or branch protection requires ${asksFor} on the ledger branch. Exempt this branch from that rule, or let the owner of the token bypass it. ` +
      'Keep the rules against deletion and force pushes.',
  };
}

const causes: readonly Cause[] = [
  {
    words: /ip allow list/i,
    remedy: () =>
      "The organization allows only certain IP addresses, and this runner's is not one of them. Use a runner with an address on the list, or have an owner of the organization add it.",
  },
  {
    words: /saml|single sign-on|\bsso\b/i,
    remedy: (repository) =>
      `The organization asks for single sign-on. Authorize the token for the organization of ${repository} (Settings → Developer settings → the token → Configure SSO).`,
  },
  {
    words: /archived|read-only/i,
    remedy: (repository) =>
      `${repository} is archived, so nothing can be written there. Have an admin unarchive it, or keep the ledger in another repository with \`ledger-repository\`, and move its branch there.`,
  },
  rule(/through a pull request|pull request (?:is )?required/i, 'pull requests'),
  rule(/verified signature|must be signed|signed commits/i, 'signed commits'),
  rule(/status check|required check|workflows? (?:is|are) required|code scanning/i, 'checks'),
  rule(/merge queue/i, 'a merge queue'),
  rule(/deployments?\b.*required|required.*deployments?/i, 'deployments'),
  rule(
    /commit message|committer email|author email|branch name/i,
    'a pattern of names or messages',
  ),
  rule(/file (?:path|size|extension)/i, 'certain files only'),
  {
    words: /cannot create ref|creations? (?:is |are )?(?:being )?(?:restricted|blocked)/i,
    remedy: () =>
      'A ruleset forbids making the ledger branch. Exempt it from "Restrict creations", or let somebody who may make it.',
  },
  {
    words:
      /cannot update|updates? (?:is |are )?(?:being )?(?:restricted|blocked)|protected branch hook declined/i,
    remedy: () =>
      'A ruleset forbids writing to the ledger branch. Exempt it from "Restrict updates", or let the owner of the token bypass that rule.',
  },
  rule(/rule violations|protected branch|push declined/i, 'what is named here'),
];

function remedyByKind({ status, type, message }: GitHubError, repository: string): string | null {
  if (type === 'BRANCH_PROTECTION_RULE_VIOLATION')
    return rule(/x/, 'what is named here').remedy(repository);
  if (status === 401)
    return "Check `github-token`, or the token of the ledger: GitHub does not know it. It is wrong, was revoked, or has expired. Store a new one, complete and without a prefix, or leave the input out to use the job's own.";
  if (status === 409 && /empty/i.test(message))
    return `The repository ${repository} has no commit yet, so GitHub cannot make a branch there. Give it a first commit, such as a README.`;
  if (status === 404 || status === 410 || type === 'NOT_FOUND')
    return (
      `Check the spelling of \`ledger-repository\` (${repository}), and that the token has access to it. ` +
      "A workflow's own token reaches only its own repository."
    );
  if (status === 403 || type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES')
    return (
      'Give the job `permissions: contents: write`. For a ledger in another repository, give the action a token that has ' +
      `\`contents: write\` on ${repository}.`
    );
  return null;
}
