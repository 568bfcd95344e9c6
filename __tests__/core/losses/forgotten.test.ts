import { describe, expect, it } from '@jest/globals';
import {
  askedUntil,
  type BranchChange,
  type FileAt,
  findForgotten,
  findSuspects,
  type TakenAway,
} from '../../../src/core/losses/forgotten.ts';
import { type LedgerEvent, serializeEvents } from '../../../src/core/ledger/lines.ts';
import { bulkId, claim, event, study } from '../../kit/builders.ts';

const one = claim({ bulk: bulkId('bulk-1') });
const two = claim({ bulk: bulkId('bulk-2') });
const accepted = event('accepted', 'bulk-1');

function textOf(...events: readonly LedgerEvent[]): string {
  return serializeEvents(events);
}

const taken: TakenAway = {
  kind: 'rewritten',
  at: new Date('2026-11-22T12:00:30Z'),
  by: 'octocat',
  before: 'c'.repeat(40),
  text: textOf(one, accepted, two),
};

describe('what a change took out of a ledger', () => {
  it.each<[string, string, string | null, number]>([
    ['a claim', textOf(one, accepted), taken.text, 1],
    ['all claims', '', taken.text, 1],
    ['nobody knows what, because its keeper has lost it', textOf(one, accepted, two), null, 1],
    ['an outcome alone, and then its claim is in doubt', textOf(one, two), taken.text, 0],
    ['nothing, for it was brought back', textOf(one, accepted, two), taken.text, 0],
    ['nothing, for another study was in it', '', '', 0],
    ['a line that is none', textOf(one), `${textOf(one)}<<<<<<< HEAD\n{"type":"claimed"}\n7\n`, 0],
  ])('is %s', (_, now, before, count) => {
    expect(findForgotten(study, now, [{ ...taken, text: before }])).toHaveLength(count);
  });

  it('is told with who did it, when, how many payments are gone, and which commit has them', () => {
    expect(findForgotten(study, textOf(one), [taken])).toEqual([
      {
        subject: `rewritten 2026-11-22T12:00:30.000Z ${taken.before}`,
        message: `The ledger branch was force-pushed on 22 Nov 2026, 12:00 UTC by octocat, and with it 1 bulk payment of study ${study}, which no ledger holds now. If that was a mistake, restore it first: commit ${'c'.repeat(40)} (docs/recovery.md).`,
        answerableFrom: new Date('2026-11-22T13:00:30Z'),
      },
    ]);
    const [gone] = findForgotten(study, '', [{ ...taken, by: null, kind: 'deleted', text: null }]);
    expect(gone?.message).toContain(
      `was deleted on 22 Nov 2026, 12:00 UTC, and what it held of study ${study} is not known.`,
    );
    const [removed] = findForgotten(study, '', [{ ...taken, kind: 'removed' }]);
    expect(removed?.message).toContain("The study's file was removed from the ledger branch on");
    expect(removed?.message).toContain('2 bulk payments');
  });

  it('is one loss for each change', () => {
    const changes = [taken, { ...taken, kind: 'deleted' as const }];
    expect(findForgotten(study, '', changes).map(({ subject }) => subject)).toEqual([
      `rewritten 2026-11-22T12:00:30.000Z ${taken.before}`,
      `deleted 2026-11-22T12:00:30.000Z ${taken.before}`,
    ]);
  });
});

describe('the time until which somebody was asked about all that was taken out', () => {
  const looked = (time: string) => ({ looked: `2026-11-22T${time}.000Z` });
  const early = claim({ bulk: bulkId('bulk-1'), ...looked('11:00:00') });
  const late = claim({ bulk: bulkId('bulk-2'), ...looked('12:00:00') });
  const withdrawn: LedgerEvent = {
    ...event('refused', 'bulk-2'),
    type: 'refused',
    status: null,
    reason: 'withdrawn',
  };
  it.each<[string, string, string | null]>([
    ['never, in an empty file', '', null],
    ['never, where there are outcomes alone', textOf(accepted), null],
    ['of no claim without an outcome', textOf(early, accepted, late), '10:59:00'],
    ['of none that was withdrawn', textOf(early, accepted, late, withdrawn), '10:59:00'],
    [
      'of none that only a human or the money tells of',
      textOf(early, late, event('settled', 'bulk-1'), event('resolved-paid', 'bulk-2')),
      null,
    ],
    [
      'of the last one, in whatever order the answers came',
      textOf(early, late, event('unknown', 'bulk-2'), accepted),
      '11:59:00',
    ],
    ['of one that Prolific refused', textOf(early, event('refused', 'bulk-1')), '10:59:00'],
    [
      'never, where Prolific did not say what time it was',
      textOf(claim({ bulk: bulkId('bulk-1'), looked: null }), accepted),
      null,
    ],
    [
      'never, where the time is none',
      textOf(early, accepted).replace(/"looked":"[^"]*"/, '"looked":"noon"'),
      null,
    ],
  ])('is a minute before the look %s', (_, text, time) => {
    const until = askedUntil(text)?.toISOString() ?? null;
    expect(until).toBe(time === null ? null : `2026-11-22T${time}.000Z`);
  });
});

describe('the changes that may have taken lines out of a file', () => {
  const change = (kind: BranchChange['kind'], before: string, after: string): BranchChange => ({
    kind,
    at: taken.at,
    by: 'octocat',
    before,
    after,
    isByBot: false,
  });
  const files: ReadonlyMap<string, FileAt> = new Map([
    ['nowhere', { content: null, size: 0 }],
    ['short', { content: 'a', size: 100 }],
    ['as short', { content: 'b', size: 100 }],
    ['long', { content: 'c', size: 200 }],
    ['also long', { content: 'c', size: 200 }],
  ]);

  it.each<[string, BranchChange, string | null]>([
    ['a payment was written', change('written', 'short', 'long'), null],
    ['the file was made', change('written', 'nowhere', 'short'), null],
    ['another file was written', change('written', 'long', 'also long'), null],
    ['a line became another of its length', change('written', 'short', 'as short'), null],
    ['a line was taken out', change('written', 'long', 'short'), 'shortened'],
    ['the file was taken off', change('written', 'long', 'nowhere'), 'removed'],
    ['nobody has the commits any more', change('written', 'lost', 'lost too'), null],
    ['only the commit before is known', change('written', 'long', 'lost'), null],
    ['the branch was deleted', change('deleted', 'long', 'nowhere'), 'deleted'],
    ['it was deleted before the study was in it', change('deleted', 'nowhere', 'nowhere'), null],
    ['a file was pushed to where there was none', change('rewritten', 'nowhere', 'short'), null],
    ['it was deleted long ago', change('deleted', 'lost', 'nowhere'), 'deleted'],
    ['it was set back', change('rewritten', 'long', 'short'), 'rewritten'],
    ['a longer file was pushed over it', change('rewritten', 'short', 'long'), 'rewritten'],
    [
      'it was pushed over, and the file is the same',
      change('rewritten', 'long', 'also long'),
      null,
    ],
    [
      'it was pushed over by a commit that is lost',
      change('rewritten', 'long', 'lost'),
      'rewritten',
    ],
  ])('%s', (_, given, kind) => {
    const suspects = findSuspects([given], (commit) => files.get(commit));
    expect(suspects.map((suspect) => suspect.kind)).toStrictEqual(kind === null ? [] : [kind]);
  });
});
