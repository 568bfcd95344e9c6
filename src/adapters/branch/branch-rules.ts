import * as v from 'valibot';
import type { Protection } from '../../core/audit/protection.ts';
import type { LedgerPlace } from './ledger-place.ts';

/**
 * What keeps a branch from being deleted or rewritten, as fields of its `Ref`. Anybody who may read
 * the branch can see both kinds of rules (GitHub: "viewable by non-admins"); only an administrator
 * can see who may bypass them.
 */
export const protectionFields = `rules(first: 100) { nodes { type } }
      refUpdateRule { allowsDeletions allowsForcePushes }`;

/** The fields of `alias` that GitHub may refuse without harm: a token need not see rules. */
export function hiddenProtection(alias: string): readonly (readonly string[])[] {
  return [
    ['repository', alias, 'rules'],
    ['repository', alias, 'refUpdateRule'],
  ];
}

/** The `Ref`'s protection, beside whatever else the query reads of it. */
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

/** What the rules amount to; an absent branch has none to show. */
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
  // A hidden rule may be the one that seems to be missing.
  if (types.includes(null))
    return { kind: 'unknown', why: 'this token may not see the rules of the ledger branch' };
  return { kind: 'open', gaps: open.join(' and '), remedy: remedyFor(place) };
}

/** GitHub: "Create a repository ruleset". One line for an administrator to paste. */
function remedyFor({ repository, branch }: RuledBranch): string {
  // If a shell could misread the names, point to the documentation instead.
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
