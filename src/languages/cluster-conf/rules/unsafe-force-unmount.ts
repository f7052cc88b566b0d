import { defineRule } from '../../../rules/define-rule.js'

import { lacks } from '../analysis/misspelt.js'
import { withAttribute } from '../analysis/repair.js'
import { definitionOf, resourceTitle, resourceUses } from '../analysis/resource-tree.js'
import type { XmlElement } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A file system should come off even while it is in use. */
export const unsafeForceUnmount = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-force-unmount',
  severity: 'info',
  origin: 'practice',
  summary: 'a file system is not unmounted by force',
  why: 'One shell that stands in the directory makes the stop fail, and with it the move to another node.',
  do: 'Set force_unmount="1".',
  sources: ['RHEL 6 Cluster Administration, "Filesystem resource"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <[|fs|] name="data" device="/dev/vg/data" mountpoint="/data"/>
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
    <service name="web">
      <fs name="data" device="/dev/vg/data" mountpoint="/data" force_unmount="1"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const seen = new Set<XmlElement>()
    for (const { element } of resourceUses(model)) {
      const definition = element.tag === 'fs' ? definitionOf(model, element) : undefined
      if (definition === undefined || seen.has(definition) || !lacks(definition, 'force_unmount')) continue
      seen.add(definition)
      yield {
        at: definition,
        message: `Resource ${resourceTitle(model, definition)} cannot be unmounted while something uses it`,
        fixes: [withAttribute(definition, 'force_unmount', '1')],
      }
    }
  },
})
