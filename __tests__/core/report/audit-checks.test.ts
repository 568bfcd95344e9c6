import { describe, expect, it } from '@jest/globals';
import { type AuditCheck, checkOf, impossible } from '../../../src/core/audit/audit-check.ts';
import type { RunRecord } from '../../../src/core/record/run-record.ts';
import { renderAuditChecks } from '../../../src/core/report/audit-checks.ts';
import { recordOf, study } from '../../kit/run-records.ts';

const checksOf = (audit: AuditCheck[], given: Partial<RunRecord> = {}): string =>
  renderAuditChecks(recordOf('audit', { audit, ...given }));

describe('the checks of an audit', () => {
  it('are nothing in a run that is none', () => {
    expect(checksOf([])).toBe('');
  });

  it('are a line each, with the study that they are about: its name, or its id', () => {
    const money = checkOf('money', [], 'The sums agree.', study);
    const studies = new Map([[study, { name: 'Reading', rates: null }]]);
    const about = (name: string): string => `** &#40;${name}&#41;: passed. The sums agree.`;
    expect(checksOf([money], { studies })).toContain(about('Reading'));
    expect(checksOf([money])).toContain(about(study));
    const rules = impossible('protection', 'This token may not see them.');
    expect(checksOf([rules, money])).toMatch(/^- ➖ .*: not possible\. This token.*\n- ✅ /);
    expect(checksOf([rules])).not.toContain('&#40;');
  });

  it('say below one that failed what it found, and what to do', () => {
    const [title, ...below] = checksOf([checkOf('lines', ['One.', 'Two.'], '')]).split('\n');
    expect(title).toMatch(/^- ⛔ .*: failed\.$/);
    expect(below.slice(0, 2)).toEqual(['  - One.', '  - Two.']);
    expect(below.slice(2)).toEqual([expect.stringMatching(/^ {2}- \*\*To do:\*\* /)]);
  });
});
