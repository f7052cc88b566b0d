import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `compose`. */
export const wrongType = defineFault({
  id: 'drbd-reactor/wrong-type',
  severity: 'error',
  origin: 'daemon',
  summary: 'a value is of another kind than the daemon takes',
  why: 'The daemon names the line and does not start; when it reloads, it keeps what it had.',
  do: 'Write a value of that kind: numbers and true or false without quotes, text in quotes.',
  sources: ['drbd-reactor 1.11.0 src/config.rs', 'drbd-reactor 1.11.0 src/plugin/promoter.rs'],
  since: '0.1.0',
  reportedBy: 'compose',
  examples: {
    bad: ['statistics-poll-interval = [|"60"|]\n', '[[promoter]]\n[promoter.resources.r0]\nstart = [|"a.service"|]\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\nsleep-before-promote-factor = [|0.5|]\n'],
    good: ['statistics-poll-interval = 60\n[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n'],
  },
})
