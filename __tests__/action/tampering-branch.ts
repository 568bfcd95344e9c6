import { ledgerBranch, ledgerPath } from '../../sandbox/lab/ledger.ts';
import { type Lab, repository } from '../../sandbox/lab/lab.ts';
import {
  commitAgain,
  mirrorOther,
  push,
  rewrite,
  setRules,
  type Tampering,
  type Was,
  write,
  writePage,
} from './tamper-tools.ts';

/** Ways of tampering with the branch that a ledger is on, and with what is beside it. */
export const inBranch: readonly Tampering[] = [
  {
    way: 'the study’s file deleted',
    tamper: (lab) => lab.github.deleteFile(repository, ledgerBranch, ledgerPath(lab.study.id)),
  },
  {
    way: 'the study’s page edited',
    tamper: (lab) => writePage(lab, '# Everybody was paid twice\n'),
  },
  {
    way: 'another file committed to the branch',
    tamper: (lab) => lab.github.commitFile(repository, ledgerBranch, 'run.sh', 'echo\n'),
  },
  {
    way: 'another study’s file changed',
    tamper: async (lab: Lab): Promise<void> => {
      const path = ledgerPath('5f0000000000000000000099');
      await lab.github.commitFile(repository, ledgerBranch, path, 'a\n');
      await lab.github.commitFile(repository, ledgerBranch, path, 'b\n');
    },
  },
  {
    way: 'the branch rewound by one commit',
    tamper: (lab, { commits }) => lab.github.forcePush(repository, ledgerBranch, commits[1] ?? ''),
  },
  {
    way: 'the branch rewound to before a payment that does not show yet',
    isAwaited: true,
    tamper: (lab, { commits }) => lab.github.forcePush(repository, ledgerBranch, commits[2] ?? ''),
  },
  {
    way: 'the branch deleted, and made again from a copy without a payment that does not show yet',
    isAwaited: true,
    tamper: async (lab: Lab, { lines }: Was): Promise<void> => {
      await lab.github.deleteBranch(repository, ledgerBranch);
      await write(lab, lines.slice(0, 3));
    },
  },
  {
    way: 'the newest commit amended, with the same files',
    tamper: async (lab: Lab, { commits: [head = '', before = ''] }: Was): Promise<void> => {
      const amended = await commitAgain(lab, head, [before]);
      await lab.github.forcePush(repository, ledgerBranch, amended);
    },
  },
  {
    way: 'a merge of an old state, made by hand',
    tamper: async (lab: Lab, { commits: [head = '', before = ''] }: Was): Promise<void> =>
      push(lab, await commitAgain(lab, head, [head, before])),
  },
  {
    way: 'the ledger of another repository put in its place',
    tamper: (lab) => mirrorOther(lab),
  },
  {
    way: 'the history squashed into one commit with the same files',
    tamper: (lab, { lines }) => rewrite(lab, lines),
  },
  {
    way: 'the branch deleted',
    tamper: (lab) => lab.github.deleteBranch(repository, ledgerBranch),
  },
  {
    way: 'the rules of the branch switched off',
    tamper: (lab) => setRules(lab, []),
  },
  {
    way: 'the rules switched off and on again',
    tamper: async (lab: Lab): Promise<void> => {
      await setRules(lab, []);
      await setRules(lab, ['DELETION', 'NON_FAST_FORWARD']);
    },
  },
];
