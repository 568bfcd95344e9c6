import { describe, expect, it } from '@jest/globals';
import { csvOf } from '../action/story.ts';
import { approvalIn, byHand, endsOf, exampleStory, onMerge, test } from './example-lab.ts';
import { runWorkflow } from './workflow-run.ts';

const file = 'examples/studies-matrix.yml';
const listening = '5f1d7a2b9c3e4d5f6a7b8c9a';

/** The lab of the examples with its two studies, each with something due. */
function twoStudies(
  tell: (...parts: Parameters<Parameters<typeof exampleStory>[0]>) => Promise<void>,
): () => Promise<void> {
  return exampleStory(async (lab, setting) => {
    const other = lab.prolific.addStudy({ id: listening, participants: 1, currency: 'USD' });
    const [person = ''] = other.participants;
    await lab.push({
      'bonuses/reading/week1.csv': csvOf(lab, ['1.25']),
      'bonuses/listening/week1.csv': `participant_id,amount\n${person},2.75\n`,
    });
    await tell(lab, setting);
  });
}

const changed = ['bonuses/reading/week1.csv', 'bonuses/listening/week1.csv'];

describe('studies-matrix.yml', () => {
  it(
    'pays each study from its own folder in its own currency',
    twoStudies(async (lab, setting) => {
      const jobs = await runWorkflow(file, { ...onMerge, changed }, setting);

      expect(endsOf(jobs)).toEqual(['pay: paid', 'pay: paid']);
      expect([...lab.paid().values()]).toEqual([[125]]);
      expect([...lab.paid(lab.prolific.people.study(listening)).values()]).toEqual([[275]]);
      expect(lab.results.map(({ outputs }) => outputs['currency'])).toEqual(['GBP', 'USD']);
    }),
  );

  it(
    'pays by hand what was approved for one study, and nothing that is due in the other',
    twoStudies(async (lab, setting) => {
      const [listener = ''] = lab.prolific.people.study(listening).participants;
      lab.prolific.money.payByHand(lab.person(1), 125);
      lab.prolific.money.payByHand(listener, 275);
      const asked = await runWorkflow(file, { ...onMerge, changed }, setting);
      expect(endsOf(asked)).toEqual(['pay: blocked', 'pay: blocked']);
      const { inputs } = approvalIn(lab.results[0]?.summary ?? '');

      const jobs = await runWorkflow(file, byHand(inputs), setting);

      expect(endsOf(jobs)).toEqual(['pay: paid', 'pay: blocked']);
      expect(lab.paid().get(lab.person(1))).toEqual([125, 125]);
      expect([...lab.paid(lab.prolific.people.study(listening)).values()]).toEqual([[275]]);
    }),
  );

  test('is green where a study has no file yet, and pays the other', async (lab, setting) => {
    await lab.push({ 'bonuses/reading/week1.csv': csvOf(lab, ['1.25']) });

    const jobs = await runWorkflow(file, { ...onMerge, changed }, setting);

    expect(jobs.map(({ result }) => result)).toEqual(['success', 'success']);
    expect(endsOf(jobs)).toEqual(['pay: paid']);
    expect([...lab.paid().values()]).toEqual([[125]]);
  });

  it(
    'looks at one study only where a manual run names it',
    twoStudies(async (lab, setting) => {
      const jobs = await runWorkflow(file, byHand({ study: listening }), setting);

      expect(endsOf(jobs)).toEqual(['pay: paid']);
      expect(lab.paid().size).toBe(0);
    }),
  );
});
