import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'

import { resourceUses } from '../analysis/resource-tree.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** Some resources cannot stand in others. */
export const conflictingChild = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-child',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource stands in one that does not take it',
  why: 'rgmanager leaves it out without a word, so the service runs without it.',
  do: 'Move it into the file system or service that it belongs to.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restree.c; metadata of the agents, child forbid'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="nfs">
      <ip address="192.0.2.50">
        <[|nfsclient|] name="all" target="*"/>
      </ip>
    </service>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="nfs">
      <fs name="data" device="/dev/vg/data" mountpoint="/data">
        <nfsexport name="export">
          <nfsclient name="all" target="*"/>
        </nfsexport>
      </fs>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const { element, parent } of resourceUses(model)) {
      const rule = resourceAgent(parent.tag)?.childRules.find(child => child.type === element.tag)
      if (rule?.isForbidden !== true) continue
      yield {
        at: element,
        message: `"${element.tag}" inside "${parent.tag}" is left out`,
        related: [{ at: parent, message: `this "${parent.tag}" does not take it` }],
      }
    }
  },
})
