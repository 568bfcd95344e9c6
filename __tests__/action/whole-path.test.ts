import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Lab, LabRun } from '../../sandbox/lab/lab.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, ledgerTypes, paidInOrder, story } from './story.ts';

const path = 'bonuses/week1.csv';

const preview: LabRun = {
  inputs: { mode: 'plan', comment: 'true', quote: 'true' },
  event: {
    name: 'pull_request',
    ref: 'refs/pull/7/merge',
    payload: { pull_request: { number: 7 } },
  },
};

/** The only comment of the pull request. */
function onlyComment(lab: Lab): string {
  const [comment = '', ...others] = lab.comments();
  expect(others).toEqual([]);
  return comment;
}

/** What the comment tells a human to paste into the form of the manual run. */
function formIn(comment: string): Record<string, string> {
  const [, name, value] =
    /paste this into \*\*([\w-]+)\*\*, press the green button:\n\n```text\n(\S+)\n```/.exec(
      comment,
    ) ?? [];
  return name === undefined || value === undefined ? {} : { [name]: value };
}

function manualRun(inputs: Record<string, string>): LabRun {
  return { inputs, event: { name: 'workflow_dispatch' } };
}

/** A decimal in ten-thousandths, because fees and VAT may be fractions of a cent. */
function exactly(decimal: string | undefined): bigint {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d{1,4}))?$/.exec(decimal ?? '') ?? [];
  if (whole === undefined) throw new Error(`${decimal ?? 'nothing'} is no decimal`);
  return BigInt(`${whole}${fraction.padEnd(4, '0')}`);
}

/** The receipt's lines by its column names; nothing in this story has a comma or a quote. */
async function receiptIn(file: string): Promise<Record<string, string>[]> {
  const text = await readFile(file, 'utf8');
  const [head = [], ...lines] = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

/**
 * Opens a pull request with a mistake, sees it blocked, corrects it; gives what the comment then
 * says to type.
 */
async function correctThePreview(lab: Lab): Promise<Record<string, string>> {
  await lab.push({ [path]: csvOf(lab, ['4.25', '1e3']) });
  const mistaken = await lab.run(preview);
  expect(endOf(mistaken)).toBe('blocked, exit 1');
  expect(codesOf(mistaken)).toEqual(['CSV_INVALID']);
  expect(onlyComment(lab)).toContain('1e3');
  expect(formIn(onlyComment(lab))).toEqual({});

  await lab.push({ [path]: csvOf(lab, ['4.25', '0.55']) });
  const corrected = await lab.run(preview);
  expect(endOf(corrected)).toBe('planned, exit 0');
  const comment = onlyComment(lab);
  expect(comment).not.toContain('1e3');
  expect(formIn(comment)).toEqual({ answer: corrected.outputs['plan'] });
  expect(comment).toContain(corrected.outputs['fees'] ?? 'no fees');
  const typed = `-f answer=${formIn(comment)['answer'] ?? ''}`;
  const line = `gh workflow run bonuses.yml --ref main ${typed}\n`;
  expect([corrected.log, corrected.summary, comment].map((text) => text.includes(line))).toEqual([
    true,
    true,
    true,
  ]);
  return formIn(comment);
}

async function payWithReceipt(lab: Lab, form: Record<string, string>): Promise<void> {
  const folder = await lab.checkOut();
  const paid = await lab.run(manualRun({ ...form, receipt: 'out/receipt.csv' }));

  expect(endOf(paid)).toBe('paid, exit 0');
  expect(paid.outputs).toMatchObject({
    plan: form['answer'],
    'paid-count': '2',
    'paid-amount': '4.80',
    settled: 'false',
    receipt: 'out/receipt.csv',
  });
  expect((await lab.ledger())[0]).toMatchObject({ plan: form['answer'], approved: true });
  const lines = await receiptIn(join(folder, 'out/receipt.csv'));
  expect(lines.map(({ kind, id, amount }) => [kind, id, amount])).toEqual([
    ['bonus', lab.person(1), '4.25'],
    ['bonus', lab.person(2), '0.55'],
    ['fees', '', paid.outputs['fees']],
    ['vat', '', paid.outputs['vat']],
    ['total', '', paid.outputs['total-cost']],
  ]);
  const amounts = lines.map(({ amount }) => exactly(amount));
  const total = amounts.pop();
  expect(amounts.reduce((sum, cents) => sum + cents, 0n)).toBe(total);
}

describe('the whole path of a bonus', () => {
  it(
    'leads from a mistake over preview, approval, payment and receipt to the proof, and a changed plan leads nowhere',
    story({ prolific: { arrival: 'manual' } }, async (lab) => {
      lab.addPullRequest(7);
      const form = await correctThePreview(lab);
      expect(lab.prolific.countOf('pay')).toBe(0);

      await payWithReceipt(lab, form);
      expect(paidInOrder(lab)).toEqual([[425], [55], []]);

      lab.prolific.money.arrive();
      const proven = await lab.run({ inputs: { mode: 'reconcile' }, event: { name: 'schedule' } });
      expect(endOf(proven)).toBe('reconciled, exit 0');
      expect(proven.outputs['settled']).toBe('true');

      const again = await lab.run(manualRun(form));
      expect(endOf(again)).toBe('already-paid, exit 0');
      expect(again.outputs).toMatchObject({ 'bulk-ids': '[]', 'paid-amount': '0.00' });

      await lab.push({ [path]: csvOf(lab, ['4.25', '0.55', '2.00']) });
      const second = await lab.run(preview);
      expect(endOf(second)).toBe('planned, exit 0');
      const secondForm = formIn(onlyComment(lab));
      expect(secondForm).toEqual({ answer: second.outputs['plan'] });
      expect(secondForm['answer']).not.toBe(form['answer']);

      await lab.push({ [path]: csvOf(lab, ['4.25', '0.55', '1.50']) });
      const refused = await lab.run(manualRun(secondForm));
      expect(endOf(refused)).toBe('blocked, exit 1');
      expect(codesOf(refused)).toEqual(['PLAN_CHANGED']);
      expect(lab.prolific.countOf('pay')).toBe(1);
      expect(await ledgerTypes(lab)).toBe('claimed accepted settled');
      expect(paidInOrder(lab)).toEqual([[425], [55], []]);
    }),
  );
});
