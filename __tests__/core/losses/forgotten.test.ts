import { describe, expect, it } from '@jest/globals';
import {
  findForgotten,
  newestPaidClaimIn,
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
        subject: 'rewritten 2026-11-22T12:00:30.000Z',
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
      'rewritten 2026-11-22T12:00:30.000Z',
      'deleted 2026-11-22T12:00:30.000Z',
    ]);
  });
});

describe('the newest claim whose pay request has left', () => {
  const withdrawn: LedgerEvent = {
    ...event('refused', 'bulk-2'),
    type: 'refused',
    status: null,
    reason: 'withdrawn',
  };
  it.each<[string, string, string | null]>([
    ['none in an empty file', '', null],
    ['none among outcomes', textOf(accepted), null],
    ['not one of which only the claim is known', textOf(one, accepted, two), one.id],
    ['not one that was withdrawn', textOf(one, accepted, two, withdrawn), one.id],
    [
      'not one that only a human or the money tells of',
      textOf(one, two, event('settled', 'bulk-1'), event('resolved-paid', 'bulk-2')),
      null,
    ],
    [
      'the last one, in whatever order the answers came',
      textOf(one, two, event('unknown', 'bulk-2'), accepted),
      two.id,
    ],
    ['one that Prolific refused', textOf(one, event('refused', 'bulk-1')), one.id],
  ])('is %s', (_, text, id) => {
    expect(newestPaidClaimIn(text)).toBe(id);
  });
});
