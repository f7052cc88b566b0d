import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { fileOn, filesOf } from '../../view/groups.js'
import { promoterExample } from '../example-cluster.js'

const snippet: readonly [string, string] = ['', '[[promoter]]\n[promoter.resources.files]\nstart = ["nfs-server.service"]\n']

/** By these faults of the root its folder of snippets may not be read as one. */
const misread = ['unknown-key', 'missing-equals', 'missing-value', 'invalid-value', 'unexpected-word', 'invalid-header', 'invalid-key', 'unclosed-string', 'unclosed-bracket', 'control-character', 'wrong-type'] as const

/** Without `snippets` nothing reads /etc/drbd-reactor.d. */
export const unusedReactorSnippet = defineClusterRule({
  id: 'cluster/unused-reactor-snippet',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host has snippets of drbd-reactor, and its drbd-reactor.toml names no folder of them',
  why: 'The daemon has no folder of its own accord: it reads no snippet, and what stands there is neither promoted nor started.',
  do: 'Write snippets = "/etc/drbd-reactor.d" before the first table of drbd-reactor.toml.',
  sources: ['drbd-reactor 1.11.0 src/main.rs: snippets are read where "snippets" is set', 'drbd-reactor 1.11.0 example/drbd-reactor.toml'],
  since: '0.1.0',
  examples: {
    bad: [promoterExample('a slip in the folder', { '*:/etc/drbd-reactor.toml': ['drbd-reactor.d', 'drbd-reactor'], '*:/etc/drbd-reactor.d/files.toml': snippet }), promoterExample('no folder', { '*:/etc/drbd-reactor.toml': ['snippets = "/etc/drbd-reactor.d"\n', ''], '*:/etc/drbd-reactor.d/files.toml': snippet })],
    good: [
      promoterExample('the folder', { '*:/etc/drbd-reactor.d/files.toml': snippet }),
      promoterExample('another folder', { '*:/etc/drbd-reactor.toml': ['drbd-reactor.d', 'reactor'], '*:/etc/drbd-reactor.d/files.toml': snippet }),
      promoterExample('no snippet either', { '*:/etc/drbd-reactor.toml': ['snippets = "/etc/drbd-reactor.d"\n', ''] }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const entry of cluster.facts('unread-file')) {
      const { host, fact } = entry
      const root = fileOn(cluster, host, 'drbd-reactor')
      if (fact.language !== 'drbd-reactor' || root === undefined || reported.has(host)) continue
      const named = cluster.settingsOn(host, 'drbd-reactor').find(({ fact: { key } }) => key === 'snippets')
      if (named !== undefined) {
        const folder = String(named.fact.value).replace(/\/+$/, '')
        const meant = didYouMean(folder, [fact.path.slice(0, fact.path.lastIndexOf('/'))])
        // A folder of quite another name may be there, and not have been collected.
        if (meant === undefined || filesOf(cluster, host, 'drbd-reactor').length > 1) continue
        reported.add(host)
        yield { at: named, message: `Nothing reads "${fact.path}" of host "${host}": "snippets" names "${folder}", and none is there; did you mean "${meant}"?`, related: [{ at: entry, message: 'this one lies elsewhere' }] }
        continue
      }
      reported.add(host)
      yield {
        at: entry,
        message: `Nothing reads "${fact.path}": "${root.fact.path}" of host "${host}" has no "snippets"`,
        related: [{ at: root, message: 'the file that the daemon reads' }],
        followsFrom: misread.map(rule => ({ rule: `drbd-reactor/${rule}`, at: { file: root.origin.file, span: { start: 0, end: 0 } } })),
      }
    }
  },
})
