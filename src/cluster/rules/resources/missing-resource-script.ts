import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { HostFact } from '../../../facts/fact-index.js'
import type { Origin } from '../../../text/located.js'
import { addTo } from '../../../text/multimap.js'
import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel, HostModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { modeOn } from '../../view/modes.js'
import { ownersOf } from '../../view/service-owners.js'
import { oncePerHost } from '../../view/once-per-cluster.js'
import { groupsOf } from '../../view/resources.js'
import { cmanExample, heartbeatExample } from '../example-cluster.js'

const script = '#!/bin/sh\ncase "$1" in\n  status) echo stopped ;;\nesac\nexit 0\n'
/** Both folders as they are after heartbeat was installed. */
const stock = Object.fromEntries(['/etc/ha.d/resource.d/Filesystem', '/etc/ha.d/resource.d/IPaddr', '/etc/ha.d/resource.d/drbddisk', '/etc/ha.d/resource.d/imagesync', '/etc/init.d/heartbeat', '/etc/init.d/drbd', '/etc/init.d/exportfs'].map(path => [`*:${path}`, script]))
/** A folder of init scripts that was taken whole: of services that boot starts, and of one that it does not. */
const initFolder = { ...Object.fromEntries(['cman', 'rgmanager', 'sshd', 'mysqld'].map(name => [`*:/etc/init.d/${name}`, script])), '*:facts/rc.txt': 'rc3.d:\nS21cman\nS55sshd\nS99rgmanager\n' }
const serviceOf = (name: string): Readonly<Record<string, readonly string[]>> => ({ '*:/etc/cluster/cluster.conf': ['</cluster>', `  <rm>\n    <service name="db"><script name="db" file="/etc/init.d/${name}"/></service>\n  </rm>\n</cluster>`] })
const folders = ['/etc/ha.d/resource.d', '/etc/init.d', '/etc/rc.d/init.d', '/etc/heartbeat/resource.d']

