import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample, promoterExample } from '../example-cluster.js'

/** Pacemaker and drbd-reactor promote one DRBD resource. */
export const duplicateDrbdManager = defineClusterRule({
  id: 'cluster/duplicate-drbd-manager',
  severity: 'error',
  origin: 'practice',
  summary: 'Pacemaker and drbd-reactor promote one DRBD resource',
  why: 'Each promotes and demotes without asking the other: what the one starts the other stops.',
  do: 'Leave the resource to one of them.',
  sources: ['drbd-reactor 1.11 doc/promoter.md, "Design"', 'LINBIT, drbd-reactor issue 13'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('a promoter for what Pacemaker runs', { '*:/etc/drbd.conf': ['  net {', '  options {\n    auto-promote no;\n    on-suspended-primary-outdated force-secondary;\n  }\n  net {'], '*:/etc/drbd-reactor.toml': '[[promoter]]\n[promoter.resources.r0]\nstart = ["smb.service"]\n' }),
    ],
    good: [
      pacemakerExample('Pacemaker alone'),
      promoterExample('drbd-reactor alone'),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      for (const managed of pacemaker.facts('pacemaker-drbd')) {
        const promoted = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'promoted-resource')).find(({ fact }) => fact.name === managed.fact.resource)
        if (promoted !== undefined) yield { at: promoted, message: `"${managed.fact.resource}" is promoted by drbd-reactor and by Pacemaker`, related: [{ at: managed, message: `Pacemaker runs it as "${managed.fact.clone}"` }] }
      }
    }
  },
})
