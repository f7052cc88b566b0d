import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const invalidKey = defineFault({
  id: 'drbd-reactor/invalid-key',
  severity: 'error',
  origin: 'daemon',
  summary: 'a key is not written as one',
  why: 'The daemon does not start with what is no TOML; when it reloads, it keeps what it had.',
  do: 'Write letters, digits, "_" and "-", or put the key in quotes.',
  sources: ['TOML 1.0.0, Keys'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['statistics-poll[|/|]interval = 60\n', '[|=|] 60\n'],
    good: ['statistics-poll-interval = 60\n'],
  },
})
