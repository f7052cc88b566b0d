import { defineRule } from '../../../rules/define-rule.js'
import { faultsOfBraces } from '../analysis/braces.js'
import { didYouMean, suggestionPool } from '../../../diagnostics/did-you-mean.js'
import { keysReportedElsewhere } from '../analysis/meant.js'
import { doesRead } from '../targets.js'
import { keyAt, keysIn, sectionAt, vocabulary } from '../vocabulary.js'
import { linkOf } from '../reading/link.js'
import type { CorosyncConf } from '../model.js'

/** The sections that know a key. */
function homesOf(name: string): string[] {
  return [...vocabulary.entries()].flatMap(entry => (entry.kind === 'key' && entry.name === name ? entry.in : []))
}

/** What stands in them plug-ins of corosync 1 read. */
const ofPlugIns: ReadonlySet<string> = new Set(['service', 'event', 'amf'])

/** Corosync does not know a key. */
export const unknownKey = defineRule<CorosyncConf>({
  id: 'corosync-conf/unknown-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'corosync does not know a key',
  why: 'Corosync keeps whatever it reads, uses what it knows, and says nothing of the rest in any release: the setting is simply not there.',
  do: 'Write the name as the manual has it.',
  sources: ['corosync.conf(5)', 'corosync 3.1.7 exec/coroparse.c: unknown keys are stored'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-path', 'corosync-conf/too-long-line'], within: 'lines' }],
  fix: 'unsafe',
  examples: {
    bad: ['totem {\n	version: 2\n	[|tokn|]: 3000\n}\n', 'quorum {\n	[|two-node|]: 1\n}\n'],
    good: ['totem {\n	version: 2\n	token: 3000\n}\n'],
  },

  *check({ model }) {
    const { target } = model
    const causes = faultsOfBraces(model)
    const told = keysReportedElsewhere(model)
    const pools = new Map<string, Iterable<string>>()
    for (const { path, settings } of model.sections) {
      // Of a section that is not known, the name is reported. Resources of a host and sections of other programs hold what they like.
      const around = sectionAt(path.split('.')[0] ?? '')
      // Nor does it matter what stands in one that this release does not read.
      if (around !== undefined && !doesRead(target, around)) continue
      if (sectionAt(path) === undefined || path === 'uidgid' || path === 'totem.interface.member' || path.startsWith('logging.logging_daemon')) continue
      for (const setting of settings) {
        if (keyAt(setting.path) !== undefined || told.has(setting)) continue
        const { key } = setting
        // A name that the map does not take is reported by itself.
        if (linkOf(key.value) !== undefined || !/^[\w./:-]+$/.test(key.value)) continue
        let pool = pools.get(path)
        if (pool === undefined) pools.set(path, (pool = suggestionPool([...keysIn(path).map(({ name }) => name), ...(path === 'nodelist.node' ? ['ring0_addr', 'ring1_addr'] : [])])))
        const close = didYouMean(key.value, pool)
        // A plug-in reads what it likes.
        if (close === undefined && ofPlugIns.has(path)) continue
        const elsewhere = close === undefined ? homesOf(key.value) : []
        const hint = close !== undefined ? `; did you mean "${close}"?` : elsewhere.length > 0 ? `; it belongs into "${elsewhere[0]}"` : ''
        yield {
          at: key,
          message: `Corosync does not know "${key.value}" in "${path}"${hint}`,
          ...(elsewhere.length > 0 ? { followsFrom: causes(key) } : {}),
          ...(close === undefined ? {} : { fixes: [{ title: `Write "${close}"`, safety: 'unsafe' as const, edits: [{ file: key.file, span: key.span, newText: close }] }] }),
        }
      }
    }
  },
})
