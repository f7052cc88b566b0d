import { defineRule } from '../../../rules/define-rule.js'
import { brokenTag, brokenWhole } from '../../../xml/consequences.js'

import type { Finding } from '../../../diagnostics/diagnostic.js'
import { fencingUses, isSameNode } from '../analysis/fence-arguments.js'
import type { XmlAttribute, XmlElement } from '../ast.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'

/** Two nodes cannot hang on one outlet. */
export const duplicateFencePort = defineRule<ClusterConf>({
  id: 'cluster-conf/duplicate-fence-port',
  severity: 'error',
  origin: 'practice',
  summary: 'two nodes are fenced by one port of one device',
  why: 'Fencing one of them switches the other off, and perhaps leaves the failed one running.',
  do: 'Correct the port of one of them.',
  sources: ['fence_apc(8), "port": the outlet of the machine to fence'],
  since: '0.1.0',
  followsFrom: [...brokenWhole('cluster-conf'), brokenTag('cluster-conf')],
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
          <device name="apc" port="[|1|]"/>
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
    ],
  },

  *check({ model }) {
    yield* foreignUnfences(model)
    const seen = new Map<string, Map<string, { readonly use: FenceUse; readonly port: XmlAttribute }>>()
    const reported = new Map<XmlElement, Set<string>>()
    for (const use of fencingUses(model)) {
      const port = attributeOf(use.device, 'port') ?? attributeOf(use.device, 'plug')
      const device = valueOf(use.device, 'name')
      const agent = use.agent
      if (port === undefined || port.isUnknown || port.value === '' || device === undefined) continue
      if (agent === 'fence_pcmk' || agent === 'fence_manual') continue
      let ports = seen.get(device)
      if (ports === undefined) seen.set(device, (ports = new Map()))
      const key = portKey(use.device, port)
      const first = ports.get(key)
      if (first === undefined) ports.set(key, { use, port })
      else if (!isSameNode(first.use, use)) {
        // An outlet is switched off and on again by two lines.
        if (reported.get(use.node)?.has(`${device}\n${key}`) === true) continue
        reported.set(use.node, (reported.get(use.node) ?? new Set()).add(`${device}\n${key}`))
        const name = valueOf(first.use.node, 'name') ?? ''
        yield {
          at: port,
          message: `Port "${port.value}" of "${device}" already belongs to node "${name}"`,
          related: [{ at: first.port, message: `used for node "${name}" here` }],
        }
      }
    }
  },
})

/** A node that readmits another one at its own start, and stays shut out itself. */
function* foreignUnfences(model: ClusterConf): Generator<Finding> {
  const unfences = model.fenceUses.filter(use => use.method === undefined)
  if (unfences.length === 0) return
  const keyOf = ({ device }: FenceUse): string | undefined => {
    const port = attributeOf(device, 'port') ?? attributeOf(device, 'plug')
    const name = valueOf(device, 'name')
    return port === undefined || port.isUnknown || port.value === '' || name === undefined ? undefined : `${name}\n${portKey(device, port)}`
  }
  const owners = new Map<string, { readonly first: FenceUse; readonly nodes: Set<XmlElement | string> }>()
  for (const use of fencingUses(model)) {
    const key = keyOf(use)
    if (key === undefined) continue
    let known = owners.get(key)
    if (known === undefined) owners.set(key, (known = { first: use, nodes: new Set() }))
    known.nodes.add(use.node).add(valueOf(use.node, 'name') ?? use.node)
  }
  for (const use of unfences) {
    const { first, nodes } = owners.get(keyOf(use) ?? '') ?? {}
    const port = attributeOf(use.device, 'port') ?? attributeOf(use.device, 'plug')
    // A node that is listed twice has a finding of its own.
    if (first === undefined || port === undefined || nodes?.has(use.node) === true || nodes?.has(valueOf(use.node, 'name') ?? use.node) === true) continue
    yield {
      at: port,
      message: `"${valueOf(use.node, 'name') ?? ''}" opens port "${port.value}" of "${valueOf(use.device, 'name') ?? ''}" for itself, by which node "${valueOf(first.node, 'name') ?? ''}" is fenced`,
      related: [{ at: attributeOf(first.device, 'port') ?? first.device, message: 'it is fenced here' }],
    }
  }
}

/** Tells ports of one fence device apart: those of another switch, or behind another address, are others. */
function portKey(device: XmlElement, port: XmlAttribute): string {
  const name = port.value.toLowerCase()
  const unit = valueOf(device, 'switch')
  const address = valueOf(device, 'ipaddr')
  return unit === undefined && address === undefined ? name : `${name}\n${unit ?? ''}\n${address ?? ''}`
}
