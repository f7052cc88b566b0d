import { isVersionFrom } from '../../../text/version.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { promoterExample } from '../example-cluster.js'

/** drbd-reactor does not start with the DRBD that is installed. */
export const mismatchedReactorVersion = defineClusterRule({
  id: 'cluster/mismatched-reactor-version',
  severity: 'error',
  origin: 'practice',
  summary: 'drbd-reactor does not start with the DRBD that is installed',
  why: 'The daemon asks for the versions when it starts, and ends where they are too old.',
  do: 'Install a newer drbd-utils or module, or an older drbd-reactor.',
  sources: ['drbd-reactor 1.11.0 src/main.rs: min_drbd_versions'],
  since: '0.1.0',
  examples: {
    bad: [
      promoterExample('drbd-utils are too old', { 'alpha:facts/packages.txt': ['', 'drbd-reactor 1.11.0-1\ndrbd-utils 9.22.0-1\n'] }),
      promoterExample('the module is too old', { 'alpha:facts/packages.txt': ['', 'drbd-reactor 1.11.0-1\n'], 'alpha:facts/proc-drbd.txt': ['', 'version: 9.1.4 (api:2/proto:86-121)\n'] }),
    ],
    good: [
      promoterExample('new enough', { 'alpha:facts/packages.txt': ['', 'drbd-reactor 1.11.0-1\ndrbd-utils 9.31.0-1\n'] }),
      promoterExample('an older daemon', { 'alpha:facts/packages.txt': ['', 'drbd-reactor 1.4.0-1\ndrbd-utils 9.22.0-1\n'] }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const packages = cluster.factsOn(host, 'package')
      const daemon = packages.find(({ fact }) => fact.name === 'drbd-reactor')
      if (daemon === undefined || !isVersionFrom(daemon.fact.version, '1.11') || cluster.factsOn(host, 'promoted-resource').length === 0) continue
      const utils = packages.find(({ fact }) => fact.name === 'drbd-utils')
      const module = cluster.factsOn(host, 'drbd-module')[0]
      for (const [what, entry, least] of [['drbd-utils', utils, '9.29'], ['the module', module, '9.1.7']] as const) {
        if (entry === undefined || isVersionFrom(entry.fact.version, least)) continue
        yield { at: entry, message: `drbd-reactor ${daemon.fact.version} needs ${what} ${least}, and host "${host}" has ${entry.fact.version}`, related: [{ at: daemon, message: 'drbd-reactor is installed here' }] }
      }
    }
  },
})
