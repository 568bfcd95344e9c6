import { describe, expect, it } from '@jest/globals';
import {
  bareError,
  htmlError,
  messageError,
  wrappedError,
} from '../../sandbox/prolific/answers.ts';
import type { Answer, Fault } from '../../sandbox/server/faults.ts';
import { endOf } from '../../sandbox/runner/run-action.ts';
import { codesOf, csvOf, ledgerTypes, paidInOrder, story, test } from './story.ts';

/** What came back from the pay request, and the event that must follow. */
interface Row {
  name: string;
  fault: Fault;
  event: Record<string, unknown>;
}

function prolificError(status: number): Answer {
  return wrappedError({ status, title: 'Error', detail: `Said with ${status}` });
}

function instead(answer: Answer): Fault {
  return { kind: 'status', answer };
}

const accepted: readonly Row[] = [
  { name: 'a whole 202', fault: { kind: 'delay', ms: 0 }, event: { status: 202 } },
  { name: 'a 202 that is cut off', fault: { kind: 'truncate' }, event: { status: 202 } },
  {
    name: 'a 200 without a body',
    fault: { kind: 'status-after', answer: { status: 200 } },
    event: { status: 200 },
  },
];

const refused: readonly Row[] = [400, 401, 403, 404].map((status) => ({
  name: `a ${status} in Prolific's own words`,
  fault: instead(prolificError(status)),
  event: { status, reason: expect.stringContaining(`Said with ${status}`) },
}));

const unknown: readonly Row[] = [
  { name: 'a time-out', fault: { kind: 'hang-before' }, event: {} },
  { name: 'a reset', fault: { kind: 'reset-before' }, event: {} },
  {
    name: 'a redirect',
    fault: instead({ status: 301, headers: { location: '/api/v1/elsewhere/' } }),
    event: { reason: expect.stringContaining('301') },
  },
  ...[409, 429, 500, 503].map((status) => ({
    name: `a ${status}`,
    fault: instead(prolificError(status)),
    event: { reason: expect.stringContaining(String(status)) },
  })),
  { name: 'a 403 in HTML', fault: instead(htmlError(403, 'Forbidden')), event: {} },
  {
    name: 'a 404 from in front of Prolific',
    fault: instead(messageError(404, 'no route', 'Not found')),
    event: {},
  },
  {
    name: 'a 400 without the wrapper',
    fault: instead(bareError({ status: 400, title: 'Bad', detail: 'request' })),
    event: {},
  },
];

const quick = { inputs: { 'request-timeout': '5' } };

