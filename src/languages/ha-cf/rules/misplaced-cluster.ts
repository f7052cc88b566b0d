import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'
import { majorVersion } from '../targets.js'

/** `cluster` must stand below `quorum_server`, which overwrites it. */
export const misplacedCluster = defineRule<HaCf>({
  id: 'ha-cf/misplaced-cluster',
  severity: 'warning',
  origin: 'practice',
  summary: 'cluster stands above quorum_server, which overwrites it',
  why: 'quorum_server puts the name of the server in the place of the name of the cluster. Only a cluster line below it counts.',
  do: 'Move cluster below quorum_server.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c set_quorum_server()'],
  since: '0.1.0',
  examples: {
    bad: ['cluster [|demo|]\nquorum_server quorum.example.com\n'],
    good: ['quorum_server quorum.example.com\ncluster demo\n', 'cluster demo\n', 'quorum_server quorum.example.com\n'],
  },

  *check({ model, target }) {
    const name = model.options.get('cluster')
    const server = model.options.get('quorum_server')
    if (name === undefined || server === undefined || majorVersion(target) !== '3') return
    if (name.span.start > server.span.start || model.isTemplate) return
    yield {
      at: name,
      message: `The name "${name.value}" is overwritten by the quorum server "${server.value}" below`,
      related: [{ at: server, message: 'it is overwritten here' }],
    }
  },
})
