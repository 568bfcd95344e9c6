import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as graphql17 from 'graphql';
import * as graphql16 from 'graphql16';
import { readEventDates } from '../../../src/adapters/branch-past/blame.ts';
import { readLatestChanges } from '../../../src/adapters/branch-past/branch-changes.ts';
import { findLosses } from '../../../src/adapters/branch-past/taken-away.ts';
import { connectPast } from '../../../src/adapters/branch-past/past.ts';
import { StudyPages } from '../../../src/adapters/branch/study-page.ts';
import { EncodedText } from '../../../src/adapters/branch-ledger/encoded-text.ts';
import { additionOf, sendCommit } from '../../../src/adapters/branch-ledger/commit.ts';
import type { Desk } from '../../../src/adapters/branch-ledger/desk.ts';
import { GitHubHome } from '../../../src/adapters/github/home.ts';
import { lookAtLedger } from '../../../src/adapters/branch/look-at-branch.ts';
import { readOtherStudies } from '../../../src/adapters/branch/other-studies.ts';
import { CommentRefused, readLogin } from '../../../src/adapters/github/comments.ts';
import { connectGitHub, type GitHubAddress } from '../../../src/adapters/github/github.ts';
import { ActionError } from '../../../src/core/errors.ts';
import type { BranchChange } from '../../../src/core/losses/forgotten.ts';
import { serializeEvents } from '../../../src/core/ledger/lines.ts';
import type { HomeQuestion } from '../../../src/core/checks/tip.ts';
import { eventOf, studyA, studyB } from '../ledger/ledger-events.ts';
import { Scribe, type Sent } from './scribe.ts';

const studies = [[], [studyA], [studyA, studyB]];
const sha = 'a'.repeat(40);
const folders = ['', 'ledger', 'lab/ledger'];
const placeAt = (folder: string) =>
  ({ repository: 'lab/study', branch: 'ledger', folder }) as const;
const questions: HomeQuestion[] = [null, 'refs/heads/main'].flatMap((ref) =>
  [[], ['week1.csv'], ['week1.csv', 'päid.csv']].map((paths) => ({ ref, paths })),
);

const signal = new AbortController().signal;
const patience = { signal, timeoutMs: 60_000, tries: 1 };

/** Every way to ask: the file of `src` that asks, and all combinations of what it is asked with. */
const askers: Record<string, (address: GitHubAddress) => Promise<unknown>[]> = {
  'branch/look-at-branch.ts': (address) =>
    folders.flatMap((folder) =>
      studies.flatMap((some) =>
        [null, ...questions].map((home) => {
          const github = connectGitHub(address);
          const repository = new GitHubHome(github, 'lab/study', patience);
          if (home !== null) repository.prepare(home);
          return lookAtLedger(
            github,
            placeAt(folder),
            some,
            repository.riderTo('lab/study'),
            patience,
          );
        }),
      ),
    ),
  'branch/other-studies.ts': (address) =>
    folders.map((folder) =>
      readOtherStudies(connectGitHub(address), placeAt(folder), [studyA], patience),
    ),
  'github/home.ts': (address) =>
    questions.map((question) =>
      new GitHubHome(connectGitHub(address), 'lab/study', patience).prepare(question)(),
    ),
  'github/merged-previews.ts': (address) => [
    new GitHubHome(connectGitHub(address), 'lab/study', patience).readPreviews(
      sha,
      'refs/heads/main',
    ),
  ],
  'branch-past/blame.ts': (address) => {
    const event = eventOf();
    const position = { head: sha, text: serializeEvents([event]) };
    const github = connectGitHub(address);
    return [readEventDates(github, 'lab/study', position, 'a', [event.id], patience)];
  },
  'branch-past/taken-away.ts': (address) => {
    const github = connectGitHub(address);
    const place = placeAt('ledger');
    // More commits than one query asks about.
    const many = Array.from({ length: 60 }, (_, at): BranchChange => {
      const [before, after] = [2 * at, 2 * at + 1].map((number) =>
        String(number).padStart(40, 'a'),
      );
      return {
        kind: 'written',
        at: new Date(),
        isByBot: false,
        by: null,
        before: before ?? '',
        after: after ?? '',
      };
    });
    return [
      readLatestChanges(github, place, patience),
      Promise.resolve({ changes: many, unseen: null }),
    ].map((changes) => findLosses({ github, place, study: studyA, text: '', changes, patience }));
  },
  'branch-past/commit-history.ts': (address) =>
    folders.flatMap((folder) => {
      const place = { repository: 'lab/study', branch: 'ledger', folder } as const;
      const server = new URL('https://github.com');
      const pages = new StudyPages(`${server.href}lab/study/actions/runs`);
      const past = connectPast(connectGitHub(address), place, pages, patience, server);
      return [null, 'a'.repeat(40)].map((from) => past.readWrites(from));
    }),
  'branch-ledger/commit.ts': (address) => {
    const desk = {
      github: connectGitHub(address),
      place: placeAt(''),
      record: signal,
    } as unknown as Desk;
    const write = {
      on: sha,
      files: [additionOf('a', EncodedText.empty.plus('b\n'))],
      headline: 'c',
    };
    return [sendCommit(desk, write, 5_000)];
  },
  'github/comments.ts': (address) => [
    readLogin({ address, repository: 'lab/study', number: 1, signal }),
  ],
};

