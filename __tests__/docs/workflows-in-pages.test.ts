import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { blocksOf, pages, readPage } from './pages.ts';

interface Workflow {
  readonly on: { readonly workflow_dispatch?: { readonly inputs?: Record<string, unknown> } };
  readonly permissions: Record<string, string>;
  readonly jobs: Record<
    string,
    {
      readonly permissions?: Record<string, string>;
      readonly steps: readonly {
        readonly uses?: string;
        readonly with?: Record<string, unknown>;
      }[];
    }
  >;
}

const { inputs } = parse(readPage('action.yml')) as { inputs: Record<string, unknown> };

const workflows = pages.flatMap((page) =>
  blocksOf(readPage(page), 'ya?ml').flatMap((text) => {
    const workflow = parse(text) as Partial<Workflow>;
    return workflow.jobs === undefined ? [] : [{ page, text, workflow: workflow as Workflow }];
  }),
);

describe('a workflow in a page', () => {
  it('is there to be looked at', () => {
    expect(workflows.map(({ page }) => page)).toContain('README.md');
  });

  it.each(workflows)('gives the action only inputs that it has: $page', ({ workflow }) => {
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
    const ours = steps.filter(({ uses }) => uses?.includes('/pay-prolific-bonuses@') === true);
    expect(ours.length).toBeGreaterThan(0);
    for (const step of ours)
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  });

  it.each(workflows)(
    'gives each job only its own permissions, and a reason for each: $page',
    ({ workflow, text }) => {
      const jobs = Object.values(workflow.jobs);
      // What the only job of a workflow may do can be written above it.
      if (jobs.length > 1) expect(workflow.permissions).toEqual({});
      const given = [
        workflow.permissions,
        ...jobs.map(({ permissions = {} }) => permissions),
      ].flatMap((permissions) => Object.entries(permissions));
      expect(given.length).toBeGreaterThan(0);
      for (const [name, access] of given)
        expect(text).toMatch(new RegExp(`${name}: ${access} # \\w`));
    },
  );

  it.each(workflows)(
    'has the fields that the summary of a plan tells to fill in: $page',
    ({ workflow }) => {
      const fields = Object.keys(workflow.on.workflow_dispatch?.inputs ?? {});
      expect(fields).toEqual(expect.arrayContaining(['answer']));
    },
  );
});
