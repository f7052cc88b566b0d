import { defineRule } from '../../../rules/define-rule.js'

import { heuristicsOf } from '../analysis/votes.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A ping needs a deadline. */
export const unsafeHeuristicPing = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-heuristic-ping',
  severity: 'warning',
  origin: 'practice',
  summary: 'a ping has no deadline',
  why: 'Without -w, ping waits on as long as it gets no answer. The heuristic hangs, and the score stays what it was.',
  do: 'Add -w1.',
  sources: ['access.redhat.com solutions 64633'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1">
    <heuristic program="[|ping -c1 192.0.2.1|]"/>
  </quorumd>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1">
    <heuristic program="ping -c1 -w1 192.0.2.1"/>
  </quorumd>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1">
    <heuristic program="/usr/local/bin/check"/>
  </quorumd>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const heuristic of heuristicsOf(model)) {
      const program = attributeOf(heuristic, 'program')
      if (program === undefined || program.isUnknown) continue
      for (const command of program.value.split(/[;|&]+/)) {
        const [name = '', ...rest] = command.trim().split(/\s+/)
        if (!/(^|\/)ping6?$/.test(name) || rest.some(option => /^-[a-zA-Z]*w/.test(option))) continue
        yield { at: program, message: 'The ping has no deadline (-w)' }
        break
      }
    }
  },
})
