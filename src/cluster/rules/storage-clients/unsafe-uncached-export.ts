import { defineClusterRule } from '../../define-cluster-rule.js'
import type { HostFact } from '../../../facts/fact-index.js'
import type { ClusterModel } from '../../model.js'
import { isOfBootOnly, isUncachedExport } from '../../view/scripts.js'
import { cmanExample, heartbeatExample } from '../example-cluster.js'

function script(cached: string): string {
  return `#!/bin/sh\ncase "$1" in\n  start) gnbd_serv && gnbd_export ${cached}-e data -d /dev/drbd0 || exit 1 ;;\n  status) echo stopped ;;\nesac\n`
}

/** An export for a server that fails over should be a cached one. */
export const unsafeUncachedExport = defineClusterRule({
  id: 'cluster/unsafe-uncached-export',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeat exports with GNBD without -c',
  why:
    'The server then needs a quorate cluster manager, and clients get I/O errors when they miss the server for a ' +
    'minute, instead of waiting for it.',
  do: 'Export with -c, unless clients use multipath or the server mounts the device itself.',
  sources: [
    'gnbd_export(8) "-c", "-t"',
    'Red Hat, Using GNBD with Global File System (RHEL 5): caching is off by default, and has to be off for volumes of a clustered group',
  ],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('without -c', { 'alpha:/etc/ha.d/resource.d/export': script('') })],
    good: [
      heartbeatExample('with -c', { 'alpha:/etc/ha.d/resource.d/export': script('-c ') }),
      cmanExample('a server that is a member, and exports from boot on', { 'alpha:/etc/init.d/export': script('') }),
    ],
  },

  *check(cluster) {
    for (const entry of cluster.facts('script-command')) {
      if (entry.fact.branch !== 'start' || !isUncachedExport(entry) || isFixedOnMember(cluster, entry)) continue
      yield {
        at: entry,
        message:
          `"gnbd_export ${entry.fact.arguments.join(' ')}" of host "${entry.host}" is not cached: "-c" is missing`,
      }
    }
  },
})

/** Tells whether an export stays on a server that is a member of the cluster: for GFS it is uncached, and cman fences whom it misses. */
function isFixedOnMember(cluster: ClusterModel, entry: HostFact<'script-command'>): boolean {
  return isOfBootOnly(cluster, entry) && cluster.factsOn(entry.host, 'rhcs-host').some(({ fact }) => cluster.hostNamed(fact.name) === entry.host)
}
