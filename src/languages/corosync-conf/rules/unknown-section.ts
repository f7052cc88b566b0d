import { defineRule } from '../../../rules/define-rule.js'
import { faultsOfBraces } from '../analysis/braces.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { meantTotem } from '../analysis/meant.js'
import { sectionAt, sectionsIn, vocabulary } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** The section that one belongs into, where it stands elsewhere. */
function homeOf(name: string, around: string): string | undefined {
  for (const entry of vocabulary.entries()) if (entry.kind === 'section' && entry.name === name && (entry.in[0] ?? '') !== around) return entry.in[0] ?? ''
  return undefined
}

/** Corosync does not know a section. */
export const unknownSection = defineRule<CorosyncConf>({
  id: 'corosync-conf/unknown-section',
  severity: 'warning',
  origin: 'practice',
  summary: 'corosync does not know a section',
  why: 'Corosync keeps what stands in it, uses nothing of it, and says nothing.',
  do: 'Write the name as the manual has it, and the section where it belongs.',
  sources: ['corosync.conf(5)'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-path', 'corosync-conf/too-long-line'], within: 'lines' }],
  fix: 'unsafe',
  examples: {
    bad: ['[|quorom|] {\n	provider: corosync_votequorum\n}\n'],
    good: ['quorum {\n	provider: corosync_votequorum\n}\n'],
  },

  *check({ model }) {
    const causes = faultsOfBraces(model)
    const meant = meantTotem(model)
    for (const { path, name, settings } of model.sections) {
      const around = path.slice(0, Math.max(0, path.length - name.value.length - 1))
      if (sectionAt(path) !== undefined || !/^[\w./:-]+$/.test(name.value) || (around !== '' && sectionAt(around) === undefined)) continue
      // Without "totem" that is the fault, and reported as such; resources have what names they like.
      if (around === 'resources.system' || (name === meant?.name && !model.settings.has('totem.version'))) continue
      const known = sectionsIn(around).map(section => section.name)
      const close = didYouMean(name.value, known)
      const home = close === undefined ? homeOf(name.value, around) : undefined
      const hint = close !== undefined ? `; did you mean "${close}"?` : home !== undefined ? `; it belongs ${home === '' ? 'outside of all sections' : `into "${home}"`}` : ''
      // Without a provider every partition counts as quorate.
      const isQuorum = close === 'quorum' && settings.some(({ key }) => key.value === 'provider')
      yield {
        at: name,
        message: `Corosync does not know the section "${name.value}"${around === '' ? '' : ` in "${around}"`}${hint}`,
        ...(home !== undefined ? { followsFrom: causes(name) } : close === undefined ? { followsFrom: causes(name, ['missing-brace']) } : {}),
        ...(isQuorum ? { severity: 'error' as const } : {}),
        ...(close === undefined ? {} : { fixes: [{ title: `Write "${close}"`, safety: 'unsafe' as const, edits: [{ file: name.file, span: name.span, newText: close }] }] }),
      }
    }
  },
})
