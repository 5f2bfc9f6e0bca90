import * as fc from 'fast-check'

/**
 * Property tests draw the same cases in every run, so that a change is judged by the change. `EZ_SEED=N` draws others:
 * what they find becomes an example in the test of its rule. A search that shrinks for too long fails with what it has.
 */
fc.configureGlobal({
  seed: Number(process.env['EZ_SEED'] ?? 20_261_123),
  interruptAfterTimeLimit: 60_000,
  markInterruptAsFailure: true,
})
