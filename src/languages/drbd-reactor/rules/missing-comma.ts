import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const missingComma = defineFault({
  id: 'drbd-reactor/missing-comma',
  severity: 'error',
  origin: 'daemon',
  summary: 'a comma is missing between two values',
  why: 'The daemon does not start with what is no TOML.',
  do: 'Put the comma.',
  sources: ['TOML 1.0.0, Array'],
  since: '0.1.0',
  reportedBy: 'parse',
  fix: 'unsafe',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service" [|"|]b.service"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service", "b.service"]\n'],
  },
})
