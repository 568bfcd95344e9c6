import { describe, expect, it } from '@jest/globals';
import { forPeople } from '../../../src/core/result/for-people.ts';
import { parseStudyId, type StudyId } from '../../../src/core/ids.ts';
import { finding, recordOf, study } from '../../kit/run-records.ts';

const other = parseStudyId('5d84bdd1acfdc84aff7bbcb6') as StudyId;
const text = `Skipped in study ${study} and study ${other}, plan ${'f02123d8'.repeat(8)}, at ${'c'.repeat(40)}`;
const told = forPeople(
  recordOf('pay', {
    studies: new Map([
      [study, { name: 'Costs $& more', rates: null }],
      [other, { name: null, rates: null }],
    ]),
    findings: [finding({ message: text, hint: text })],
    warnings: [text],
    notices: [text],
    reconciled: [text],
  }),
);
const said = `Skipped in study "Costs $& more" and study ${other}, plan f02123d8…, at ${'c'.repeat(40)}`;

describe('the record as people read it', () => {
  it('names a study where its name is known, letter by letter, and of a digest shows the beginning', () => {
    const [only] = told.findings;
    expect([only?.message, only?.hint, told.warnings, told.notices, told.reconciled]).toEqual([
      said,
      said,
      [said],
      [said],
      [said],
    ]);
  });
});
