import type { ExampleCluster } from '../define-cluster-rule.js'

const drbd = `resource web {
  options {
    quorum majority;
    on-no-quorum io-error;
    on-no-data-accessible io-error;
    on-suspended-primary-outdated force-secondary;
    auto-promote no;
  }
  on alpha { node-id 0; device /dev/drbd0; disk /dev/vg0/web; meta-disk internal; address 192.0.2.1:7788; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/vg0/web; meta-disk internal; address 192.0.2.2:7788; }
  on gamma { node-id 2; device /dev/drbd0; disk none; address 192.0.2.3:7788; }
  connection-mesh { hosts alpha beta gamma; }
}
`

const reactor = `snippets = "/etc/drbd-reactor.d"

[[promoter]]
[promoter.resources.web]
start = ["srv-web.mount", "nginx.service"]
`

/** Three hosts that drbd-reactor looks after; `changes` by `alpha:/etc/drbd.conf` or `*:…`, from a text to another. */
export function promoterExample(title: string, changes: Readonly<Record<string, readonly [from: string, to: string]>> = {}): ExampleCluster {
  const hosts = ['alpha', 'beta', 'gamma'].map(host => {
    const files: Record<string, string> = { '/etc/drbd.conf': drbd, '/etc/drbd-reactor.toml': reactor }
    for (const [place, [from, to]] of Object.entries(changes)) {
      const [who = '', path = ''] = place.split(':')
      if ((who === '*' || who === host) && files[path] !== undefined) files[path] = files[path].replace(from, to)
    }
    return [host, files] as const
  })
  return { title, hosts: Object.fromEntries(hosts) }
}
