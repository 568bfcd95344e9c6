import type { Fingerprint, StudyId } from '../ids.ts';
import { renderCents, renderCount } from '../money.ts';
import { plural } from '../text/plural.ts';
import { type AuditCheck, checkOf, cutFaults } from './audit-check.ts';
import type { Comparison, Difference, LedgerSums } from './people-paid.ts';

/** What an audit saw of a study's money. */
export interface MoneySeen {
  readonly study: StudyId;
  readonly currency: string;
  /** All bonuses of the study at Prolific, in minor units. */
  readonly costCents: number;
  readonly sums: LedgerSums;
  /** Null if the sums agree and people were not read one by one. */
  readonly comparison: Comparison | null;
  /** The sum of what Prolific shows for each person, in minor units; null if nobody was read. */
  readonly shownCents: number | null;
  /** `line 4 of bonuses/week1.csv`, if a CSV of this run has the person. */
  readonly placeOf: (person: Fingerprint) => string | null;
}

export function checkMoney(seen: MoneySeen): AuditCheck {
  const { study, comparison, sums, costCents } = seen;
  const money = (cents: number): string => `${renderShown(cents)} ${seen.currency}`;
  const onItsWay =
    sums.awaitedCents === 0
      ? ''
      : ` Another ${money(sums.awaitedCents)} is accepted or in doubt, and may be on its way.`;
  const answered =
    sums.answeredCents === 0
      ? ''
      : ` Another ${money(sums.answeredCents)} counts as paid because of an answer: nothing proves that it arrived.`;
  const how =
    comparison === null
      ? 'The sums agree, so people were not compared one by one.'
      : 'Person by person.';
  const passed = `Prolific shows ${money(costCents)} of bonuses, and the ledger holds ${money(sums.seenCents)} for ${plural(sums.people, 'person', 'people')} as arrived. ${how}${onItsWay}${answered}`;
  const faults =
    comparison === null
      ? []
      : [
          ...overFaults(comparison.over, seen),
          ...underFaults(comparison.under, seen),
          ...unlistedFaults(seen),
        ];
  return checkOf('money', faults, passed, study);
}

function overFaults(over: readonly Difference[], seen: MoneySeen): string[] {
  if (over.length === 0) return [];
  const screenedOut = over.filter(({ wasScreenedOut }) => wasScreenedOut).length;
  const outside = over.filter(({ isInLedger }) => !isInLedger).length;
  return [
    [
      `${count(over)} ${sum(over, seen)} more than the ledger holds for them`,
      ...(outside > 0 ? [`; the ledger has nothing at all for ${outside} of them`] : []),
      '.',
      ...(screenedOut > 0
        ? [
            ` ${screenedOut} of them ${screenedOut === 1 ? 'was' : 'were'} screened out: the reward for that is a likely cause.`,
          ]
        : []),
    ].join(''),
    ...cutFaults(
      over.flatMap(({ person, cents }) => {
        const place = seen.placeOf(person);
        return place === null ? [] : [`${place}: ${renderShown(cents)} ${seen.currency} more.`];
      }),
    ),
    ...elsewhere(over, seen),
  ];
}

/**
 * People who are in no line of the CSV are only counted: the ledger has no name for them that
 * anybody could look up.
 */
function elsewhere(over: readonly Difference[], seen: MoneySeen): string[] {
  const others = over.filter(({ person }) => seen.placeOf(person) === null);
  if (others.length === 0 || others.length === over.length) return [];
  return [
    `${count(others)} ${sum(others, seen)} of that, and ${are(others)} in no line of the CSV.`,
  ];
}

/** Money on its way may be part of the study's cost before it shows for anybody. */
function unlistedFaults({ costCents, shownCents, sums, currency }: MoneySeen): string[] {
  const onItsWay = sums.awaitedCents + sums.answeredCents;
  const unlisted = costCents - (shownCents ?? costCents) - onItsWay;
  return unlisted < 0.5
    ? []
    : [
        `The bonuses of the study are ${renderShown(unlisted)} ${currency} more than what Prolific shows for each person adds up to: somebody was paid who is not in its list, or was paid after the list was read.`,
      ];
}

function underFaults(under: readonly Difference[], seen: MoneySeen): string[] {
  if (under.length === 0) return [];
  const named = under.map(({ person, cents }) => {
    const who = seen.placeOf(person) ?? `\`person\` ${person} of the ledger`;
    return `${who}: ${renderShown(cents)} ${seen.currency} less.`;
  });
  return [
    `${count(under)} ${sum(under, seen)} less than what the ledger says had arrived.`,
    ...cutFaults(named),
  ];
}

function count(people: readonly Difference[]): string {
  return people.length === 1 ? '1 person has' : `${renderCount(people.length)} people have`;
}

function are(people: readonly Difference[]): string {
  return people.length === 1 ? 'is' : 'are';
}

function sum(people: readonly Difference[], { currency }: MoneySeen): string {
  return `${renderShown(people.reduce((all, { cents }) => all + cents, 0))} ${currency}`;
}

/** Prolific sends doubles. */
function renderShown(cents: number): string {
  return renderCents(Math.round(cents));
}
