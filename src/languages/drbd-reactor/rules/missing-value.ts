import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const missingValue = defineFault({
  id: 'drbd-reactor/missing-value',
  severity: 'error',
  origin: 'daemon',
  summary: 'a key has no value',
  why: 'The daemon does not start with what is no TOML; when it reloads, it keeps what it had.',
  do: 'Write the value, or take the line out: what is not said has its default.',
  sources: ['TOML 1.0.0, Key/Value Pair'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['statistics-poll-interval [|=|]\n'],
    good: ['statistics-poll-interval = 60\n'],
  },
})
