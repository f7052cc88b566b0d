import { defineFault } from '../../../rules/define-rule.js'
import { brokenTag, brokenTree } from '../../../xml/consequences.js'

/** A parameter must be one of the fence agent. */
export const unknownFenceParameter = defineFault({
  id: 'cluster-conf/unknown-fence-parameter',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'the fence agent does not know the parameter',
  why:
    'The agent passes over what it does not know, so that the setting has no effect when a node must be fenced. Cluster 3.x refuses names that no agent knows.',
  do: 'Correct the name, or remove the parameter.',
  sources: [
    'cluster 3.2.0 config/plugins/xml/cluster.rng.in, by which ccs_config_validate and the start script check the file',
    "the agent's own metadata, fence_…(8)",
  ],
  isOfRelease: true,
  since: '0.1.0',
  followsFrom: [...brokenTree('cluster-conf'), brokenTag('cluster-conf')],
  fix: 'unsafe',
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
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" [|password|]="not-a-secret"/>
  </fencedevices>
</cluster>
`,
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        <method name="power">
          <device name="apc" [|lanplus|]="1" port="1"/>
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
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`,
    ],
  },
})
