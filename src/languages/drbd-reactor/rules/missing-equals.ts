import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const missingEquals = defineFault({
  id: 'drbd-reactor/missing-equals',
  severity: 'error',
  origin: 'daemon',
  summary: 'a line is neither a table nor a key with its value',
  why: 'The daemon does not start with what is no TOML; when it reloads, it keeps what it had.',
  do: 'Write "key = value", or take the line out.',
  sources: ['TOML 1.0.0, Key/Value Pair'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['[|statistics-poll-interval 60|]\n'],
    good: ['statistics-poll-interval = 60\n'],
  },
})
