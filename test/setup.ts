import fc from 'fast-check';

/** The same random cases on every run, so that a red run speaks of the change; FC_SEED=random looks for new ones (FC_RUNS=3000 for the oracle). */
if (process.env['FC_SEED'] !== 'random') fc.configureGlobal({ seed: 20_261_001 });
