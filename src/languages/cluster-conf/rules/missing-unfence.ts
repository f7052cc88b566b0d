import { defineRule } from '../../../rules/define-rule.js'
import { listed } from '../../../text/quantity.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'

import { agentOfDevice, usesOf } from '../analysis/fence-arguments.js'
import { hasAllUses } from '../analysis/known.js'
import type { XmlElement } from '../ast.js'
import { valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A node that is cut off the storage must readmit itself. */
export const missingUnfence = defineRule<ClusterConf>({
  id: 'cluster-conf/missing-unfence',
  severity: 'error',
  origin: 'practice',
  summary: 'a node fenced at the storage has no unfence',
  why:
    'Fencing takes its access away for good. Without unfence nothing gives it back, and the node can never write ' +
    'again.',
  do: 'Add <unfence> with the same device and action="on" to each node.',
  sources: ['access.redhat.com solutions 789203; fence_scsi(8)'],
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <[|clusternode|] name="alpha" nodeid="1">
      <fence>
        <method name="scsi">
          <device name="scsi"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="scsi">
          <device name="scsi"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="scsi" agent="fence_scsi"/>
  </fencedevices>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="scsi">
          <device name="scsi"/>
        </method>
      </fence>
      <unfence>
        <device name="scsi" action="on"/>
      </unfence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="scsi" agent="fence_scsi"/>
  </fencedevices>
</cluster>
`,
      { target: '2', text: `<cluster name="demo" config_version="1">
  <cman/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="scsi"/>
        </method>
      </fence>
    </clusternode>
    <clusternode name="beta" nodeid="2">
      <fence>
        <method name="power">
          <device name="scsi"/>
        </method>
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="scsi" agent="fence_scsi"/>
  </fencedevices>
</cluster>
` },
    ],
  },

  *check({ model }) {
    if (model.era !== 3) return
    const readmitted = new Map<XmlElement, Set<XmlElement>>()
    for (const { method, fenceDevice, node } of model.fenceUses) {
      if (method !== undefined || fenceDevice === undefined) continue
      const nodes = readmitted.get(fenceDevice)
      if (nodes === undefined) readmitted.set(fenceDevice, new Set([node]))
      else nodes.add(node)
    }
    const found = new Map<XmlElement, { readonly names: string[]; readonly others: Set<XmlElement> }>()
    for (const device of model.fenceDevices) {
      if (agentOfDevice(device)?.needsUnfence !== true) continue
      const nodes = [
        ...new Set(usesOf(model, device).map(use => use.node)),
      ].filter(node => !readmitted.get(device)?.has(node) && hasAllUses(model, node))
      const [first, ...others] = nodes
      const name = valueOf(device, 'name') ?? ''
      if (first === undefined) continue
      const told = found.get(first) ?? { names: [], others: new Set() }
      told.names.push(`"${name}"`)
      for (const node of others) told.others.add(node)
      found.set(first, told)
    }
    for (const [first, { names, others }] of found) {
      const whom = others.size === 0 ? `Node "${valueOf(first, 'name') ?? ''}" is` : 'Several nodes are'
      yield {
        at: first,
        message: `${whom} cut off the storage by ${listed(names)} and never readmitted: "unfence" is missing`,
        related: [...others].map(node => ({ at: node, message: 'this node too' })),
      }
    }
  },
})
