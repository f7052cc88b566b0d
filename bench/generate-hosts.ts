import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes a cluster of hosts, each with the files of the five languages and what it says about itself; returns the bytes written. */
export function storageCluster(folder: string, hostCount: number): number {
  const hosts = Array.from({ length: hostCount }, (_, index) => `host${String(index + 1).padStart(3, '0')}`)
  let size = 0
  const write = (path: string, text: string): void => {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
    size += text.length
  }
  const [first = '', second = ''] = hosts
  const clusterConf = `<?xml version="1.0"?>
<cluster name="demo" config_version="1">
  <clusternodes>
${hosts.map((host, index) => `    <clusternode name="${host}" nodeid="${index + 1}"><fence><method name="1"><device name="apc" port="${index + 1}"/></method></fence></clusternode>`).join('\n')}
  </clusternodes>
  <fencedevices><fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.250" login="admin" passwd="not-a-secret"/></fencedevices>
</cluster>
`
  hosts.forEach((host, index) => {
    const own = `198.51.100.${index + 1}`
    write(`${host}/etc/hostname`, `${host}\n`)
    write(`${host}/etc/hosts`, hosts.map((name, number) => `198.51.100.${number + 1} ${name}\n`).join(''))
    write(`${host}/etc/cluster/cluster.conf`, clusterConf)
    write(`${host}/etc/modules`, 'drbd\n')
    write(`${host}/facts/ip-addr.json`, JSON.stringify([{ ifname: 'eth0', flags: ['UP'], addr_info: [{ family: 'inet', local: own, prefixlen: 24 }] }]))
    if (index > 1) return
    const peer = index === 0 ? 2 : 1
    write(`${host}/etc/ha.d/ha.cf`, `logfacility local0\nkeepalive 1\nwarntime 5\ndeadtime 20\ninitdead 60\nucast eth0 198.51.100.${peer}\nserial /dev/ttyS0\nauto_failback off\nnode ${first}\nnode ${second}\n`)
    write(`${host}/etc/ha.d/authkeys`, 'auth 1\n1 sha1 not-a-secret-but-long-enough\n')
    write(`${host}/etc/ha.d/haresources`, `${first} drbddisk::r0 IPaddr::198.51.100.240/24/eth0\n`)
    write(
      `${host}/etc/drbd.conf`,
      `resource r0 {\n  protocol C;\n  on ${first} {\n    device /dev/drbd0;\n    disk /dev/vg1/r0;\n    address 198.51.100.1:7788;\n    meta-disk internal;\n  }\n  on ${second} {\n    device /dev/drbd0;\n    disk /dev/vg1/r0;\n    address 198.51.100.2:7788;\n    meta-disk internal;\n  }\n}\n`,
    )
  })
  return size
}
