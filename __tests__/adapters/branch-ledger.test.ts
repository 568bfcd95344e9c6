import { describeLedger } from './ledger-contract.ts';
import { makeBranchHarness } from './branch-ledger-harness.ts';

describeLedger('the ledger on a branch, over real HTTP', makeBranchHarness);
