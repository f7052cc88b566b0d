import { defineFault } from '../../../rules/define-rule.js'

/** A value is not the number that it must be. */
export const invalidNumber = defineFault({
  id: 'corosync-conf/invalid-number',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a value is not the number that it must be',
  why: 'Corosync reads decimal digits that fit the kind of number, nothing else: no unit, no fraction, no hexadecimal. It refuses the file; of config_version and poll_period it aborts.',
  do: 'Write a whole number.',
  sources: ['corosync 3.1.7 exec/coroparse.c safe_atoq_range(): "is expected to be integer in range"', 'corosync 1.4.9 reads what digits there are: 5s is 5'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-line'], within: 'lines' }],
  examples: {
    bad: ['totem {\n	token: [|5s|]\n}\n', 'quorum {\n	two_node: [|yes|]\n}\n'],
    good: ['totem {\n	token: 5000\n}\n'],
  },
})
