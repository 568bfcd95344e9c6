import { ActionError } from '../../core/errors.ts';

/** `LEDGER_UNREADABLE`: the answer is neither clearly a ledger nor clearly no ledger. */
export function stopUnreadable(why: string): ActionError {
  return new ActionError(
    'LEDGER_UNREADABLE',
    `The ledger cannot be read: ${why}.`,
    'Nothing more is paid until it can be read. If GitHub is in trouble (https://www.githubstatus.com), run again later; otherwise look at the last ' +
      'commits of the ledger branch and restore what is missing.',
  );
}

/** `LEDGER_CONFLICT`: an append did not land, or nobody can say whether it did. */
export function stopConflict(message: string): ActionError {
  return new ActionError(
    'LEDGER_CONFLICT',
    message,
    'Nothing more was paid after this. Run again: the next run starts from what the ledger then holds.',
  );
}
