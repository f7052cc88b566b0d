import type { Finding } from '../../../diagnostics/diagnostic.js'
import type { Fix } from '../../../diagnostics/fix.js'
import { defineRule } from '../../../rules/define-rule.js'
import type { FileContext } from '../../../rules/define-rule.js'
import type { ParsedFile } from '../../../syntax/parsed-file.js'
import { compareVersions } from '../../../text/version.js'
import { removalOf, spanOfSetting } from '../analysis/removal.js'
import { doesRead } from '../targets.js'
import { keyAt, sectionAt } from '../vocabulary.js'
import type { KeyEntry } from '../vocabulary.js'
import type { CorosyncConf, Setting } from '../model.js'

/** This release does not read a key. */
export const unusedKey = defineRule<CorosyncConf>({
  id: 'corosync-conf/unused-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'this release does not read a key',
  why: 'The key is of another release. Corosync keeps it, and does not use it.',
  do: 'Delete the line, or write what has taken its place.',
  sources: ['corosync.conf(5)', 'corosync 1.4.9, 2.4.6, 3.1.7: their sources'],
  since: '0.1.0',
  fix: 'safe',
  isOfRelease: true,
  examples: {
    bad: [{ text: 'totem {\n	version: 2\n	[|rrp_mode|]: passive\n}\n', target: '3.1' }, { text: 'totem {\n	version: 2\n	[|link_mode|]: passive\n}\n', target: '2.4' }, { text: '[|compatibility|]: whitetank\ntotem {\n	version: 2\n}\n', target: '2.4' }],
    good: [{ text: 'totem {\n	version: 2\n	rrp_mode: passive\n}\n', target: '2.4' }],
  },

  *check({ model, file }) {
    // Such as `compatibility`, which stands outside of all sections. A path with dots goes past all checks.
    for (const setting of model.top) if (keyAt(setting.path)?.in.length === 0) yield* findingFor(setting, { model, file })
    for (const section of model.sections) {
      // Of a section that is not read, that is reported.
      const around = sectionAt(section.path.split('.')[0] ?? '')
      if (around !== undefined && !doesRead(model.target, around)) continue
      for (const setting of section.settings) yield* findingFor(setting, { model, file })
    }
  },
})

function* findingFor(setting: Setting, { model: { target }, file }: Pick<FileContext<CorosyncConf>, 'model' | 'file'>): Generator<Finding> {
  const { path, key } = setting
  const entry = keyAt(path)
  if (entry === undefined || doesRead(target, entry) || path === 'totem.interface.ringnumber') return
  const idle = isIdle(path) ? { severity: 'info' as const } : {}
  yield { at: key, ...idle, message: `Corosync ${target} does not read "${key.value}" (${entry.versions ?? ''})`, fixes: fixesOf(setting, { file, isOver: isOver(target, entry) }) }
}

/** The name alone does nothing that is missed: tools write it for every release. Nor do logs, and what openais, its threads and its protocol wanted. */
const idleKeys: ReadonlySet<string> = new Set(['totem.cluster_name', 'totem.vsftype', 'totem.threads', 'compatibility'])

/** Tells whether nobody is worse off without a key. */
function isIdle(path: string): boolean {
  return idleKeys.has(path) || path.startsWith('logging.')
}

/** A key of a later release is what somebody wants, who will use that one. */
function isOver(target: string, { until }: KeyEntry): boolean {
  return until !== undefined && (target === 'main' || compareVersions(target, until) > 0)
}

/** What rrp_mode said of rings link_mode says of links; only "active" is not what is done anyway. */
function fixesOf(setting: Setting, { file, isOver: isGone }: { readonly file: ParsedFile; readonly isOver: boolean }): readonly Fix[] {
  if (!isGone) return []
  const { path, key, value } = setting
  if (path === 'totem.rrp_mode' && value.value === 'active') return [{ title: 'Write "link_mode"', safety: 'unsafe', edits: [{ file: key.file, span: key.span, newText: 'link_mode' }] }]
  return removalOf(file, spanOfSetting(setting), `Delete "${key.value}"`)
}
