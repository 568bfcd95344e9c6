import { payByHand, screenOut } from './accidents.ts';
import { editFile, newFile, renameFile, revertFiles } from './edits.ts';
import { changeAmounts, moveToOtherStudy, newTotals, removeFile } from './mistakes.ts';
import type { Theme } from '../themes.ts';
import type { World } from '../world.ts';

/** What happens in a history while nobody waits for it. */
const deeds = {
  edit: editFile,
  rename: renameFile,
  revert: revertFiles,
  'new file': newFile,
  totals: newTotals,
  move: moveToOtherStudy,
  'new amounts': changeAmounts,
  remove: removeFile,
  'by hand': (world: World) => {
    payByHand(world);
  },
  'screen out': (world: World) => {
    screenOut(world);
  },
  delete: ({ keeping }: World) => {
    keeping.destroy();
  },
  break: ({ keeping }: World) => {
    keeping.soil();
  },
  mend: ({ keeping }: World) => {
    keeping.mend();
  },
} as const;

type PlainDeed = keyof typeof deeds;

/** These start runs. */
export type Deed =
  | PlainDeed
  | 'run'
  | 'repeat'
  | 'screen out and run'
  | 'run and by hand'
  | 'propose'
  | 'stray run'
  | 'correct';

/** In the order in which chance decides about each. */
const ofEverything = [
  'run',
  'run',
  'run',
  'repeat',
  'edit',
  'rename',
  'revert',
  'new file',
  'by hand',
  'screen out',
  'screen out and run',
  'delete',
  'break',
  'mend',
] as const satisfies readonly Deed[];

const ofThemes: Readonly<Record<Exclude<Theme, 'everything'>, readonly Deed[]>> = {
  'running totals': ['run', 'run', 'run', 'totals', 'totals', 'edit'],
  'another study': ['run', 'run', 'run', 'move', 'move', 'rename', 'new file'],
  'lost ledger': ['run', 'run', 'run', 'delete', 'delete', 'new amounts'],
  'left branch': [
    'run',
    'repeat',
    'repeat',
    'remove',
    'stray run',
    'stray run',
    'edit',
    'new file',
  ],
  previews: ['run', 'propose', 'propose', 'edit', 'repeat', 'by hand'],
  approvals: ['run', 'run', 'run', 'edit', 'edit', 'by hand'],
  'standing still': ['run and by hand', 'run and by hand', 'new file', 'edit'],
  answers: ['run', 'run', 'new file', 'correct', 'correct', 'repeat'],
  'late money': ['run', 'correct', 'correct', 'new file'],
  'no date': ['run', 'run', 'new file', 'edit'],
};

/** What is done in this history, some of it more often. */
export function drawDeeds({ random, theme }: World): Deed[] {
  if (theme === 'everything') return ['run', ...random.some(ofEverything, random.pick([0.4, 0.7]))];
  return [...ofThemes[theme], ...random.some(ofEverything, 0.1)];
}

export function doPlainly(world: World, deed: PlainDeed): void {
  deeds[deed](world);
}

/** Whether it starts no run. */
export function isPlain(deed: Deed): deed is PlainDeed {
  return deed in deeds;
}
