import type { Conversion } from '../../src/migration/conversion.js'
import type { ClusterFiles } from '../support/consistent-cluster.js'

/** What of a host is gone, or says something of the system that it ran on. */
const gone = [/^\/?etc\/ha\.d\/(?:ha\.cf|haresources|authkeys)$/, /^\/?etc\/cluster\//, /^\/?etc\/(?:debian_version|SuSE-release|redhat-release|os-release|inittab|init\.d\/|rc|sysconfig\/(?:cluster|cman)|modules|xen\/)/, /^\/?facts\/(?!ip-addr|blockdev|stat|uname)/]

/** The hosts of a cluster as they are when all files of a conversion are in their places. */
export function newHosts(old: ClusterFiles, { files, nodes }: Conversion): ClusterFiles {
  const cib = files.find(({ path }) => path.endsWith('.xml'))?.text ?? ''
  const hosts: Record<string, Record<string, string>> = {}
  const folders = new Set(files.filter(({ path }) => path.includes('/')).map(({ path }) => path.slice(0, path.indexOf('/'))))
  for (const host of folders) {
    const own: Record<string, string> = {}
    const units = files.filter(({ path }) => path.startsWith(`${host}/`) && path.endsWith('.service')).map(({ text }) => text).join('')
    const isGone = (path: string): boolean => gone.some(pattern => pattern.test(path)) || (/etc\/ha\.d\/resource\.d\//.test(path) && !units.includes(path))
    for (const [path, text] of Object.entries(old[host] ?? {})) if (!isGone(path)) own[path.replace(/^\//, '')] = text
    for (const { path, text } of files) if (path.startsWith(`${host}/`)) own[path.slice(host.length + 1)] = text
    own['var/lib/pacemaker/cib/cib.xml'] = cib
    hosts[host] = own
  }
  if (Object.keys(hosts).length !== nodes.length) throw new Error('Not every host has files')
  return hosts
}
