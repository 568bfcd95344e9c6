import { describe, expect, it } from '@jest/globals';
import { Lab } from '../../../sandbox/lab/lab.ts';
import { inputEnvironment } from '../../../sandbox/runner/inputs.ts';
import { Gate } from '../../../sandbox/server/gate.ts';

async function inLab(tell: (lab: Lab) => Promise<void>): Promise<void> {
  const lab = await Lab.start({ participants: 1 });
  try {
    await lab.push({ 'bonuses/a.csv': `${lab.person(1)},1.50\n` });
    await tell(lab);
  } finally {
    await lab.close();
  }
}

describe('the inputs as the runner hands them over', () => {
  it('are all there, with the defaults of action.yml, the token filled in and dashes kept', () => {
    const environment = inputEnvironment({ 'study-id': 'x' }, 'the-token');

    expect(environment).toMatchObject({
      'INPUT_STUDY-ID': 'x',
      'INPUT_MAX-PER-BONUS': '50',
      'INPUT_GITHUB-TOKEN': 'the-token',
      INPUT_ANSWER: '',
    });
  });

  it('are refused where action.yml does not know the name', () => {
    expect(() => inputEnvironment({ 'study-ID': 'x' }, '')).toThrow('no input study-ID');
  });
});

describe('the action as a process', () => {
  it('is ended, and its log told, when it does not end in time', () =>
    inLab(async (lab) => {
      const gate = new Gate();
      lab.github.server.script('query', 1, { kind: 'hold', gate });

      const run = lab.start({ limitMs: 2_000 });

      await expect(run.done).rejects.toThrow(/had not ended after 2000 ms:[^]*File: /);
      gate.open();
    }));

  it('takes nothing over from the environment of this process', () =>
    inLab(async (lab) => {
      const hadProxy = process.env['http_proxy'];
      process.env['http_proxy'] = 'http://127.0.0.1:1';
      try {
        const { outputs } = await lab.run();
        expect(outputs['status']).toBe('paid');
      } finally {
        if (hadProxy === undefined) delete process.env['http_proxy'];
        else process.env['http_proxy'] = hadProxy;
      }
    }));
});
