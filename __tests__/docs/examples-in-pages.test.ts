import { describe, expect, it } from '@jest/globals';
import { parseBatches } from '../../src/core/csv/file.ts';
import { fingerprint, type PersonalId, type StudyId } from '../../src/core/ids.ts';
import { GrowingLedger } from '../../src/core/ledger/growing-ledger.ts';
import { planDue } from '../../src/core/plan/due.ts';
import { blocksOf, readPage, sectionOf } from './pages.ts';

const readme = readPage('README.md');
const studyId = '5f1d7a2b9c3e4d5f6a7b8c99' as StudyId;

/** The README's CSV, as the quick start has it. */
function planOfReadme(ledger = '') {
  const [csv = ''] = blocksOf(readme, 'csv');
  const path = 'bonuses/week1.csv';
  const { batches, findings } = parseBatches(
    {
      file: path,
      path,
      gitPath: path,
      blobs: ['0'.repeat(40)],
      bytes: new TextEncoder().encode(csv),
    },
    {
      studyId,
      batch: null,
      allowWholeAmounts: false,
      idColumn: null,
      amountColumn: null,
      showIds: false,
    },
  );
  expect(findings).toEqual([]);
  const folded = GrowingLedger.empty.grow(ledger, 'README.md').ledger;
  return planDue(batches, new Map([[studyId, folded]]), (id) => id);
}

describe("the README's CSV", () => {
  it('is read as it stands', () => {
    expect(planOfReadme().due.map(({ amount }) => amount)).toEqual([425, 350]);
  });

  it('has the digest that docs/how-it-works.md works out', () => {
    const section = sectionOf(readPage('docs/how-it-works.md'), 'Approval by digest');
    expect(section).toContain(`have the digest \`${planOfReadme().digest}\``);
    const { due } = planOfReadme();
    const lines = due.map(({ study, batch, id, amount }) => `${study}→${batch}→${id}→${amount}\n`);
    const [block] = blocksOf(readPage('docs/how-it-works.md'), 'text').filter((text) =>
      text.includes('→'),
    );
    expect(block).toBe(lines.join(''));
  });
});

describe('the ledger of docs/ledger.md', () => {
  it("is a valid one, under which nothing of the README's CSV is due", () => {
    const blocks = blocksOf(readPage('docs/ledger.md'), 'json');
    const [ledger = ''] = blocks.filter((block) => block.includes('"type":"claimed"'));
    const plan = planOfReadme(ledger);
    expect(plan.due).toEqual([]);
    expect(plan.findings).toEqual([]);
    expect(plan.skipped.map(({ bulk }) => bulk.state.kind)).toEqual(['settled', 'settled']);
    expect(ledger).toContain(`"plan":"${planOfReadme().digest}"`);
  });
});

describe('docs/ledger.md', () => {
  it('tells the hash of its example', () => {
    const page = readPage('docs/ledger.md');
    const [, study = '', id = ''] = /printf '%s' '(\w{24}):(\w{24})'/.exec(page) ?? [];
    const hash = fingerprint(study as StudyId, id as PersonalId);
    expect(page).toContain(`prints \`${hash}\``);
  });

  it('has a ruleset that forbids deleting and rewriting the branch, and asks for nothing', () => {
    const [json = ''] = blocksOf(readPage('docs/ledger.md'), 'json').filter((block) =>
      block.includes('"enforcement"'),
    );
    expect(JSON.parse(json)).toMatchObject({
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: ['refs/heads/prolific-bonus-ledger'] } },
      rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
    });
  });
});
