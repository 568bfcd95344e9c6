import { main } from './main.ts';

// Awaited at the top: a promise that never settles would otherwise let Node end with exit code 0.
await main();
