import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const unexpectedWord = defineFault({
  id: 'drbd-reactor/unexpected-word',
  severity: 'error',
  origin: 'daemon',
  summary: 'something stands where nothing may stand',
  why: 'The daemon does not start with what is no TOML.',
  do: 'Take it out, or put it in a comment.',
  sources: ['TOML 1.0.0, Key/Value Pair'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['statistics-poll-interval = 60 [|seconds|]\n', '[[promoter]]\n[promoter.resources.r0] [|<1>|]\nstart = ["a.service"]\n'],
    good: ['statistics-poll-interval = 60 # seconds\n'],
  },
})
