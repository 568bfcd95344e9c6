import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../sandbox/server/faults.ts';
import { closeAll, connectAnswers, studyId } from './connection.ts';
import { page, row } from './submission-rows.ts';

afterEach(closeAll);

const study = studyId('a'.repeat(24));
const early = 'Sun, 22 Nov 2026 11:00:00 GMT';
const late = 'Sun, 22 Nov 2026 11:20:00 GMT';

const at = (date: string, answer: Answer): Answer => ({ ...answer, headers: { date } });
const cost = {
  status: 200,
  body: { bonuses: { rewards: { amount: 1, currency: 'GBP' } } },
} as const;

describe('when Prolific was asked', () => {
  it('is what Prolific says with the cost', async () => {
    const { prolific } = await connectAnswers([at(early, cost)]);
    expect((await prolific.readCost(study)).readAt).toEqual(new Date('2026-11-22T11:00:00Z'));
  });

  it('is what it says with the answer that counted, after one that failed', async () => {
    const { prolific } = await connectAnswers([at(early, { status: 503 }), at(late, cost)]);
    expect((await prolific.readCost(study)).readAt).toEqual(new Date('2026-11-22T11:20:00Z'));
  });

  it.each([['soon'], ['']])('is not known where it says "%s"', async (date) => {
    const { prolific } = await connectAnswers([at(date, cost), at(date, page([]))]);
    expect((await prolific.readCost(study)).readAt).toBeNull();
    expect((await prolific.listSubmissions(study)).readAt).toBeNull();
  });

  it('is the time of the first page, however long the others and further readings take', async () => {
    const meta = { meta: { count: 2 } };
    const { prolific, server } = await connectAnswers([
      at(early, page([row(1)], meta)),
      // The pages have shifted, so the list is read again.
      at(late, page([row(1)], meta)),
      at(late, page([row(1)], meta)),
      at(late, page([row(2)], meta)),
    ]);
    const { readAt, submissions } = await prolific.listSubmissions(study);
    expect(readAt).toEqual(new Date('2026-11-22T11:00:00Z'));
    expect(submissions).toHaveLength(2);
    expect(server.requests).toHaveLength(4);
  });

  it('of the first page is not made up where only a later one is dated', async () => {
    const { prolific } = await connectAnswers([
      at('never', page([row(1)], { meta: { count: 2 } })),
      at(late, page([row(2)], { meta: { count: 2 } })),
    ]);
    expect((await prolific.listSubmissions(study)).readAt).toBeNull();
  });
});
