import { describe, expect, it } from '@jest/globals';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, paidInOrder, story, test } from './story.ts';

const forbidden = [
  { name: 'pull_request', ref: 'refs/pull/7/merge' },
  { name: 'pull_request_target', ref: 'refs/heads/main' },
  { name: 'workflow_run', ref: 'refs/heads/main' },
  { name: 'issue_comment', ref: 'refs/heads/main' },
  { name: 'push', ref: 'refs/heads/feature' },
  { name: 'push', ref: 'refs/tags/main' },
];

const allowed = [
  { name: 'push', ref: 'refs/heads/main' },
  { name: 'workflow_dispatch', ref: 'refs/heads/feature' },
  { name: 'schedule', ref: 'refs/heads/main' },
  { name: 'repository_dispatch', ref: 'refs/heads/main' },
];

/** The same file on main and on another branch. */
async function pushEverywhere(lab: Lab): Promise<void> {
  const text = csvOf(lab, ['4.25']);
  await lab.push({ 'bonuses/week1.csv': text });
  await lab.github.commitFile(repository, 'feature', 'bonuses/week1.csv', text);
}

describe('the event that started a run', () => {
  it.each(forbidden)('may not pay: $name on $ref', (event) =>
    story({}, async (lab) => {
      await pushEverywhere(lab);

      const result = await lab.run({ event, inputs: { mode: 'pay' } });

      expect(endOf(result)).toBe('blocked, exit 1');
      // That nobody can tell whether the file of a tag is the newest is said beside it.
      const isTag = event.ref.startsWith('refs/tags/');
      expect(codesOf(result)).toEqual([...(isTag ? ['CSV_OUTDATED'] : []), 'EVENT_NOT_ALLOWED']);
      expect(lab.prolific.countOf('set-up')).toBe(0);
      expect(await lab.ledgerText()).toBe('');
      expect(paidInOrder(lab).flat()).toEqual([]);
    })(),
  );

  it.each(forbidden)('only plans where no mode is given: $name on $ref', (event) =>
    story({}, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });

      const result = await lab.run({ event });

      expect(endOf(result)).toBe('planned, exit 0');
      expect(lab.prolific.countOf('set-up')).toBe(0);
      expect(await lab.ledgerText()).toBe('');
      expect(paidInOrder(lab).flat()).toEqual([]);
    })(),
  );

  test('asks Prolific nothing for a pull request of anybody that runs with the secrets', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });

    const result = await lab.run({ event: { name: 'pull_request_target' } });

    expect(endOf(result)).toBe('planned, exit 0');
    expect(result.outputs).toMatchObject({ 'due-count': '1', 'due-amount': '4.25' });
    expect(result.requests.prolific).toEqual([]);
    expect(result.summary).toContain('Not checked');
  });

  it.each(allowed)('may pay: $name on $ref', (event) =>
    story({}, async (lab) => {
      await pushEverywhere(lab);

      const result = await lab.run({ event });

      expect(endOf(result)).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[425], [], []]);
    })(),
  );

  test('need not name the default branch: then GitHub is asked for it', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
    const payload = { repository: { name: 'bonuses', owner: { login: 'lab' } } };

    const other = await lab.run({ event: { ref: 'refs/heads/feature', payload } });
    const main = await lab.run({ event: { payload } });

    expect([endOf(other), endOf(main)]).toEqual(['blocked, exit 1', 'paid, exit 0']);
  });
});
