import { describeLedger } from '../ledger/contract.ts';
import { makeBranchHarness } from './harness.ts';

describeLedger('the ledger on a branch, over real HTTP', makeBranchHarness);
