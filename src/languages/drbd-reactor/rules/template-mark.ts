import { defineFault } from '../../../rules/define-rule.js'

/** A template has to be filled in before the daemon reads it. Reported by `parse`. */
export const templateMark = defineFault({
  id: 'drbd-reactor/template-mark',
  severity: 'info',
  origin: 'practice',
  summary: 'a place is left for a program to fill in',
  why: 'Outside of strings the daemon refuses the mark, in them it takes it for the value. In a template this is as it should be, and of its lines nothing is told; on a host it is not.',
  do: 'Check the file that the template makes.',
  sources: ['TOML 1.0.0: marks of templates are no part of it'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.[|{{ name }}|]]\nstart = ["{{ unit }}"]\n'],
    good: ['# Made from {{ promoter.toml.j2 }}\n[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n'],
  },
})
