import { describe, expect, it } from '@jest/globals';
import { wrappedError } from '../../sandbox/prolific/answers.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { csvOf, story, test } from './story.ts';

function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/=+$/, '');
}

describe('secrets', () => {
  test('are masked before anything else is printed, also in base64', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });

    const { masks } = await lab.run();

    for (const token of [lab.prolific.token, lab.githubToken]) {
      expect(masks).toContain(token);
      expect(masks).toContain(base64(token));
    }
    expect(masks).toContain(base64(`x-access-token:${lab.githubToken}`));
  });

  test('go to their own service alone: no redirect takes the token elsewhere', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
    const location = `${lab.github.url}/api/v1/studies/`;
    const answer = { status: 302, headers: { location } };
    lab.prolific.script('cost', 1, { kind: 'status', answer });

    const result = await lab.run();

    expect(result.exitCode).toBe(1);
    expect(lab.github.server.countOf('unknown')).toBe(0);
    expect(lab.prolific.countOf('pay')).toBe(0);
  });

  test('that Prolific repeats in an error are hidden there too, with the ids of people', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
    const detail = { csv_bonuses: [`${lab.person(1)} ${lab.prolific.token}`] };
    const answer = wrappedError({ status: 400, title: 'Bad request', detail });
    lab.prolific.script('set-up', 1, { kind: 'status', answer });

    const result = await lab.run();

    expect(endOf(result)).toMatch(/^(blocked|refused), exit 1$/);
    expect(result.log).toContain('csv_bonuses');
  });

  it(
    'include ids, unless show-ids asks for them',
    story({ showIds: true }, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });

      const result = await lab.run({ inputs: { 'show-ids': 'true' } });

      expect(endOf(result)).toBe('paid, exit 0');
      expect(`${result.summary}${result.log}`).toContain(lab.person(1));
    }),
  );

  test('that are wrong stop the run before anything is set up', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });

    const wrong = await lab.run({ inputs: { 'prolific-token': 'another-token-0123456789' } });
    const missing = await lab.run({ inputs: { 'prolific-token': '' } });

    expect([endOf(wrong), endOf(missing)]).toEqual(['blocked, exit 1', 'blocked, exit 1']);
    expect(wrong.log).toContain('TOKEN_INVALID');
    expect(missing.log).toContain('INPUT_INVALID');
    expect(lab.prolific.countOf('set-up')).toBe(0);
  });
});