/** The files of `src/adapters` that have a text of GraphQL. */
function filesWithDocuments(): string[] {
  const root = new URL('../../../src/adapters/', import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && name !== 'github/graphql-document.ts')
    .filter((name) => readFileSync(new URL(name, root), 'utf8').includes('graphqlDocument('))
    .sort();
}

function readSchema(entry: string): string {
  return readFileSync(new URL('./schema.graphql', entry), 'utf8');
}

/** What a parser, a validator and a reader of variables have against a document. */
function judgeBy(library: typeof graphql16, schema: graphql16.GraphQLSchema, sent: Sent): string[] {
  try {
    const document = library.parse(sent.query);
    const problems = library.validate(schema, document);
    if (problems.length > 0) return problems.map(({ message }) => message);
    const variables = library.getOperationAST(document)?.variableDefinitions ?? [];
    const { errors = [] } = library.getVariableValues(schema, variables, sent.variables);
    return errors.map(({ message }) => message);
  } catch (failure) {
    return [String(failure)];
  }
}

const libraries = { 16: graphql16, 17: graphql17 as unknown as typeof graphql16 };
// Rulesets came to the schema shortly before; every GitHub whose runners have Node 24 knows them.
const packages = {
  oldest: import.meta.resolve('octokit-graphql-schema-15'),
  newest: import.meta.resolve('@octokit/graphql-schema'),
};

describe('every GraphQL document that the code can build', () => {
  const scribe = new Scribe();
  const counts: Record<string, number> = {};

  beforeAll(async () => {
    const address = await scribe.open();
    for (const [file, ask] of Object.entries(askers)) {
      const before = scribe.sent.length;
      for (const outcome of await Promise.allSettled(ask(address))) {
        if (outcome.status === 'fulfilled') continue;
        const { reason } = outcome as { reason: unknown };
        if (!(reason instanceof ActionError || reason instanceof CommentRefused)) throw reason;
      }
      counts[file] = scribe.sent.length - before;
    }
  });
  afterAll(() => scribe.close());

  it('is asked for here: no other file of the adapters has a text of GraphQL', () => {
    expect(filesWithDocuments()).toEqual(Object.keys(askers).sort());
  });

  it('was sent, in all combinations of its parts', () => {
    expect(counts).toEqual({
      'branch/look-at-branch.ts': 63,
      'branch-past/taken-away.ts': 4,
      'branch/other-studies.ts': 3,
      'github/home.ts': 6,
      'github/merged-previews.ts': 1,
      'branch-past/blame.ts': 1,
      'branch-past/commit-history.ts': 6,
      'branch-ledger/commit.ts': 1,
      'github/comments.ts': 1,
    });
  });

  it.each([
    ['16', 'oldest'],
    ['16', 'newest'],
    ['17', 'oldest'],
    ['17', 'newest'],
  ] as const)('is valid to graphql %s by the %s published schema', (version, age) => {
    const library = libraries[version];
    const text = library.parse(readSchema(packages[age]), { noLocation: true });
    const schema = library.buildASTSchema(text, { assumeValid: true });
    const wrong = scribe.sent.flatMap((sent) =>
      judgeBy(library, schema, sent).map((problem) => `${problem}\n${sent.query}`),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('would be refused with an empty selection, which only the strict parser sees', () => {
    const query = '{ viewer { ... on User { } } }';
    expect(() => graphql16.parse(query)).toThrow('Expected Name, found "}"');
  });
});
