import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { repository } from '../../sandbox/lab/lab.ts';
import { codesOf, csvOf, paidInOrder } from '../action/story.ts';
import {
  approvalIn,
  byHand,
  csv,
  endsOf,
  onMerge,
  onPullRequest,
  previewAndMerge,
  test,
} from '../examples/example-lab.ts';
import { runWorkflow } from '../examples/workflow-run.ts';
import { blocksOf, readPage } from './pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const all = [[425], [50], [300]];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workflows-of-pages-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/**
 * Puts a page's workflow into a file, as a reader does: as it is printed, but for the pin. Gives
 * its path from the project's root.
 */
function typeOff(page: string): string {
  const [text = ''] = blocksOf(readPage(page), 'yaml');
  const file = join(folder, 'bonuses.yml');
  writeFileSync(file, text.replaceAll('<commit hash>', '0'.repeat(40)));
  return relative(root, file);
}

describe('the quick start of the README', () => {
  test('plans a pull request in a comment and pays nothing, pays on the merge, and once only', async (lab, setting) => {
    const file = typeOff('README.md');

    const planned = await previewAndMerge(file, lab, setting);
    expect(endsOf(planned)).toEqual(['bonuses: planned']);
    expect(lab.comments()).toEqual([expect.stringContaining('7.75')]);
    expect(paidInOrder(lab).flat()).toEqual([]);

    const merged = await runWorkflow(file, onMerge, setting);
    const again = await runWorkflow(file, byHand(), setting);

    expect([...endsOf(merged), ...endsOf(again)]).toEqual([
      'bonuses: paid',
      'bonuses: already-paid',
    ]);
    expect(paidInOrder(lab)).toEqual(all);
  });

  test('pays no commit straight to the default branch until somebody types in what its summary says', async (lab, setting) => {
    const file = typeOff('README.md');
    const asked = await runWorkflow(file, onMerge, setting);
    const run = lab.results.at(-1);
    expect(endsOf(asked)).toEqual(['bonuses: blocked']);
    expect(run === undefined ? [] : codesOf(run)).toEqual(['NOT_PREVIEWED']);

    const paid = await runWorkflow(file, byHand(approvalIn(run?.summary ?? '').inputs), setting);

    expect(endsOf(paid)).toEqual(['bonuses: paid']);
    expect(paidInOrder(lab)).toEqual(all);
  });

  test('asks about a renamed file, and the answers that docs/questions.md gives are right', async (lab, setting) => {
    const file = typeOff('README.md');
    await previewAndMerge(file, lab, setting);
    await runWorkflow(file, onMerge, setting);
    await lab.github.deleteFile(repository, 'main', csv);
    await lab.push({ 'bonuses/final.csv': csvOf(lab, ['4.25', '0.50', '3.00']) });
    const asked = await runWorkflow(file, onMerge, setting);
    const inputs = { batch: csv };
    const labelled = await runWorkflow(file, onMerge, { ...setting, inputs });
    await lab.push({ 'bonuses/week2.csv': 'participant_id,amount\n' });
    await runWorkflow(file, onMerge, { ...setting, inputs });
    const ofTwo = lab.results.at(-1);

    expect([...endsOf(asked), ...endsOf(labelled)]).toEqual([
      'bonuses: blocked',
      'bonuses: already-paid',
    ]);
    expect(ofTwo === undefined ? [] : codesOf(ofTwo)).toEqual(['INPUT_INVALID']);
    await lab.github.deleteFile(repository, 'main', 'bonuses/final.csv');
    await lab.push({ [csv]: csvOf(lab, ['4.25', '0.50', '3.00']) });
    expect(endsOf(await runWorkflow(file, onMerge, setting))).toEqual(['bonuses: already-paid']);
    expect(paidInOrder(lab)).toEqual(all);
  });

  test('pays a plan that asks a question once somebody types into its form what the summary says', async (lab, setting) => {
    const file = typeOff('README.md');
    lab.prolific.money.payByHand(lab.person(1), 425);
    const asked = await runWorkflow(file, onMerge, setting);
    expect(endsOf(asked)).toEqual(['bonuses: blocked']);
    const command = approvalIn(lab.results.at(-1)?.summary ?? '');
    expect(command.file).toBe('bonuses.yml');

    const paid = await runWorkflow(file, byHand(command.inputs), setting);

    expect(endsOf(paid)).toEqual(['bonuses: paid']);
    expect(paidInOrder(lab)).toEqual([[425, 425], [50], [300]]);
  });

  test('settles a doubt by the line that the summary prints, pays what that made due, and says so', async (lab, setting) => {
    const file = typeOff('README.md');
    lab.prolific.script('pay', 1, { kind: 'reset-before' });
    const inputs = { 'settle-minutes': '0' };
    await previewAndMerge(file, lab, setting);
    const doubtful = await runWorkflow(file, onMerge, { ...setting, inputs });
    const looked = await runWorkflow(file, byHand(), { ...setting, inputs });
    expect([...endsOf(doubtful), ...endsOf(looked)]).toEqual([
      'bonuses: in-doubt',
      'bonuses: in-doubt',
    ]);
    lab.github.advance(61 * 60_000);
    await runWorkflow(file, byHand(), { ...setting, inputs });
    const [line = ''] = /^\S+=not-paid: /m.exec(lab.results.at(-1)?.summary ?? '') ?? [];

    const answer = `${line}the page of the study shows nothing`;
    const resolved = await runWorkflow(file, byHand({ answer }), setting);
    expect(endsOf(resolved)).toEqual(['bonuses: paid']);
    expect(paidInOrder(lab)).toEqual(all);
  });
});

