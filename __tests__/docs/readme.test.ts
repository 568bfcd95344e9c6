import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Workflow } from '../examples/workflow-file.ts';
import { blocksOf, readPage } from './pages.ts';

const readme = readPage('README.md');
const [quickStart = ''] = blocksOf(readme, 'yaml');

describe('the README', () => {
  it('has at most 1,200 words, tables and workflow included', () => {
    // As wc -w counts them: the bars of tables too.
    const words = readme.split(/\s+/).filter((word) => word !== '');
    expect(words.length).toBeLessThanOrEqual(1200);
  });

  it('begins with a workflow of one job, some 25 lines and one field', () => {
    const { on, jobs } = parse(quickStart) as Workflow;
    expect(quickStart.trimEnd().split('\n').length).toBeLessThanOrEqual(28);
    expect(Object.keys(jobs)).toHaveLength(1);
    const { inputs = {} } = on['workflow_dispatch'] as { inputs?: object };
    expect(Object.keys(inputs)).toEqual(['answer']);
  });

  it('lists the examples, that which shows no plan last', () => {
    const names = Array.from(readme.matchAll(/\(examples\/([\w-]+)\.yml\)/g), ([, name]) => name);
    expect(names.length).toBeGreaterThan(5);
    expect(names.at(-1)).toBe('pay-on-merge');
  });
});
