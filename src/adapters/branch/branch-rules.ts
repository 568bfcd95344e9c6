import * as v from 'valibot';
import type { Protection } from '../../core/audit/protection.ts';
import type { LedgerPlace } from './ledger-place.ts';

/**
 * What keeps a branch from being deleted or rewritten, as fields of its `Ref`. Both kinds of rules
 * can be seen by whoever may read the branch (GitHub: "viewable by non-admins"); who may bypass
 * them, only by an administrator.
 */
export const protectionFields = `rules(first: 100) { nodes { type } }
      refUpdateRule { allowsDeletions allowsForcePushes }`;

/** Where GitHub may refuse an answer about `alias` without harm: a token need not see rules. */
export function hiddenProtection(alias: string): readonly (readonly string[])[] {
  return [
    ['repository', alias, 'rules'],
    ['repository', alias, 'refUpdateRule'],
  ];
}

/** Of a `Ref`, beside what else is asked of it. */
export const protectionEntries = {
  rules: v.nullish(
    v.object({ nodes: v.nullish(v.array(v.nullable(v.object({ type: v.string() })))) }),
  ),
  refUpdateRule: v.nullish(
    v.object({ allowsDeletions: v.boolean(), allowsForcePushes: v.boolean() }),
  ),
};

type RuledBranch = Pick<LedgerPlace, 'repository' | 'branch'>;

type SeenRules = {
  readonly [Name in keyof typeof protectionEntries]?: v.InferOutput<
    (typeof protectionEntries)[Name]
  >;
};

/** What the rules come to; a branch that is absent has none to show. */
export function protectionOf(place: RuledBranch, seen: SeenRules | null): Protection {
  if (seen === null)
    return { kind: 'unknown', why: 'the ledger branch is not there, so no rules can be seen' };
  const { rules, refUpdateRule } = seen;
  const types = rules?.nodes?.map((rule) => rule?.type ?? null) ?? [null];
  const open = [
    ...(types.includes('DELETION') || refUpdateRule?.allowsDeletions === false ? [] : ['deleted']),
    ...(types.includes('NON_FAST_FORWARD') || refUpdateRule?.allowsForcePushes === false
      ? []
      : ['rewritten']),
  ];
  if (open.length === 0) return { kind: 'protected' };
  // One that is hidden may be the one that is missing.
  if (types.includes(null))
    return { kind: 'unknown', why: 'this token may not see the rules of the ledger branch' };
  return { kind: 'open', gaps: open.join(' and '), remedy: remedyFor(place) };
}

/** GitHub: "Create a repository ruleset". One line, to be pasted by an administrator. */
function remedyFor({ repository, branch }: RuledBranch): string {
  // Whoever named the branch so that a shell would read more into it has a page to go by.
  if (!/^[\w./-]+$/.test(`${repository}${branch}`))
    return 'Give the branch a ruleset against deletion and force pushes (docs/ledger.md).';
  const refs = `conditions[ref_name][include][]=refs/heads/${branch}`;
  const command = [
    `gh api --method POST repos/${repository}/rulesets`,
    "-f name='Ledger of bonus payments' -f target=branch -f enforcement=active",
    `-f '${refs}' -f 'conditions[ref_name][exclude][]'`,
    "-f 'rules[][type]=deletion' -f 'rules[][type]=non_fast_forward'",
  ].join(' ');
  return `An administrator of ${repository} can protect it with: ${command}`;
}
