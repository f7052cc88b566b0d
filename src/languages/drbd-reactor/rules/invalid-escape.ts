import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const invalidEscape = defineFault({
  id: 'drbd-reactor/invalid-escape',
  severity: 'error',
  origin: 'daemon',
  summary: 'a string holds a backslash that means nothing',
  why: 'The daemon does not start with what is no TOML. Mount units of paths with "-" have a backslash in their names, so that this is easily met.',
  do: 'Write the backslash twice, or put the text in single quotes.',
  sources: ['TOML 1.0.0, String'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["srv-my[|\\x|]2ddata.mount", "a.service"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = [\'srv-my\\x2ddata.mount\', "a.service"]\n'],
  },
})
