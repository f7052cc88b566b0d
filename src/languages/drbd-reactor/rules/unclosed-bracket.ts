import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const unclosedBracket = defineFault({
  id: 'drbd-reactor/unclosed-bracket',
  severity: 'error',
  origin: 'daemon',
  summary: 'a bracket or brace is not closed',
  why: 'The daemon does not start with what is no TOML. An array may go over several lines, a table in braces not.',
  do: 'Close it.',
  sources: ['TOML 1.0.0, Array', 'TOML 1.0.0, Inline Table'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['[[umh]]\n[[umh.resource]]\ncommand = "true"\nenv = [|{|] A = "b"\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = [\n  "a.service",\n]\nrunner = "systemd"\n'],
  },
})
