import fc from 'fast-check'

/**
 * fast-check with the same cases in each run, so that a change is not blamed for what was there before it.
 * `CFGCHECK_SEED` hunts among others; a test that names its own seed keeps it.
 */
fc.configureGlobal({ seed: Number(process.env['CFGCHECK_SEED'] ?? 20_26) })

export default fc
