import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf } from '../analysis/fence-arguments.js'
import type { XmlAttribute, XmlElement } from '../ast.js'
import { nameOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** Parameters should be spelt as the agent of today does. */
export const deprecatedFenceAttribute = defineRule<ClusterConf>({
  id: 'cluster-conf/deprecated-fence-attribute',
  severity: 'info',
  origin: 'practice',
  summary: 'a fence parameter has an old name',
  why: 'The agents of RHEL 6 still understand it, but its successors and pacemaker do not.',
  do: 'Use the name of today.',
  sources: ['fence-agents lib/fencing.py: old names are translated'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1" [|option|]="off"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1" action="off"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1" option="off"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
` },
    ],
  },

  *check({ model }) {
    if (model.era !== 3) return
    const seen = new Set<XmlElement>()
    const byName = new Map<string, Old[]>()
    for (const use of model.fenceUses) {
      const agent = agentOf(use)
      if (agent === undefined || (agent.until ?? 3) < model.era) continue // Of an agent that is gone, no name is right.
      const { device, fenceDevice } = use
      const isNew = fenceDevice !== undefined && !seen.has(fenceDevice)
      if (isNew) seen.add(fenceDevice)
      for (const element of isNew ? [device, fenceDevice] : [device]) {
        for (const attribute of element.attributes) {
          const parameter = agent.parameters.get(attribute.name)
          // What the schema lacks is an unknown parameter.
          if (parameter?.deprecated === undefined || !parameter.inSchema) continue
          const old = { attribute, today: parameter.deprecated, isFree: argumentOf(use, parameter.deprecated) === undefined }
          const alike = byName.get(attribute.name)
          if (alike === undefined) byName.set(attribute.name, [old])
          else alike.push(old)
        }
      }
    }
    for (const all of byName.values()) yield* findingFor(all)
  },
})

/** A parameter by a name that it had once. */
interface Old {
  readonly attribute: XmlAttribute
  readonly today: string
  /** Nothing has the name of today yet. */
  readonly isFree: boolean
}

/** One finding for a name, wherever it stands: that of the first, and what mends all. */
function* findingFor(all: readonly Old[]): Generator<Finding> {
  const [first, ...others] = all
  if (first === undefined) return
  const edits = all.flatMap(({ attribute, today, isFree }) => (isFree ? [{ file: attribute.file, span: attribute.nameSpan, newText: today }] : []))
  yield {
    at: nameOf(first.attribute),
    message: `"${first.attribute.name}" is now called "${first.today}"`,
    related: others.map(({ attribute }) => ({ at: nameOf(attribute), message: 'and here' })),
    ...(edits.length === 0 ? {} : { fixes: [{ title: `Rename it to "${first.today}"`, safety: 'safe', edits, isOfRelease: true }] }),
  }
}
