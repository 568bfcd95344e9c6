import { describe, expect, it } from '@jest/globals';
import { bonusesPerBulk } from '../../src/core/plan/drafts.ts';
import { findArrived, findMaybeArrived } from '../../src/core/ledger/evidence.ts';
import { states } from '../../src/core/ledger/states.ts';
import { parseCents } from '../../src/core/money.ts';
import { ann, bulkOf, claim, claimedAt, claimedBonus } from '../kit/builders.ts';
import { blocksOf, readPage, rowsOf, sectionOf } from './pages.ts';

const page = readPage('docs/how-it-works.md');

/** A state as the page spells it: Mermaid's names have no hyphens. */
function spell(kind: string): string {
  return kind.replaceAll('-', '_');
}

/** Every arrow of the diagram; one that leaves a group of states leaves each of them. */
function drawnArrows(diagram: string): string[] {
  const groups = new Map<string, Set<string>>();
  const arrows: [string, string, string][] = [];
  let group: Set<string> | null = null;
  for (const line of diagram.split('\n').map((text) => text.trim())) {
    const opened = /^state "[^"]*" as (\w+) \{$/.exec(line)?.[1];
    if (opened !== undefined) {
      group = new Set();
      groups.set(opened, group);
    }
    if (line === '}') group = null;
    const [, from = '', to = '', label = ''] = /^(\w+) --> (\w+): (.*)$/.exec(line) ?? [];
    if (from === '') continue;
    arrows.push([from, to, label]);
    group?.add(from).add(to);
  }
  return arrows.flatMap(([from, to, label]) =>
    [...(groups.get(from) ?? [from])].map((one) => `${one} --> ${to}: ${label}`),
  );
}

describe('the state diagram', () => {
  it("has an arrow for each line of the code's table that changes a state, and no other", () => {
    const real = Object.entries(states).flatMap(([from, { next }]) =>
      Object.entries(next)
        .filter(([, to]) => to !== from)
        .map(([event, to]) => `${spell(from)} --> ${spell(to)}: ${event}`),
    );
    const [diagram = ''] = blocksOf(page, 'mermaid');
    expect(drawnArrows(diagram).sort()).toEqual(real.sort());
  });

  it("is followed by the code's table: what counts as paid, what stops payments, who looks", () => {
    const rows = rowsOf(sectionOf(page, 'The life of a bulk payment'));
    const paid = { all: /^yes/, arrived: /^only those that had arrived$/, none: /^no\b/ };
    const stops = { yes: /^yes/, 'after a day': /^no; after 24 hours, .* yes$/, no: /^no$/ };
    expect(rows.map(([name]) => name)).toEqual(Object.keys(states).map(spell));
    for (const [index, row] of Object.values(states).entries()) {
      const [, tellsPaid, tellsStops, tellsLooks = ''] = rows[index] ?? [];
      expect(tellsPaid).toMatch(paid[row.paid]);
      expect(tellsStops).toMatch(stops[row.stops]);
      expect(tellsLooks.split(':')[0]).toBe(row.looks);
    }
  });
});

describe('the worked example of evidence', () => {
  const amountsIn = (cell: string): number[] =>
    cell === 'none' ? [] : cell.split(', ').map((text) => Number(parseCents(text)));
  const rows = rowsOf(sectionOf(page, 'Has it arrived?'));

  it('is found in the page, with more than five cases', () => {
    expect(rows.length).toBeGreaterThan(5);
  });

  it.each(rows)(
    'is what the code decides: %s',
    (_, before, pending, justBefore, since, shown, arrived, notAgain) => {
      const had = amountsIn(before);
      const claimed = claim({
        bonuses: [claimedBonus(ann, 425, { before: had })],
      });
      const onItsWay = { count: Number(pending), unexplained: had.length, since: claimed.looked };
      const bulk = { ...bulkOf(claimed), pendingAtClaim: [onItsWay] };
      const { to, person } = claimedBonus(ann);
      const received = {
        amounts: amountsIn(shown),
        screenedOutAt: [
          ...Array<Date>(Number(justBefore)).fill(new Date(Date.parse(claimedAt) - 60_000)),
          ...Array<Date>(Number(since)).fill(new Date(Date.parse(claimedAt) + 60_000)),
        ],
      };
      const everybody = new Map([[person, received]]);
      expect(findArrived(bulk, everybody).has(to)).toBe(arrived === 'yes');
      expect(findMaybeArrived(bulk, everybody).has(to)).toBe(notAgain === 'yes');
    },
  );
});

describe("GitHub's limits on paper", () => {
  it('are worked out from the requests of the table', () => {
    const rows = rowsOf(sectionOf(page, "GitHub's limits on paper"));
    const [, making = 0, each = 0, end = 0] = rows.map(([, , creating]) => Number(creating));
    const bulks = Math.floor((500 - end) / each);
    const first = Math.floor((500 - end - making) / each);
    expect(page).toContain(`(500 − ${end}) / ${each} = ${bulks} bulk payments`);
    expect(page).toContain(`**${(bulks * bonusesPerBulk).toLocaleString('en-GB')} bonuses**`);
    const inFirst = (first * bonusesPerBulk).toLocaleString('en-GB');
    expect(page.replace(/\s+/g, ' ')).toContain(`${first} and ${inFirst} in the first run ever`);
  });
});
