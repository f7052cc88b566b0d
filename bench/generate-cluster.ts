/** Writes a cluster.conf with that many clusternodes, about 155 characters each. */
export function generateClusterConf(count: number): string {
  const hosts = Array.from(
    { length: count },
    (_, index) => `    <clusternode name="host${index + 1}" nodeid="${index + 1}" votes="1">
      <fence><method name="1"><device name="apc" port="${index + 1}"/></method></fence>
    </clusternode>
`,
  )
  return `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <clusternodes>
${hosts.join('')}  </clusternodes>
  <fencedevices>
    <fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.250" login="admin" passwd="not-a-secret"/>
  </fencedevices>
</cluster>
`
}
