import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { ledgerBranch, ledgerPath } from '../../sandbox/lab/ledger.ts';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, test } from '../action/story.ts';
import { Clone, shellBlock } from './shell-blocks.ts';

const page = 'docs/recovery.md';
const week1 = 'bonuses/week1.csv';
const week2 = 'bonuses/week2.csv';

/** Two people are paid; somebody has a clone. */
async function pay(lab: Lab): Promise<Clone> {
  await lab.push({ [week1]: csvOf(lab, ['4.25', '0.50']) });
  expect(endOf(await lab.run())).toBe('paid, exit 0');
  return Clone.of(lab);
}

/** Deletes the branch, and gives what a list of what happened to branches would call `before`. */
async function loseLedger(lab: Lab): Promise<string> {
  const commit = (await lab.github.head(repository, ledgerBranch)) ?? '';
  await lab.github.deleteBranch(repository, ledgerBranch);
  return commit;
}

/** A `gh` that makes refs in the lab's repository, as GitHub would. */
function makeRefs(lab: Lab, { place }: Clone): void {
  place.answerGh(`while [[ $# -gt 0 ]]; do
  case $1 in ref=*) ref=\${1#ref=};; sha=*) sha=\${1#sha=};; esac
  shift
done
git --git-dir='${lab.github.gitDirOf(repository)}' update-ref "$ref" "$sha" ''`);
}

describe('docs/recovery.md', () => {
  test('brings a deleted ledger back, so that nobody is paid twice or even asked about', async (lab) => {
    const clone = await pay(lab);
    const before = await lab.ledgerText();
    const commit = await loseLedger(lab);
    clone.type(shellBlock(page, '/activity?'));
    makeRefs(lab, clone);

    clone.type(shellBlock(page, '/git/refs'), { commit });

    expect(clone.place.asked[0]).toBe(
      `api repos/{owner}/{repo}/activity?ref=refs/heads/${ledgerBranch} --jq .[] | [.timestamp, .activity_type, .before, .after] | @tsv`,
    );
    expect(clone.place.asked[1]).toMatch(
      /^api --method POST repos\/\{owner\}\/\{repo\}\/git\/refs /,
    );
    expect(await lab.ledgerText()).toBe(before);
    expect(endOf(await lab.run())).toBe('already-paid, exit 0');
    clone.remove();
  });

  test('joins a ledger that was made meanwhile to the old one, and both hold what they paid', async (lab) => {
    const clone = await pay(lab);
    const commit = await loseLedger(lab);
    await lab.push({ [week2]: `participant_id,amount\n${lab.person(3)},3.00\n` });
    // Somebody takes the question about the ledger for one about money paid by hand, an hour later.
    lab.github.advance(61 * 60_000);
    const asked = await lab.run({ inputs: { csv: week2 } });
    expect(codesOf(asked)).toEqual(['LEDGER_LOST']);
    const answer = asked.outputs['plan'] ?? '';
    expect(endOf(await lab.run({ inputs: { csv: week2, answer } }))).toBe('paid, exit 0');
    const gitDir = lab.github.gitDirOf(repository);
    await clone.git('--git-dir', gitDir, 'branch', '--move', ledgerBranch, 'ledger-made-meanwhile');
    makeRefs(lab, clone);
    clone.type(shellBlock(page, '/git/refs'), { commit });

    clone.type(shellBlock(page, 'ledger-made-meanwhile'));

    expect((await lab.ledger()).map(({ type }) => type)).toEqual([
      ...['claimed', 'accepted', 'settled'],
      ...['claimed', 'accepted', 'settled'],
    ]);
    expect(endOf(await lab.run())).toBe('already-paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
    clone.remove();
  });

  test('finds the commit that broke a ledger, and takes it back by a new one', async (lab) => {
    const clone = await pay(lab);
    const good = await lab.ledgerText();
    const path = ledgerPath(lab.study.id);
    const bad = await lab.github.commitFile(repository, ledgerBranch, path, `${good}half a line`);
    expect(codesOf(await lab.run())).toEqual(['LEDGER_UNREADABLE']);

    const history = clone.type(shellBlock(page, 'git log --stat'));
    clone.type(shellBlock(page, 'git revert'), { bad });

    expect(history).toContain(`commit ${bad}`);
    expect(await lab.ledgerText()).toBe(good);
    expect(await clone.git('merge-base', '--is-ancestor', bad, `origin/${ledgerBranch}`)).toBe('');
    expect(endOf(await lab.run())).toBe('already-paid, exit 0');
    clone.remove();
  });

  test('takes the ledger along to another repository, whole', async (lab) => {
    const clone = await pay(lab);
    await lab.github.addRepository('lab/new');
    const places = [
      ['old.git', lab.github.gitDirOf(repository)],
      ['new.git', lab.github.gitDirOf('lab/new')],
    ];
    const settings = places.flatMap(([name = '', folder = ''], at): [string, string][] => [
      [`GIT_CONFIG_KEY_${at}`, `url.${folder}.insteadOf`],
      [`GIT_CONFIG_VALUE_${at}`, `https://github.com/your-org/${name}`],
    ]);

    clone.type(shellBlock(page, 'git clone --bare'), {
      GIT_CONFIG_COUNT: String(places.length),
      ...(Object.fromEntries(settings) as Record<string, string>),
    });

    const heads = [repository, 'lab/new'].map((name) => lab.github.head(name, ledgerBranch));
    const [there, here] = await Promise.all(heads);
    expect(here).toBe(there);
    expect(await clone.git('-C', join(clone.place.work, 'ledger.git'), 'branch', '--list')).toBe(
      `* ${ledgerBranch}`,
    );
    clone.remove();
  });
});
