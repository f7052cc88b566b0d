import { defineRule } from '../../../rules/define-rule.js'

import { agentOf, argumentOf } from '../analysis/fence-arguments.js'
import type { XmlElement } from '../ast.js'
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
          const isFree = argumentOf(use, parameter.deprecated) === undefined
          const edit = { file: attribute.file, span: attribute.nameSpan, newText: parameter.deprecated }
          yield {
            at: nameOf(attribute),
            message: `"${attribute.name}" is now called "${parameter.deprecated}"`,
            ...(isFree ? { fixes: [{
              title: `Rename it to "${parameter.deprecated}"`,
              safety: 'safe' as const,
              edits: [edit],
              isOfRelease: true as const,
            }] } : {}),
          }
        }
      }
    }
  },
})
