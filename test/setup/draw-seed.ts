import fc from 'fast-check';
import { SEED } from '../fuzz/runs.ts';
import { THOROUGH } from '../helpers/languages.ts';

// fast-check prints the seed of a property that fails.
fc.configureGlobal({ seed: SEED, ...(THOROUGH ? { numRuns: 1000 } : {}) });
