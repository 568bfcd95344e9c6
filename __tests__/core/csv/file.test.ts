import { describe, expect, it } from '@jest/globals';
import { fingerprint } from '../../../src/core/ids.ts';
import { ann, bob, cyd, paid, parse, problems, study } from './bonus-reading.ts';

describe('a file without a problem', () => {
  it('becomes one batch that holds all that a payment needs', () => {
    expect(parse(`${ann.toUpperCase()},4.25\n\n${bob},0.00\n`)).toEqual({
      findings: [],
      notices: ['"data/bonuses/w1.csv": 1 bonus of zero skipped.'],
      batches: [
        {
          study,
          label: 'bonuses/w1.csv',
          labelGiven: false,
          path: 'bonuses/w1.csv',
          gitPath: 'bonuses/w1.csv',
          blob: 'b10b',
          bonuses: [
            {
              study,
              batch: 'bonuses/w1.csv',
              id: ann,
              to: fingerprint(study, ann),
              amount: 425,
              file: 'data/bonuses/w1.csv',
              lineNumber: 1,
            },
          ],
          zeros: [
            {
              study,
              batch: 'bonuses/w1.csv',
              id: bob,
              to: fingerprint(study, bob),
              amount: 0,
              file: 'data/bonuses/w1.csv',
              lineNumber: 3,
            },
          ],
        },
      ],
    });
  });

  it('carries the label that was given', () => {
    const [batch] = parse(`${ann},4.25`, { batch: 'Week 1' }).batches;
    expect(batch).toMatchObject({ label: 'Week 1', labelGiven: true, path: 'bonuses/w1.csv' });
    expect(batch?.bonuses[0]?.batch).toBe('Week 1');
  });

  it('counts its bonuses of zero', () => {
    const { notices } = parse(`${ann},0\n${bob},0.0\n${cyd},4.25`);
    expect(notices).toEqual(['"data/bonuses/w1.csv": 2 bonuses of zero skipped.']);
  });

  it('of 100,000 lines is read', () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, n) => `${n.toString(16).padStart(24, '0')},4.25`,
    );
    const { batches, findings } = parse(lines.join('\n'));
    expect(findings).toEqual([]);
    expect(batches[0]?.bonuses).toHaveLength(100_000);
    expect(batches[0]?.bonuses.at(-1)?.lineNumber).toBe(100_000);
  });
});

describe('a header', () => {
  it.each([
    'participant_id,amount',
    'submission_id,bonus',
    'prolific_id,bonus_amount',
    'PROLIFIC_PID,Amount',
    'Participant ID,BONUS',
    'submission id,amount',
    'id,amount',
  ])('is known as %s', (header) => {
    expect(paid(`${header}\n${ann},4.25`)).toEqual([[study, ann, 425]]);
  });

  it('may come after blank lines and have its columns in any order', () => {
    expect(paid(`\n\nnote,amount,id\nhello,4.25,${ann}`)).toEqual([[study, ann, 425]]);
  });

  it('with other columns leads to a notice that names them', () => {
    expect(parse(`id,Note,amount,x\u202ey\n${ann},hi,4.25,`).notices).toEqual([
      '"data/bonuses/w1.csv": these columns are ignored: "Note", "x\\u{202e}y".',
    ]);
  });

  it('with very many other columns is not repeated in full', () => {
    const others = Array.from({ length: 13 }, (_, n) => `c${n}`);
    const [notice] = parse(`id,amount,${others.join()}\n${ann},4.25,${others.join()}`).notices;
    expect(notice).toMatch(/"c8", "c9" and 3 more\.$/);
    expect(notice).not.toContain('c10');
  });

  it.each([
    [
      'participant_id,submission_id,amount',
      /2 columns that could be the id: "participant_id", "submission_id"/,
    ],
    ['id,amount,Bonus', /2 columns that could be the amount: "amount", "Bonus"/],
    ['id,amount,study_id,STUDY_ID', /2 columns that could be the study: "study_id", "STUDY_ID"/],
  ])('with two candidates for one role is an error: %s', (header, message) => {
    const found = problems(`${header}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  it('without a line under it is a notice, and a batch of nothing', () => {
    const { batches, findings, notices } = parse('id,amount\n');
    expect(findings).toEqual([]);
    expect(batches).toMatchObject([{ study, bonuses: [], zeros: [] }]);
    expect(notices).toEqual(['"data/bonuses/w1.csv": a header and no bonuses.']);
  });

  it.each(['participant,amount', 'id,money', ' id,amount', 'id , amount'])(
    'that is not one (%s) is a bad first line with a hint about headers',
    (header) => {
      const [first, second] = parse(`${header}\n${ann},4.256`).findings;
      expect(first?.place?.lineNumber).toBe(1);
      expect(first?.hint).toContain('If this line is a header');
      const last = parse(`${header}\n${ann},4.256`).findings.at(-1);
      expect(second).toBeDefined();
      expect(last?.place?.lineNumber).toBe(2);
      expect(last?.hint).not.toContain('header');
    },
  );
});

describe('every problem', () => {
  it('is reported at once, in the order of the lines', () => {
    const text = `id,amount\n${ann},-1\n"${bob}"x,4.25\n,\n${cyd},4.25\n${cyd},1e3\n`;
    expect(problems(text)).toEqual([
      '2: The amount "-1" of …00a1 has a sign.',
      '3: A double quote stands where none may be.',
      '4: The id is missing.',
      '4: The amount is missing.',
      '6: The amount "1e3" of …00c3 has an exponent.',
      '6: The id …00c3 is on line 5 and again on line 6.',
    ]);
  });

  it('of the file as a whole is placed on its first line', () => {
    expect(problems('')).toEqual(['1: This file is empty.']);
  });
});

describe('a name that holds an id', () => {
  it.each([
    ['of the batch', { batch: `bonus of ${bob.toUpperCase()}` }],
    ['in a label that is longer', { batch: `x${bob}y` }],
  ])('is a problem of the line whose id it is, shown by its end alone: %s', (_, settings) => {
    const { findings, batches } = parse(`${ann},4.25\n${bob},0.00\n`, settings);
    expect(batches).toEqual([]);
    expect(findings).toEqual([
      {
        kind: 'error',
        code: 'CSV_INVALID',
        message: `The name of the file, or the batch, holds the id of this line (…${bob.slice(-4)}), and would be shown everywhere.`,
        hint: 'Rename the file, or the batch, so that it names nobody.',
        place: { file: 'data/bonuses/w1.csv', lineNumber: 2 },
      },
    ]);
  });

  it('may be that of a study, or of nobody here', () => {
    expect(parse(`${ann},4.25\n`, { batch: `bonuses of ${study}` }).findings).toEqual([]);
    expect(parse(`${ann},4.25\n`, { batch: cyd }).findings).toEqual([]);
  });
});
