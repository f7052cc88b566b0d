import type { HostFact } from '../../../facts/fact-index.js'
import { folderOfLinstor } from '../../../facts/linstor.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import type { ClusterModel } from '../../model.js'
import { fileOn } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

const resource = 'resource r9 {\n  net {\n    protocol C;\n  }\n}\n'

/** A file in drbd.d, or one that LINSTOR writes, does nothing that drbd.conf does not include. */
export const unusedDrbdFile = defineClusterRule({
  id: 'cluster/unused-drbd-file',
  severity: 'warning',
  origin: 'practice',
  summary: 'a file in drbd.d or of LINSTOR is not included by drbd.conf',
  why: 'drbdadm reads only what drbd.conf includes. The resources and options of the file do not exist for it.',
  do: 'Include it in drbd.conf, give it the suffix that is included, or move it elsewhere.',
  sources: [
    'drbd-utils user/v9/drbdadm_parser.c include_stmt()',
    'https://github.com/LINBIT/linstor-client/issues/19',
    'LINSTOR User Guide: drbd.d/linstor-resources.res includes /var/lib/linstor.d/*.res',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('no include', { 'alpha:/etc/drbd.d/r9.res': resource }),
      heartbeatExample('another suffix than the one that is included', {
        'alpha:/etc/drbd.conf': ['resource r0', 'include "drbd.d/*.res";\nresource r0'],
        'alpha:/etc/drbd.d/r9.conf': resource,
      }),
      heartbeatExample('what LINSTOR writes', { 'alpha:/var/lib/linstor.d/r9.res': resource }),
    ],
    good: [
      heartbeatExample('an include', {
        '*:/etc/drbd.conf': ['resource r0', 'include "drbd.d/*.res";\nresource r0'],
        '*:/etc/drbd.d/global.res': '# nothing yet\n',
      }),
    ],
  },

  *check(cluster) {
    const linstor = new Set<string>()
    const unread = cluster.facts('unread-file').filter(({ fact }) => fact.language === 'drbd-conf')
    for (const entry of unread) {
      const root = fileOn(cluster, entry.host, 'drbd-conf')
      // Without a drbd.conf nobody knows what it would include.
      if (root === undefined) continue
      // One include reads all that LINSTOR writes.
      if (entry.fact.path.startsWith(folderOfLinstor)) {
        if (linstor.has(entry.host)) continue
        linstor.add(entry.host)
        // The file that includes them all is told, which nobody includes.
        if (unread.some(({ host, fact }) => host === entry.host && isOfLinstor(fact.path))) continue
      }
      const lost = isOfLinstor(entry.fact.path) ? unread.filter(({ host, fact }) => host === entry.host && fact.path.startsWith(folderOfLinstor)) : [entry]
      yield {
        at: entry,
        // Where other hosts alone have the resource, this one cannot take part in it.
        ...(lost.some(file => isResourceElsewhere(cluster, file)) ? { severity: 'error' as const } : {}),
        message: `"${entry.fact.path}" is not included by "${root.fact.path}" of host "${entry.host}"`,
        related: [{ at: root, message: 'the file that drbdadm reads' }],
        // Where nothing else has a resource, the root is told to lack one.
        followsFrom: [...misread, 'missing-resource'].map(rule => ({ rule: `drbd-conf/${rule}`, at: { file: root.origin.file, span: { start: 0, end: 0 } } })),
      }
    }
  },
})

/** By these faults of the root an include may not be read as one. */
const misread = ['missing-argument', 'missing-semicolon', 'misleading-character', 'misplaced-statement', 'unclosed-block', 'unclosed-string', 'unexpected-brace', 'unexpected-word', 'unknown-statement', 'unquoted-word'] as const

/** The file by which LINSTOR has drbdadm read what it writes. */
function isOfLinstor(path: string): boolean {
  return path.endsWith('/linstor-resources.res')
}

function isResourceElsewhere(cluster: ClusterModel, { host, fact: { path } }: HostFact<'unread-file'>): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.res$/, '')
  const owners = cluster.facts('drbd-resource').filter(({ fact }) => fact.name === name)
  return path.endsWith('.res') && owners.length > 0 && owners.every(owner => owner.host !== host)
}