/** A script that a group uses must be on every host, and executable. */
export const missingResourceScript = defineClusterRule({
  id: 'cluster/missing-resource-script',
  severity: 'error',
  origin: 'practice',
  summary: 'a script of a group is missing or not executable on a host',
  why: 'The start fails on that host, and heartbeat gives the group up: the failover does not work.',
  do: 'Copy the script to the host that lacks it, with mode 755; a name that no host knows is perhaps misspelt.',
  sources: ['heartbeat 3.0.6 ResourceManager: "Cannot locate resource script"'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('an own script on alpha only', {
      '*:/etc/ha.d/haresources': ['IPaddr', 'imagesync IPaddr'],
      'alpha:/etc/ha.d/resource.d/imagesync': script,
      '*:/etc/ha.d/resource.d/drbddisk': script,
      '*:/etc/init.d/drbd': script,
    }), heartbeatExample('nobody may run it on beta', {
      '*:/etc/ha.d/haresources': ['IPaddr', 'imagesync IPaddr'],
      '*:/etc/ha.d/resource.d/imagesync': script,
      'alpha:facts/stat.txt': '755 root root /etc/ha.d/resource.d/imagesync\n',
      'beta:facts/stat.txt': '644 root root /etc/ha.d/resource.d/imagesync\n',
    }), heartbeatExample('a slip that both hosts share', { ...stock, '*:/etc/ha.d/haresources': ['IPaddr', 'imagesnyc IPaddr'] }), cmanExample('a script of rgmanager that no host has', { ...serviceOf('mysql'), ...initFolder })],
    good: [
      heartbeatExample('only its owner may run it', {
        '*:/etc/ha.d/haresources': ['IPaddr', 'imagesync IPaddr'],
        '*:/etc/ha.d/resource.d/imagesync': script,
        '*:facts/stat.txt': '700 root root /etc/ha.d/resource.d/imagesync\n',
      }),
      heartbeatExample('the script is on both hosts', {
        '*:/etc/ha.d/haresources': ['IPaddr', 'imagesync IPaddr'],
        '*:/etc/ha.d/resource.d/imagesync': script,
      }),
      heartbeatExample('folders of which not all was collected', { '*:/etc/ha.d/haresources': ['IPaddr', 'imagesync IPaddr'], '*:/etc/ha.d/resource.d/drbddisk': script, '*:/etc/init.d/drbd': script }),
      cmanExample('a script of rgmanager that all have', { ...serviceOf('mysqld'), ...initFolder }),
      cmanExample('a folder of which the services were not taken', { ...serviceOf('mysqld'), ...initFolder, '*:/etc/init.d/mysqld': null }),
      heartbeatExample('stock folders that hold it', { ...stock, '*:/etc/ha.d/haresources': ['IPaddr', 'imagesync IPaddr'] }),
    ],
  },

  *check(cluster) {
    yield* ofRgmanager(cluster)
    const scripts = scriptsByHost(cluster)
    for (const hosts of heartbeatClusters(cluster)) {
      // What is missing where does not depend on who names the script: the first to name it speaks for all.
      const seen = new Set<string>()
      for (const host of hosts) {
        for (const { fact, origin } of groupsOf(cluster, host).flatMap(({ resources }) => resources)) {
          if (seen.has(fact.script)) continue
          seen.add(fact.script)
          const paths = folders.map(folder => `${folder}/${fact.script}`)
          const holders = hosts.filter(name => paths.some(path => cluster.hosts.get(name)?.paths.has(path)))
          if (holders.length === 0 && hosts.every(name => isMissingOn(cluster.hosts.get(name), paths) && hasAllScripts(cluster, name))) {
            yield* onNoHost(fact.script, origin, scriptsOf(cluster, host))
          }
          for (const name of hosts) {
            const other = holders[0] === name ? holders[1] : holders[0]
            const mode = notExecutable(cluster, name, fact.script)
            // A folder that was not collected may well hold the script: only what another host shows is missed.
            const isMissing = other !== undefined && isMissingOn(cluster.hosts.get(name), paths)
            if (!isMissing && mode === undefined) continue
            const own = cluster.factsOn(name, 'group-resource').find(resource => resource.fact.script === fact.script)
            const there = other === undefined ? undefined : scripts.get(`${other}\0${fact.script}`)?.[0]
            yield {
              // Each host has a copy of haresources: the one of the host that is to be mended.
              at: own ?? { origin },
              message:
                isMissing
                  ? `Host "${name}" has no script "${fact.script}"`
                  : `Script "${fact.script}" is not executable on host "${name}"`,
              related: isMissing
                ? there === undefined ? [] : [{ at: there, message: `the script on host "${other ?? ''}"` }]
                : mode === undefined ? [] : [{ at: mode, message: 'the script is here' }],
            }
          }
        }
      }
    }
  },
})

/** The scripts of rgmanager's services, on the hosts where they may run. */
function* ofRgmanager(cluster: ClusterModel): Generator<Finding> {
  const seen = new Set<string>()
  const scripts = cluster.facts('rhcs-resource').filter(({ fact }) => fact.type === 'script')
  for (const use of scripts) {
    const { attributes, service } = use.fact
    const meant = scripts.find(({ fact, host }) => host === use.host && fact.service === undefined && fact.name !== undefined && fact.name === attributes['ref'])
    const resource = attributes['file'] === undefined && meant !== undefined ? meant : use
    const path = resource.fact.attributes['file']
    // Of what every system brings along, and of links, some hosts may have the other spelling.
    if (path === undefined || service === undefined || seen.has(path) || !path.startsWith('/')) continue
    seen.add(path)
    const paths = /^\/etc\/(rc\.d\/)?init\.d\//.test(path) ? ['/etc/init.d', '/etc/rc.d/init.d'].map(folder => `${folder}/${path.split('/').at(-1) ?? ''}`) : [path]
    const owners = ownersOf(cluster, service)
    const holder = owners.find(host => paths.some(one => cluster.hosts.get(host)?.paths.has(one)))
    const lacking = holder === undefined ? [] : owners.filter(host => isAbsent(paths.map(one => cluster.hosts.get(host)?.stateOf(one))))
    const shut = owners.filter(host => {
      const modes = paths.flatMap(one => modeOn(cluster, host, one) ?? [])
      return modes.length > 0 && modes.every(mode => (mode & 0o111) === 0)
    })
    if (shut.length > 0) yield { at: resource, message: `Script "${path}" is not executable on ${shut.length === 1 ? 'host' : 'hosts'} ${listed(shut.map(host => `"${host}"`))}`, related: [] }
    if (holder === undefined && owners.length > 0 && owners.every(host => isAbsent(paths.map(one => cluster.hosts.get(host)?.stateOf(one))) && hasAllInitScripts(cluster, host))) {
      const near = didYouMean(path, [...new Set(owners.flatMap(host => cluster.factsOn(host, 'init-script').map(({ fact }) => fact.path)))])
      yield { at: resource, severity: 'warning', message: `No host has a script "${path}"`, related: [], ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }) }
    }
    if (lacking.length === 0) continue
    const own = scripts.find(({ host, fact }) => host === lacking[0] && fact.service === use.fact.service && fact.attributes['file'] === path)
    yield { at: own ?? resource, message: `${lacking.length === 1 ? 'Host' : 'Hosts'} ${listed(lacking.map(host => `"${host}"`))} ${lacking.length === 1 ? 'has' : 'have'} no script "${path}"`, related: [] }
  }
}

