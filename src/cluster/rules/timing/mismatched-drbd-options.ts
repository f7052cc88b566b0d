import { defineClusterRule } from '../../define-cluster-rule.js'
import { negotiatedOptions, optionDeviations, secretOptions } from '../../view/drbd-options.js'
import { heartbeatExample } from '../example-cluster.js'

const compared = new Set(['', 'net', 'syncer', 'disk', 'options', 'startup', 'handlers'])

/** The timers, rates, policies and handlers of a DRBD resource should be the same on all hosts. */
export const mismatchedDrbdOptions = defineClusterRule({
  id: 'cluster/mismatched-drbd-options',
  severity: 'warning',
  origin: 'practice',
  summary: 'an option of a DRBD resource differs between hosts',
  why:
    'Each host uses its own value, so the pair behaves in one way or the other depending on which host is primary ' +
    'or the target.',
  do: 'Write the same value on all hosts.',
  sources: [
    'DRBD User\'s Guide, "Configuring your resource": the configuration is the same on all hosts',
    'drbd.conf(5) "net", "syncer", "disk"',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      heartbeatExample('another ping-int on beta', {
        '*:/etc/drbd.conf': ['protocol C;', 'protocol C;\n    ping-int 10;'],
        'beta:/etc/drbd.conf': ['ping-int 10', 'ping-int 20'],
      }),
      heartbeatExample('on-io-error on alpha only', {
        'alpha:/etc/drbd.conf': ['fencing resource-only;', 'fencing resource-only;\n    on-io-error detach;'],
      }),
    ],
    good: [heartbeatExample('the same options on both hosts')],
  },

  *check(cluster) {
    yield* optionDeviations(
      cluster,
      (name, section) => compared.has(section) && !negotiatedOptions.has(name) && !secretOptions.has(name),
    )
  },
})
