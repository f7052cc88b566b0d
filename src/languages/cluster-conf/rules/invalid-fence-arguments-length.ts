import { defineRule } from '../../../rules/define-rule.js'
import { byteLength } from '../../../text/byte-length.js'

import type { XmlElement } from '../ast.js'
import { valueOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** So many bytes do the parameters of a fence agent have room in. */
const room = 4095

/** The parameters of a fence agent must fit into its buffer. */
export const invalidFenceArgumentsLength = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-fence-arguments-length',
  severity: 'error',
  origin: 'practice',
  summary: 'the parameters of a fence agent are too long',
  why: 'fenced has room for 4095 bytes of parameters and fails beyond that.',
  do: 'Shorten the values.',
  sources: ['cluster 3.2.0 fence/libfence/fence.h FENCE_AGENT_ARGS_MAX 4096'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="1">
          <[|device|] name="apc" port="${'9'.repeat(4100)}"/>
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
    for (const { device, fenceDevice, node } of model.fenceUses) {
      const written = lengthOf(device) + (fenceDevice === undefined ? 0 : lengthOf(fenceDevice)) + lengthOf(node)
      if (written * 3 <= room) continue // UTF-8 has at most three bytes for each of our characters.
      let length = byteLength(`nodename=${valueOf(node, 'name') ?? ''}\n`)
      for (const { name, value } of [...device.attributes, ...(fenceDevice?.attributes ?? [])]) {
        if (name !== 'name') length += byteLength(`${name}=${value}\n`)
      }
      if (length > room) yield { at: device, message: `The parameters for this device have ${length} bytes; ${room} are allowed` }
    }
  },
})

function lengthOf({ startTag }: XmlElement): number {
  return startTag.end - startTag.start
}
