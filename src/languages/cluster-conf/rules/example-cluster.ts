/** A cluster.conf in which the node alpha is fenced by these methods, with two switches and a management board. */
export function dualPower(methods: string): string {
  return `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1">
      <fence>
        ${methods}
      </fence>
    </clusternode>
  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/>
    <fencedevice name="ups" agent="fence_apc" ipaddr="192.0.2.10" login="apc" passwd="not-a-secret"/>
    <fencedevice name="board" agent="fence_ipmilan" ipaddr="192.0.2.11" login="root" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`
}
