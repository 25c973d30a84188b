import fc from 'fast-check';
import { SEED } from '../fuzz/runs.ts';

// fast-check prints the seed of a property that fails.
fc.configureGlobal({ seed: SEED });
