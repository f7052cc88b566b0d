import { byTopFolder } from './host-files.js'
import type { SnapshotHost } from './host-files.js'

/** Where a node's files of a report lie on the host; `drbd.d/` keeps its names. */
const places: Readonly<Record<string, string>> = {
  'ha.cf': '/etc/ha.d/ha.cf',
  'drbd.conf': '/etc/drbd.conf',
  'cluster.conf': '/etc/cluster/cluster.conf',
  'etc/drbd.conf': '/etc/drbd.conf',
  'etc/cluster/cluster.conf': '/etc/cluster/cluster.conf',
  'etc/ha.d/ha.cf': '/etc/ha.d/ha.cf',
}

/** Files by which a node's folder is recognised. */
const marks = [
  'sysinfo.txt',
  'sysstats.txt',
  'members.txt',
  'permissions.txt',
  'time.txt',
  'RUNNING',
  'STOPPED',
  'cib.xml',
  'crm_mon.txt',
]

/**
 * Finds the hosts of an hb_report or crm_report: a folder for each node below the report's own.
 *
 * Files that are equal on all nodes lie in the report's folder, with links to them. No folder counts as collected: neither
 * tool takes haresources or authkeys.
 *
 * Source: cluster-glue 1.0.12 hb_report/hb_report.in and utillib.sh; pacemaker 1.1 and 2.x tools/crm_report.in.
 */
export function crmReportHosts(files: ReadonlyMap<string, Uint8Array>): readonly SnapshotHost[] {
  const hosts: SnapshotHost[] = []
  for (const [, report] of byTopFolder(files)) {
    const isReport = ['description.txt', 'analysis.txt', 'events.txt'].some(name => report.has(name))
    if (!isReport) continue
    for (const [name, node] of byTopFolder(report)) {
      if (!marks.some(mark => node.has(mark))) continue
      const kept = new Map<string, Uint8Array>()
      for (const [path, bytes] of node) {
        const place = places[path] ?? (/^(etc\/)?drbd\.d\/[^/]+$/.test(path) ? `/etc/${path.replace(/^etc\//, '')}` : undefined)
        if (place !== undefined) kept.set(place, bytes)
      }
      hosts.push({ name, files: kept, collected: [], isNamed: true })
    }
  }
  return hosts
}
