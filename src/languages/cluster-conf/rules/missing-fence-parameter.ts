import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag } from '../../../xml/consequences.js'
import { listed } from '../../../text/quantity.js'

import { agentOf, agentOfDevice, argumentOf, isSound, portNames, usesOf } from '../analysis/fence-arguments.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'

/** A fence agent must get what it needs to reach its device. */
export const missingFenceParameter = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-fence-parameter',
  severity: 'error',
  origin: 'practice',
  summary: 'a fence device lacks a parameter that its agent demands',
  why: 'The agent ends with an error, the method fails, and the node is not fenced.',
  do: 'Add the parameter to the fencedevice.',
  sources: ['fence-agents lib/fencing.py check_input(): "Failed: You have to …"'],
  since: '0.1.0',
  followsFrom: [brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="apc" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <[|fencedevice|] name="apc" agent="fence_apc" login="apc" passwd="not-a-secret"/>
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
          <device name="apc" port="1"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="apc" port="2"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" port="1" ipaddr="192.0.2.9"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" login="apc" passwd_script="/etc/cluster/apc"/>
  </fencedevices>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const device of model.fenceDevices) {
      const agent = agentOfDevice(device)
      const uses = usesOf(model, device)
      if (agent === undefined || uses.length === 0 || agent.name === 'fence_manual') continue
      const implied = agent.isNodeNameImplicit ? [...portNames, 'nodename'] : portNames
      const groups = agent.requires.filter(group => !group.some(name => implied.includes(name)))
      // What stands on the fence device serves every use.
      if (groups.every(group => group.some(name => attributeOf(device, name) !== undefined))) continue
      const lacksIn = (use: FenceUse): readonly string[][] => groups
        .filter(group => argumentOf(use, ...group) === undefined && isSound(use) && !isMisspelt(use, group)).map(group => [...group])
      const perUse = uses.map(lacksIn)
      const everywhere = (perUse[0] ?? [])
        .filter(group => perUse.every(lacking => lacking.some(other => other[0] === group[0])))
      if (everywhere.length > 0) {
        yield { at: device, message: `Agent "${agent.name}" needs ${inWords(everywhere)}` }
        continue
      }
      for (const [index, use] of uses.entries()) {
        const lacking = perUse[index] ?? []
        if (lacking.length > 0) yield { at: use.device, message: `Agent "${agent.name}" needs ${inWords(lacking)}` }
      }
    }
  },
})

/** Tells whether a parameter that the agent does not know looks like a slip of one that it needs. */
function isMisspelt(use: FenceUse, group: readonly string[]): boolean {
  const known = agentOf(use)?.parameters
  const given = [use.device, use.fenceDevice].flatMap(element => element?.attributes ?? [])
  return given.some(({ name }) => known?.has(name) === false && didYouMean(name, group) !== undefined)
}

function inWords(groups: readonly (readonly string[])[]): string {
  return listed(groups.map(group => listed(group.map(name => `"${name}"`), 'or')))
}
