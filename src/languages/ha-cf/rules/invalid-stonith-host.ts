import { defineFault } from '../../../rules/define-rule.js'

/** The host of stonith_host has at most 99 bytes. */
export const invalidStonithHost = defineFault({
  id: 'ha-cf/invalid-stonith-host',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the name of the host of stonith_host is too long',
  why: 'Heartbeat does not start, whichever host the line is for.',
  do: 'Write the host as node has it, or "*".',
  sources: ['heartbeat 3.0.6 "Stonith hostname too long": 99 bytes are taken, 100 are not'],
  since: '0.1.0',
  examples: {
    bad: [`stonith_host [|${'a'.repeat(100)}|] external/ssh beta\n`],
    good: [`stonith_host ${'a'.repeat(99)} external/ssh beta\n`, 'stonith_host * external/ssh beta\n'],
  },
})