describe('the workflow of docs/separation-of-duties.md', () => {
  const page = 'docs/separation-of-duties.md';

  test('pays by the command that the comment of the pull request prints, and not without a digest', async (lab, setting) => {
    const file = typeOff(page);
    const planned = await runWorkflow(file, onPullRequest, setting);
    expect(endsOf(planned)).toEqual(['plan: planned']);
    const command = approvalIn(lab.comments()[0] ?? '');
    expect(command.file).toBe('bonuses.yml');

    const waiting = await runWorkflow(file, byHand(), setting);
    expect([...endsOf(waiting), ...paidInOrder(lab).flat()]).toEqual(['pay: blocked']);
    expect(lab.results.at(-1)?.annotations[0]?.message).toContain('APPROVAL_REQUIRED');

    expect(endsOf(await runWorkflow(file, byHand(command.inputs), setting))).toEqual(['pay: paid']);
    expect(paidInOrder(lab)).toEqual(all);
  });

  test('takes a word on a payment in doubt, and pays nothing in the run that hears it', async (lab, setting) => {
    const file = typeOff(page);
    lab.prolific.script('pay', 1, { kind: 'reset-before' });
    expect((await lab.run()).outputs['status']).toBe('in-doubt');
    const [bulk = ''] = [...lab.prolific.money.bulks.keys()];
    lab.github.advance(61 * 60_000);
    const answer = `${bulk}=not-paid: support says that it was never processed`;

    const told = await runWorkflow(file, byHand({ answer }), setting);

    expect(endsOf(told)).toEqual(['pay: blocked']);
    expect(lab.results.at(-1)?.annotations[0]?.message).toContain('APPROVAL_REQUIRED');
    expect((await lab.ledger()).at(-1)).toMatchObject({ type: 'resolved', outcome: 'not-paid' });
    expect(paidInOrder(lab).flat()).toEqual([]);
    const { inputs } = approvalIn(lab.results.at(-1)?.summary ?? '');
    expect(endsOf(await runWorkflow(file, byHand(inputs), setting))).toEqual(['pay: paid']);
    expect(paidInOrder(lab)).toEqual(all);
  });
});
