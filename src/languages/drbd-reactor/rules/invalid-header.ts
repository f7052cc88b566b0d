import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const invalidHeader = defineFault({
  id: 'drbd-reactor/invalid-header',
  severity: 'error',
  origin: 'daemon',
  summary: 'the name of a table is not written as one',
  why: 'The daemon reads the file and its snippets as one text and does not start if any of it is no TOML; when it reloads, it keeps what it had.',
  do: 'Write [table] or [[table]], and close the brackets.',
  sources: ['TOML 1.0.0, Table', 'drbd-reactor 1.11.0 src/main.rs'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['[|[[promoter]|]\n', '[[promoter]]\n[promoter.resources.[|<|]name>]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n'],
  },
})
