import { defineClusterRule } from '../../define-cluster-rule.js'
import { optionDeviations, secretOptions } from '../../view/drbd-options.js'
import { heartbeatExample } from '../example-cluster.js'

/** Both hosts of a DRBD resource must know the same secret and use it in the same way. */
export const mismatchedDrbdSecret = defineClusterRule({
  id: 'cluster/mismatched-drbd-secret',
  severity: 'error',
  origin: 'practice',
  summary: 'shared-secret or cram-hmac-alg of a DRBD resource differ between hosts',
  why: 'The hosts cannot prove to each other who they are. Each goes to StandAlone, and nothing is replicated.',
  do: 'Write the same value on all hosts.',
  sources: [
    'drbd 8.4 drbd/drbd_receiver.c drbd_do_auth(): "Authentication of peer failed"',
    'drbd.conf(5) "shared-secret"',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      heartbeatExample('another secret on beta', {
        'beta:/etc/drbd.conf': ['not-a-secret-either', 'no-secret-at-all'],
      }),
      heartbeatExample('another algorithm on beta', {
        'beta:/etc/drbd.conf': ['cram-hmac-alg sha1', 'cram-hmac-alg md5'],
      }),
    ],
    good: [heartbeatExample('the same secret on both hosts')],
  },

  *check(cluster) {
    yield* optionDeviations(cluster, name => secretOptions.has(name))
  },
})
