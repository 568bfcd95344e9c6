import type { Fingerprint } from '../../../src/core/ids.ts';
import type { StudyLedger } from '../../../src/core/ledger/fold.ts';
import { checkElsewhere, checkTotals } from './exempt-asked.ts';
import { whySettledEarly, whyUnpaid } from './exempt-early.ts';
import { whyPaidTwice } from './exempt-twice.ts';
import type { Person, Study } from '../people.ts';
import { effectivePayments } from './reached.ts';
import { meantLabel } from '../repository.ts';
import type { World } from '../world.ts';

/** The judgement of a history. Payments are counted with the money model, never with the ledger. */

export function checkHistory(world: World): void {
  checkPaidTwice(world);
  checkTotals(world);
  checkElsewhere(world);
  for (const study of world.studies) {
    checkSettled(world, study, world.foldedLedger(study.id));
  }
  if (world.violations.length === 0) checkAllPaid(world);
}

function checkPaidTwice(world: World): void {
  const labels = new Set([...world.history.claims.values()].map(({ label }) => label));
  for (const label of labels) {
    for (const person of world.people) {
      const [first, ...more] = effectivePayments(world, label, person);
      if (first === undefined) continue;
      for (const again of more) {
        const why = whyPaidTwice(world, first, again);
        if (why !== null) world.exempt.add(why);
        else
          world.violate(
            'a key was paid twice',
            `…${person.id.slice(-4)} under "${label}" by ${first.bulk ?? ''} and ${again.bulk ?? ''}`,
          );
      }
    }
  }
}

/**
 * For each person and amount, Prolific shows at least as many bonuses as the ledger holds settled.
 */
function checkSettled(world: World, study: Study, ledger: StudyLedger): void {
  const people = new Map(study.people.map((person) => [person.fingerprint, person]));
  const settled = new Map<string, { person: Person; cents: number; times: number }>();
  for (const { claim, state } of ledger.bulks.values()) {
    if (state.kind !== 'settled') continue;
    for (const bonus of claim.bonuses) {
      const person = personOf(people, bonus.person);
      const key = `${bonus.person} ${bonus.amount}`;
      const times = (settled.get(key)?.times ?? 0) + 1;
      settled.set(key, { person, cents: bonus.amount, times });
    }
  }
  for (const { person, cents, times } of settled.values()) {
    const shown = world.money.countShown(person, cents, world.timeline.nowMs, ['bulk']);
    if (shown >= times) continue;
    const why = whySettledEarly(world, person, cents, times - shown);
    if (why !== null) world.exempt.add(why);
    else
      world.violate(
        'the ledger holds more as settled than Prolific shows',
        `…${person.id.slice(-4)}: ${times} of ${cents} settled, ${shown} shown`,
      );
  }
}

function personOf(people: ReadonlyMap<Fingerprint, Person>, fingerprint: Fingerprint): Person {
  const person = people.get(fingerprint);
  if (person === undefined) throw new Error('A claim names nobody of the study');
  return person;
}

/** Each line of the files as they are now has been paid once. */
function checkAllPaid(world: World): void {
  for (const file of world.repository.tip) {
    for (const { person, cents } of file.lines) {
      if (cents === 0 || effectivePayments(world, meantLabel(file), person).length > 0) continue;
      const why = whyUnpaid(world, person, cents);
      if (why !== null) world.exempt.add(why);
      else
        world.violate(
          'a due bonus is not paid in the end',
          `…${person.id.slice(-4)} ${cents} under "${meantLabel(file)}"`,
        );
    }
  }
}
