import { describe, expect, it } from '@jest/globals';
import { timeline } from '../../bench/critical-path.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, ledgerTypes, paidInOrder, story, test } from './story.ts';

const amounts = ['4.25', '0.50', '3.00'];

describe('a runner that is not GitHub’s', () => {
  test('and tells no attempt pays as in a first one', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts) });
    const env = { GITHUB_RUN_ATTEMPT: undefined, GITHUB_TRIGGERING_ACTOR: undefined };

    const result = await lab.run({ env });

    expect(endOf(result)).toBe('paid, exit 0');
    expect(paidInOrder(lab)).toEqual([[425], [50], [300]]);
    expect(await lab.ledger()).toEqual(
      Array(3).fill(expect.objectContaining({ run: expect.objectContaining({ attempt: 1 }) })),
    );
  });

  test('and has no file of the event is asked for nothing that GitHub can say', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts) });
    const result = await lab.run({ env: { GITHUB_EVENT_PATH: undefined } });
    expect(endOf(result)).toBe('paid, exit 0');
  });

  it.each(['pay', 'plan', 'reconcile'])(
    'and lacks what a run needs is told so before any request, in mode %s too',
    (mode) =>
      story({}, async (lab) => {
        await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts) });
        const env = {
          GITHUB_ACTOR: undefined,
          GITHUB_API_URL: 'http://github.example',
          GITHUB_REPOSITORY: undefined,
          GITHUB_RUN_ID: undefined,
          GITHUB_SHA: '',
          GITHUB_WORKSPACE: undefined,
        };

        const result = await lab.run({ env, inputs: { mode, 'max-total': 'plenty' } });

        expect(endOf(result)).toBe('blocked, exit 1');
        expect(timeline(result)).toEqual([]);
        for (const name of [...Object.keys(env), 'max-total']) {
          expect(result.log).toMatch(new RegExp(`::error::INPUT_INVALID: .*${name}`));
          expect(result.summary).toContain(name.replaceAll('_', '&#95;'));
        }
        expect(await ledgerTypes(lab)).toBe('');
      })(),
  );
});
