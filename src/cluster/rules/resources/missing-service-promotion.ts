import { defineClusterRule } from '../../define-cluster-rule.js'
import { unpromotedMounts } from '../../view/unpromoted-mounts.js'
import { resourceOn } from '../../view/drbd.js'
import { cmanExample } from '../example-cluster.js'

function drbd(startup: string): string {
  const on = (host: string, number: number): string => `  on ${host} { device /dev/drbd0; disk /dev/vg1/r0; address 192.0.2.${number}:7788; meta-disk internal; }\n`
  return `resource r0 {\n  startup { wfc-timeout 60; ${startup}}\n${on('alpha', 1)}${on('beta', 2)}}\n`
}

function hosts(service: string, { startup = '', version = '8.3.16 (api:88/proto:86-97)' } = {}): Readonly<Record<string, string | readonly string[]>> {
  return {
    '*:/etc/cluster/cluster.conf': ['</cluster>', `  <rm>\n    <service name="data">${service}</service>\n  </rm>\n</cluster>`],
    'alpha:/etc/drbd.conf': drbd(startup),
    'beta:/etc/drbd.conf': drbd(startup),
    'alpha:facts/proc-drbd.txt': `version: ${version}\n`,
    'beta:facts/proc-drbd.txt': `version: ${version}\n`,
  }
}

const fs = (children = ''): string => `<fs name="data" fstype="ext4" device="/dev/drbd0" mountpoint="/srv/data">${children}</fs>`
const promoting = '#!/bin/sh\ncase "$1" in\nstart) drbdadm primary r0 ;;\nesac\n'

/** A DRBD device of release 8 must be made primary before rgmanager mounts it. */
export const missingServicePromotion = defineClusterRule({
  id: 'cluster/missing-service-promotion',
  severity: 'warning',
  origin: 'practice',
  summary: 'a service of cluster.conf mounts a DRBD device, and nothing makes it primary',
  why: 'A device of DRBD 8 that is secondary cannot be mounted: the service fails on every host.',
  do: 'Write <drbd name="…" resource="RESOURCE"> around the file system.',
  sources: ['drbd-utils scripts/drbd.sh.rhcs', 'DRBD User\'s Guide 8.3, "DRBD as a cluster resource": <drbd> with <fs> inside it'],
  since: '0.1.0',
  examples: {
    bad: [cmanExample('a file system alone', hosts(fs('<ip address="192.0.2.90"/>')))],
    good: [
      cmanExample('<drbd> around it', hosts(`<drbd name="disk" resource="r0">${fs()}</drbd>`)),
      cmanExample('DRBD promotes at boot', hosts(fs(), { startup: 'become-primary-on alpha; ' })),
      cmanExample('a script around it, which nobody has read', hosts(`<script name="first" file="/etc/init.d/first">${fs()}</script>`)),
      cmanExample('a script promotes', { ...hosts(fs()), '*:/etc/init.d/first': promoting }),
      cmanExample('the mount promotes in DRBD 9', hosts(fs(), { version: '9.2.8 (api:2/proto:86-122)' })),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const { host, service, device, resource, at } of unpromotedMounts(cluster)) {
      if (reported.has(resource)) continue
      reported.add(resource)
      const source = resourceOn(cluster, host, resource)
      yield { at, message: `Nothing makes resource "${resource}" primary before service "${service}" mounts "${device}"`, related: source === undefined ? [] : [{ at: source, message: 'the resource is set up here' }] }
    }
  },
})
