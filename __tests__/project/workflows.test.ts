import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readWorkflow } from '../examples/workflow-file.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const workflows = globSync(['.github/workflows/*.yml', 'examples/*.yml'], { cwd: root }).sort();
const pages = globSync(['*.md', 'docs/**/*.md', 'examples/*.md'], { cwd: root }).sort();

function read(path: string): string {
  return readFileSync(`${root}${path}`, 'utf8');
}

interface Pin {
  path: string;
  action: string;
  ref: string;
  version: string | null;
}

function pinsIn(path: string): Pin[] {
  const uses = read(path).matchAll(/^\s*(?:- )?uses: ([\w./-]+)(?:@(\S+))?(?: # (v[\d.]+))?/gm);
  return [...uses].map(([, action = '', ref = '', version]) => ({
    path,
    action,
    ref,
    version: version ?? null,
  }));
}

describe.each(workflows)('%s', (path) => {
  const workflow = readWorkflow(path);

  it('gives no permission to all of its jobs, and each job its own', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of Object.values(workflow.jobs)) expect(job).toHaveProperty('permissions');
  });

  it('says of each permission why', () => {
    const granted = read(path).match(/^ {6}[\w-]+: (?:read|write)\b.*$/gm) ?? [];
    const wanted = Object.values(workflow.jobs).flatMap(({ permissions = {} }) =>
      Object.keys(permissions),
    );
    expect(granted).toHaveLength(wanted.length);
    expect(granted.filter((line) => !/ # \w+/.test(line))).toEqual([]);
  });

  it('lets no job run for hours, and no two runs of one kind run at once', () => {
    for (const job of Object.values(workflow.jobs)) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
      expect(workflow.concurrency ?? job.concurrency).toBeDefined();
    }
  });

  it('pins every action by a whole commit hash, with the version beside it', () => {
    const loose = pinsIn(path).filter(
      ({ action, ref, version }) =>
        action !== './' && (!/^[0-9a-f]{40}$/.test(ref) || version === null),
    );
    expect(loose).toEqual([]);
  });

  it('leaves no token in the work tree of a job that runs other code', () => {
    for (const { steps } of Object.values(workflow.jobs)) {
      const keeps = steps.filter(
        ({ uses, with: given }) =>
          uses?.startsWith('actions/checkout@') === true &&
          given?.['persist-credentials'] !== false,
      );
      const runsOthers = steps.some(({ run }) => /\bnpm |bash \.ci|node /.test(run ?? ''));
      expect(keeps.length > 0 && runsOthers).toBe(false);
    }
  });

  it('pastes no expression into a script', () => {
    const scripts = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => run ?? []),
    );
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
});

describe('all workflows, examples and pages', () => {
  it('agree on one commit for each version of an action', () => {
    const pins = [...workflows, ...pages]
      .flatMap(pinsIn)
      .filter(({ ref }) => /^[0-9a-f]{40}$/.test(ref));
    const refs = Map.groupBy(pins, ({ action }) => action);
    for (const [action, all] of refs) {
      const spellings = new Set(all.map(({ ref, version }) => `${ref} ${version ?? 'no version'}`));
      expect({ action, spellings: [...spellings] }).toEqual({
        action,
        spellings: [expect.any(String)],
      });
    }
    expect(refs.size).toBeGreaterThan(3);
  });
});

describe('the forms for issues', () => {
  const forms = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: root }).filter(
    (path) => !path.endsWith('config.yml'),
  );

  // GitHub Docs: Syntax for issue forms.
  it.each(forms)('are as GitHub wants them: %s', (path) => {
    const form = parse(read(path)) as {
      name: string;
      description: string;
      body: { type: string; id?: string; attributes: Record<string, unknown> }[];
    };
    expect([typeof form.name, typeof form.description]).toEqual(['string', 'string']);
    const asking = form.body.filter(({ type }) => type !== 'markdown');
    for (const { type, attributes } of asking) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
      expect(typeof attributes['label']).toBe('string');
    }
    const ids = asking.map(({ id }) => id);
    expect(ids).not.toContain(undefined);
    expect(new Set(ids).size).toBe(ids.length);
    expect(asking.length).toBeGreaterThan(0);
  });

  it('link to pages that are there', () => {
    const { contact_links: links } = parse(read('.github/ISSUE_TEMPLATE/config.yml')) as {
      contact_links: { url: string }[];
    };
    const paths = links.flatMap(({ url }) => /\/blob\/main\/(.+)$/.exec(url)?.[1] ?? []);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(read(path).length).toBeGreaterThan(0);
  });
});
