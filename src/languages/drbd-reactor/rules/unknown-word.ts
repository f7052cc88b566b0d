import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `compose`. */
export const unknownWord = defineFault({
  id: 'drbd-reactor/unknown-word',
  severity: 'error',
  origin: 'daemon',
  summary: 'a word is none that the key takes',
  why: 'The daemon does not start; when it reloads, it keeps what it had. Lower and upper case matter, but for the level of the log.',
  do: 'Write one of the words.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs', 'drbd-reactor 1.11.0 src/config.rs'],
  since: '0.1.0',
  reportedBy: 'compose',
  fix: 'unsafe',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\non-drbd-demote-failure = [|"restart"|]\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\ntarget-as = [|"requires"|]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\non-drbd-demote-failure = "reboot"\n', '[[log]]\nlevel = "DEBUG"\n'],
  },
})