/** One of the folders is the other by a link: the script is missing where one was looked into, and none has it. */
function isAbsent(states: readonly (string | undefined)[]): boolean {
  return states.includes('missing') && !states.includes('present')
}

function isMissingOn(host: HostModel | undefined, paths: readonly string[]): boolean {
  const states = paths.map(path => host?.stateOf(path))
  return states.slice(0, 2).every(state => state === 'missing') && !states.includes('present')
}

/** A name that no host knows. One that is nearly a script of heartbeat itself is reported as such, in haresources alone. */
function* onNoHost(script: string, origin: Origin, known: readonly string[]): Generator<Finding> {
  const near = didYouMean(script, known)
  if (!/^[\w.-]+$/.test(script) || (near !== undefined && /[A-Z]|^(drbd|portblock)/.test(near))) return
  yield { at: { origin }, message: `No host has a script "${script}"`, ...(near === undefined ? {} : { help: `Did you mean "${near}"?` }) }
}

/** Whether the folders were taken whole: what heartbeat brings along is there, and the script of every service with a link. */
const hasAllScripts = oncePerHost((cluster, host): boolean => {
  const names = new Set(scriptsOf(cluster, host))
  const links = cluster.factsOn(host, 'rc-link')
  return ['Filesystem', 'IPaddr', 'heartbeat'].every(name => names.has(name)) && links.every(({ fact }) => names.has(fact.service))
})

/** Whether /etc/init.d was taken whole: the script of every service with a link is there, and of services without one as well. */
const hasAllInitScripts = oncePerHost((cluster, host): boolean => {
  const names = new Set(cluster.factsOn(host, 'init-script').map(({ fact }) => fact.name))
  const links = new Set(cluster.factsOn(host, 'rc-link').map(({ fact }) => fact.service))
  return links.size > 2 && names.size > links.size && [...links].every(name => names.has(name))
})

/** The names of the scripts that a host shows. */
const scriptsOf = oncePerHost((cluster, host): readonly string[] => {
  return [...cluster.factsOn(host, 'resource-script'), ...cluster.factsOn(host, 'init-script')].filter(({ fact }) => folders.some(folder => fact.path === `${folder}/${fact.name}`)).map(({ fact }) => fact.name)
})

type Script = HostFact<'resource-script'> | HostFact<'init-script'>

/** The script of a name that heartbeat passes over on a host: it takes the first that is executable. */
function notExecutable(cluster: ClusterModel, host: string, name: string): Script | undefined {
  const scripts: readonly Script[] = [...cluster.factsOn(host, 'resource-script'), ...cluster.factsOn(host, 'init-script')].filter(({ fact }) => fact.name === name)
  const isShut = ({ fact }: Script): boolean => {
    const mode = modeOn(cluster, host, fact.path)
    return mode === undefined ? fact.isExecutable === false : (mode & 0o111) === 0
  }
  return scripts.every(isShut) ? scripts[0] : undefined
}

/** What hosts tell of a resource script, by host and name. */
function scriptsByHost(cluster: ClusterModel): ReadonlyMap<string, readonly HostFact<'resource-script'>[]> {
  const table = new Map<string, HostFact<'resource-script'>[]>()
  for (const entry of cluster.facts('resource-script')) {
    const key = `${entry.host}\0${entry.fact.name}`
    addTo(table, key, entry)
  }
  return table
}
