import { describe, expect, it } from '@jest/globals';
import { csvOf, story, test } from '../action/story.ts';
import { Clone, shellBlock } from './shell-blocks.ts';

const path = 'bonuses/week1.csv';

/** What is asked of GitHub when somebody types a block. */
const questions: { page: string; text: string; asks: string }[] = [
  {
    page: 'docs/ledger.md',
    text: '/rulesets',
    asks: 'api --method POST repos/{owner}/{repo}/rulesets --input ruleset.json',
  },
  {
    page: 'docs/threat-model.md',
    text: '/commits?sha=',
    asks: 'api --paginate repos/{owner}/{repo}/commits?sha=prolific-bonus-ledger --jq .[] | [.sha[:7], .author.login, .commit.verification.verified, (.commit.message | split("\\n")[0])] | @tsv',
  },
  {
    page: 'examples/README.md',
    text: '/commits/',
    asks: 'api repos/your-org/pay-prolific-bonuses/commits/v1.0.0 --jq .sha',
  },
];

describe('a command in a page', () => {
  it.each(questions)('asks GitHub what it is there for: $page, $text', ({ page, text, asks }) =>
    story({}, async (lab) => {
      const clone = await Clone.of(lab);
      clone.type(shellBlock(page, text));
      expect(clone.place.asked).toEqual([asks]);
      clone.remove();
    })(),
  );

  it(
    'lists what became of each bulk payment, oldest first',
    story({ study: { id: '5f1d7a2b9c3e4d5f6a7b8c99' } }, async (lab) => {
      await lab.push({ [path]: csvOf(lab, ['4.25', '0.50']) });
      await lab.run();
      const clone = await Clone.of(lab);

      const printed = clone.type(shellBlock('docs/ledger.md', 'git log --reverse'));

      const [bulk = ''] = [...lab.prolific.money.bulks.keys()];
      const lines = printed.split('\n').filter((line) => line.startsWith('2'));
      expect(lines).toEqual([
        expect.stringContaining(`claimed ${bulk}: 2 bonuses, 4.75 GBP`),
        expect.stringContaining(`accepted ${bulk}`),
        expect.stringContaining(`settled ${bulk}`),
      ]);
      clone.remove();
    }),
  );

  test('prints the hash of an id', async (lab) => {
    const clone = await Clone.of(lab);
    const printed = clone.type(shellBlock('docs/ledger.md', 'sha256sum'));
    expect(printed).toBe('9483dfbd4cb0949d76e79a58e5d78e86\n');
    clone.remove();
  });
});
