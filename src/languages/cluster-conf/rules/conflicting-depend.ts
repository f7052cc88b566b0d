import { defineRule } from '../../../rules/define-rule.js'

import type { XmlAttribute } from '../ast.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Services must not depend on each other in a circle. */
export const conflictingDepend = defineRule<ClusterConf>({
  id: 'cluster-conf/conflicting-depend',
  severity: 'error',
  origin: 'practice',
  summary: 'services depend on each other in a circle',
  why: 'Each waits for the other, so none of them starts.',
  do: 'Remove one of the dependencies.',
  sources: ['cluster 3.2.0 rgmanager/src/resources/default_event_script.sl'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm central_processing="1">
    <service name="db" depend="service:web"/>
    <service name="web" depend="[|service:db|]"/>
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
  <rm central_processing="1">
    <service name="db"/>
    <service name="web" depend="service:db"/>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const next = new Map<string, XmlAttribute>()
    for (const service of model.services) {
      const depend = attributeOf(service, 'depend')
      if (depend !== undefined && !depend.isUnknown) next.set(
        `${service.tag}:${valueOf(service, 'name') ?? ''}`,
        depend,
      )
    }
    const done = new Set<string>()
    for (const start of next.keys()) {
      const path = new Set<string>()
      let name = start
      let last: XmlAttribute | undefined
      while (!done.has(name) && !path.has(name)) {
        const depend = next.get(name)
        if (depend === undefined) break
        path.add(name)
        name = depend.value
        last = depend
      }
      if (path.has(name) && last !== undefined) yield { at: last, message: `Service "${name}" depends on itself` }
      for (const seen of path) done.add(seen)
    }
  },
})
