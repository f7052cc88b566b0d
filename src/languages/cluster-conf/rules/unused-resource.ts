import { defineRule } from '../../../rules/define-rule.js'
import { brokenWhole } from '../../../xml/consequences.js'

import { isReadThrough } from '../analysis/known.js'
import { lacks } from '../analysis/misspelt.js'
import { withoutElement } from '../analysis/repair.js'
import { definitionOf, referrers, resourceKey } from '../analysis/resource-tree.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'
import { resourceAgent } from '../vocabulary.js'

/** A resource should be used. */
export const unusedResource = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-resource',
  severity: 'info',
  origin: 'practice',
  summary: 'no service uses the resource',
  why: 'Either it is a leftover, or a service lacks it.',
  do: 'Refer to it from a service, or remove it.',
  sources: ['cluster 3.2.0 rgmanager/src/daemons/restree.c: only what services refer to is started'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf')],
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <ip address="[|192.0.2.50|]"/>
      <ip address="192.0.2.51"/>
    </resources>
    <service name="web">
      <ip ref="192.0.2.51"/>
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
    <resources>
      <ip address="192.0.2.50"/>
    </resources>
    <service name="web">
      <ip ref="192.0.2.50"/>
    </service>
  </rm>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <resources>
      <ip address="192.0.2.50"/>
    </resources>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    if (model.services.length === 0 || !isReadThrough(model, model.section('rm'))) return // Without services, they are yet to come.
    const used = new Set<string>()
    const dangling = new Set<string>()
    for (const element of referrers(model)) {
      const ref = attributeOf(element, 'ref')
      if (ref?.isUnknown === true) return
      if (ref === undefined && !lacks(element, 'ref')) return
      if (ref === undefined) continue
      used.add(resourceKey(element.tag, ref.value))
      // A reference to nothing may be a slip of one that is not used; unknown-resource-ref says so.
      if (definitionOf(model, element) === undefined) dangling.add(element.tag)
    }
    for (const resource of model.resources) {
      const primary = resourceAgent(resource.tag)?.primary
      const name = primary === undefined ? undefined : attributeOf(resource, primary)
      if (name === undefined || name.isUnknown || dangling.has(resource.tag)) continue
      if (used.has(resourceKey(resource.tag, name.value))) continue
      yield {
        at: name,
        message: `No service uses ${resource.tag} "${name.value}"`,
        fixes: [withoutElement(file, resource, 'unsafe')],
      }
    }
  },
})
