import type { Stage } from './stage.ts';
import type { Step } from './step.ts';
import type { Gate } from './waiting.ts';

/** Each call that waits can take effect next. */
export function goingOn({ waiting }: Stage): Step[] {
  const { open } = waiting;
  const first = open.filter((gate) => togetherWith(gate, open)[0] === gate);
  return first.map((gate) => ({
    what: `${gate.process.name} goes on (${gate.touches})`,
    cost: 0,
    touches: gate.touches,
    process: gate.process,
    who: `2 ${gate.process.name} ${String(gate.number).padStart(3, '0')}`,
    sinceStep: gate.sinceStep,
    go: () => {
      for (const one of togetherWith(gate, open)) waiting.letThrough(one);
    },
  }));
}

/** The lists of all records that one look asks for are answered at one moment. */
function togetherWith(gate: Gate, open: readonly Gate[]): readonly Gate[] {
  if (gate.touches !== 'reads ledger records') return [gate];
  return open.filter(
    ({ process, touches }) => process === gate.process && touches === gate.touches,
  );
}
