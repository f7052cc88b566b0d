import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `compose`. */
export const missingKey = defineFault({
  id: 'drbd-reactor/missing-key',
  severity: 'error',
  origin: 'daemon',
  summary: 'a key is missing that must be there',
  why: 'The daemon does not start; when it reloads, it keeps what it had.',
  do: 'Write the key, or take the table out.',
  sources: ['drbd-reactor 1.11.0 src/plugin/umh.rs'],
  since: '0.1.0',
  reportedBy: 'compose',
  examples: {
    bad: ['[[umh]]\n[[umh.[|resource|]]]\nevent-type = "Change"\n'],
    good: ['[[umh]]\n[[umh.resource]]\ncommand = "true"\nevent-type = "Change"\n'],
  },
})