describe('the answer to a pay request', () => {
  it.each(accepted)('counts as accepted: $name', ({ fault, event }) =>
    story({ ...quick, prolific: { arrival: 'manual' } }, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
      lab.prolific.script('pay', 1, fault);

      const result = await lab.run();
      const next = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      expect(await ledgerTypes(lab)).toBe('claimed accepted');
      expect((await lab.ledger())[1]).toMatchObject(event);
      expect(endOf(next)).toBe('already-paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    })(),
  );

  it.each(refused)('counts as refused, and the bonuses are due again: $name', ({ fault, event }) =>
    story(quick, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
      lab.prolific.script('pay', 1, fault);

      const result = await lab.run();

      expect(endOf(result)).toBe('refused, exit 1');
      expect(codesOf(result)).toEqual(['PROLIFIC_REFUSED']);
      expect(await ledgerTypes(lab)).toBe('claimed refused');
      expect((await lab.ledger())[1]).toMatchObject(event);
      expect(paidInOrder(lab)).toEqual([[], [], []]);
      expect(endOf(await lab.run())).toBe('paid, exit 0');
      expect(paidInOrder(lab)).toEqual([[425], [50], []]);
    })(),
  );

  it.each(unknown)(
    'counts as unknown, and stops this run and the next: $name',
    ({ fault, event }) =>
      story(quick, async (lab) => {
        await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25', '0.50']) });
        lab.prolific.script('pay', 1, fault);

        const result = await lab.run();
        const next = await lab.run();

        expect([endOf(result), endOf(next)]).toEqual(['in-doubt, exit 1', 'in-doubt, exit 1']);
        expect(codesOf(result)).toEqual(['PAYMENT_IN_DOUBT']);
        expect(await ledgerTypes(lab)).toBe('claimed unknown');
        expect((await lab.ledger())[1]).toMatchObject(event);
        expect(lab.prolific.countOf('pay') + lab.prolific.countOf('elsewhere')).toBe(1);
        expect(result.outputs['bulk-ids']).toBe('[]');
        expect(result.summary).toContain('=paid:');
        expect(result.summary).not.toContain('=not-paid:');
      })(),
  );

  it.each<{ name: string; fault: Fault }>([
    { name: 'a time-out', fault: { kind: 'hang-after' } },
    { name: 'a reset', fault: { kind: 'reset-after' } },
    { name: 'a 500', fault: { kind: 'status-after', answer: prolificError(500) } },
  ])('is made up for by the money that arrives, and the run goes on: $name', ({ fault }) =>
    story({ ...quick, participants: 201 }, async (lab) => {
      lab.prolific.manner.listHasBonuses = true;
      const amounts = Array.from({ length: 201 }, () => '1.50');
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, amounts) });
      lab.prolific.script('pay', 1, fault);

      const result = await lab.run();

      expect(endOf(result)).toBe('paid, exit 0');
      expect(result.outputs['paid-count']).toBe('201');
      expect(await ledgerTypes(lab)).toBe('claimed unknown settled claimed accepted settled');
      expect(paidInOrder(lab)).toEqual(amounts.map(() => [150]));
    })(),
  );

  test('cannot come where nobody listens: the bonuses are still due', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
    lab.github.server.script('commit', 1, { kind: 'call', after: () => lab.prolific.close() });

    const result = await lab.run();

    expect(endOf(result)).toBe('refused, exit 1');
    expect(codesOf(result)).toEqual(['PROLIFIC_UNREACHABLE']);
    expect(await ledgerTypes(lab)).toBe('claimed refused');
    expect((await lab.ledger())[1]).toMatchObject({ status: null });
    expect(paidInOrder(lab)).toEqual([[], [], []]);
  });

  test('that names people and the token is repeated with both hidden', async (lab) => {
    await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
    const detail = `No ${lab.person(1)} with Token ${lab.prolific.token}\n::error::smuggled`;
    const answer = wrappedError({ status: 400, title: 'Bad request', detail });
    lab.prolific.script('pay', 1, instead(answer));

    const result = await lab.run();

    expect(endOf(result)).toBe('refused, exit 1');
    const [, line] = await lab.ledger();
    expect(line?.reason).toContain('No line 2 of bonuses/week1.csv');
    expect(result.log).toContain('No line 2 of bonuses/week1.csv');
    expect(result.annotations.map(({ message }) => message)).not.toContain('smuggled');
  });
});

describe('the answer to a pay request', () => {
  it(
    'that leaves a doubt is passed on in its own words: in log, finding, summary and ledger, also by the next run',
    story({ inputs: { 'request-timeout': '5' } }, async (lab) => {
      await lab.push({ 'bonuses/week1.csv': csvOf(lab, ['4.25']) });
      const detail = `The wallet is busy with ${lab.person(1)}`;
      const answer = wrappedError({ status: 429, title: 'Too many requests', detail });
      lab.prolific.script('pay', 1, { kind: 'status', answer });

      const result = await lab.run();
      const next = await lab.run();

      const [, line] = await lab.ledger();
      const words = 'The wallet is busy with line 2 of bonuses/week1.csv';
      expect(line?.reason).toContain(words);
      for (const run of [result, next]) {
        const doubt = run.annotations.find(({ message }) => message.startsWith('PAYMENT_IN_DOUBT'));
        expect(doubt?.message).toContain('status 429');
        expect(doubt?.message).toContain('other payments in the same workspace');
        expect(doubt?.message).toContain(words);
        expect(run.summary).toContain('The wallet is busy with');
      }
      expect(result.log).toContain(
        `nobody knows whether it was paid (Prolific answered with status 429`,
      );
    }),
  );
});
