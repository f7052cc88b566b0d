import { originOf } from '../../../text/located.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { drbdClusters, fileOn, filesOf } from '../../view/groups.js'
import { differencesOf, oneSided, shownKey } from '../../view/settings.js'
import type { Copy } from '../../view/settings.js'
import { followingFromErrors } from '../../view/suspects.js'
import { promoterExample } from '../example-cluster.js'

/** What is promoted must be promoted alike on all hosts that have the resource. */
export const mismatchedDrbdReactor = defineClusterRule({
  id: 'cluster/mismatched-drbd-reactor',
  severity: 'warning',
  origin: 'practice',
  summary: 'hosts promote a resource differently',
  why: 'When the resource moves to another host, other services are started there, or none.',
  do: 'Bring the same promoter to all hosts that have the resource, and run drbd-reactorctl restart there.',
  sources: ['drbd-reactor.promoter(5): the configuration must be the same on all nodes'],
  since: '0.1.0',
  examples: {
    bad: [
      promoterExample('beta starts another service', { 'beta:/etc/drbd-reactor.toml': ['nginx.service', 'apache2.service'] }),
      promoterExample('beta lacks the promoter', { 'beta:/etc/drbd-reactor.toml': ['[[promoter]]\n[promoter.resources.web]\nstart = ["srv-web.mount", "nginx.service"]\n', ''] }),
    ],
    good: [promoterExample('equal promoters'), promoterExample('a host without disk lacks the promoter', { 'gamma:/etc/drbd-reactor.toml': ['[[promoter]]\n[promoter.resources.web]\nstart = ["srv-web.mount", "nginx.service"]\n', ''] }), promoterExample('blanks and comments', { 'beta:/etc/drbd-reactor.toml': ['start = [', 'start   = [ # both\n'] })],
  },

  *check(cluster) {
    for (const hosts of drbdClusters(cluster)) {
      const copies = hosts.flatMap((host): Copy[] => {
        const file = fileOn(cluster, host, 'drbd-reactor')?.origin
        return file === undefined ? [] : [{ host, file, files: filesOf(cluster, host, 'drbd-reactor'), settings: cluster.settingsOn(host, 'drbd-reactor').filter(({ fact }) => fact.key.startsWith('promoter ')) }]
      })
      const isOptional = (key: string, host: string): boolean => !cluster.factsOn(host, 'drbd-resource').some(({ fact }) => key.startsWith(`promoter ${fact.name} / `) && !isWithoutDisk(cluster, host, fact.name))
      for (const difference of differencesOf(copies, { isOptional })) {
        const { key, kind, host, other, at, related, actual, expected, suspects } = difference
        if (kind !== 'value') {
          yield withoutSnippets(cluster, oneSided(difference), copies.find(copy => copy.host === (kind === 'missing' ? host : other)))
          continue
        }
        const [here, there] = apart(actual ?? '', expected ?? '')
        yield {
          at,
          message: `${shownKey(key)} is "${here}" on host "${host}" and "${there}" on host "${other}"`,
          related: [{ at: related, message: `on host "${other}"` }],
          // What contradicts itself in one copy is told by that file.
          followsFrom: [...followingFromErrors(suspects).followsFrom, ...[at, related].map(place => ({ rule: 'drbd-reactor/mismatched-port', at: { file: originOf(place).file, span: { start: 0, end: 0 } } }))],
        }
      }
    }
  },
})

/** A copy that looks for snippets in a folder of another name lacks all promoters: that nothing is there is reported. */
function withoutSnippets(cluster: ClusterModel, finding: ReturnType<typeof oneSided>, copy: Copy | undefined): ReturnType<typeof oneSided> {
  const folder = copy === undefined ? undefined : cluster.settingsOn(copy.host, 'drbd-reactor').find(({ fact }) => fact.key === 'snippets')?.fact.value
  if (copy === undefined || folder === undefined || folder === '/etc/drbd-reactor.d') return finding
  return { ...finding, followsFrom: [...(finding.followsFrom ?? []), { rule: 'cfgcheck/missing-include', at: { file: copy.file.file, span: { start: 0, end: 0 } } }] }
}

/** A host that has no disk for a resource may be there for its vote alone, and start nothing. */
function isWithoutDisk(cluster: ClusterModel, host: string, resource: string): boolean {
  const own = cluster.factsOn(host, 'drbd-volume').filter(({ fact }) => fact.resource === resource && cluster.hostNamed(fact.host) === host)
  return own.length > 0 && own.every(({ fact }) => fact.disk === 'none')
}

/** Leaves out of two long lists what they begin and end with alike, and says that there is more. */
function apart(one: string, other: string): readonly [string, string] {
  const [left, right] = [one.split(separator), other.split(separator)]
  if (Math.max(one.length, other.length) < 100 || Math.max(left.length, right.length) < 3) return [one, other]
  const most = Math.min(left.length, right.length)
  let [head, tail] = [0, 0]
  while (head < most && left[head] === right[head]) head += 1
  while (tail < most - head && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1
  const shown = (items: readonly string[]): string => [...(head > 0 ? ['…'] : []), ...items.slice(head, items.length - tail), ...(tail > 0 ? ['…'] : [])].join(separator)
  return [shown(left), shown(right)]
}

/** How a list is written in one line. */
const separator = ', '
