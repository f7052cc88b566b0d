import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { resourceTitle } from '../analysis/resource-tree.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** Resources are nested in services, not in the list of resources. */
export const unusedNestedResource = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-nested-resource',
  severity: 'warning',
  origin: 'practice',
  summary: 'a resource inside a resource of the list is ignored',
  why: 'rgmanager reads one level of resources only; what stands inside is never started.',
  do: 'Nest it where the service refers to the outer one.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/reslist.c load_resources()'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), { rules: ['cluster-conf/missing-value'], within: 'file' }],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <fs name="data" device="/dev/vg/data" mountpoint="/data">
        <[|nfsexport|] name="export"/>
      </fs>
    </resources>
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
    <resources>
      <fs name="data" device="/dev/vg/data" mountpoint="/data">
        <action name="status" interval="1m"/>
      </fs>
    </resources>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const resource of model.resources) {
      if (!resource.isContentSound) continue // It was not closed where it should be.
      const [first, ...others] = resource.children.filter(({ tag }) => tag !== 'action' && resourceAgent(tag) !== undefined)
      if (first === undefined) continue
      yield {
        at: first,
        message: `"${first.tag}" inside ${resourceTitle(model, resource)} of "resources" is ignored`,
        related: others.map(at => ({ at, message: 'so is this' })),
      }
    }
  },
})
