import { defineRule } from '../../../rules/define-rule.js'
import { doesRead } from '../targets.js'
import { keyAt, sectionAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

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
  isOfRelease: true,
  examples: {
    bad: [{ text: 'totem {\n	version: 2\n	[|rrp_mode|]: passive\n}\n', target: '3.1' }, { text: 'totem {\n	version: 2\n	[|link_mode|]: passive\n}\n', target: '2.4' }],
    good: [{ text: 'totem {\n	version: 2\n	rrp_mode: passive\n}\n', target: '2.4' }],
  },

  *check({ model }) {
    for (const section of model.sections) {
      // Of a section that is not read, that is told.
      const around = sectionAt(section.path.split('.')[0] ?? '')
      if (around !== undefined && !doesRead(model.target, around)) continue
      for (const { path, key } of section.settings) {
        const entry = keyAt(path)
        if (entry === undefined || doesRead(model.target, entry) || path === 'totem.interface.ringnumber') continue
        yield { at: key, message: `Corosync ${model.target} does not read "${key.value}" (${entry.versions ?? ''})` }
      }
    }
  },
})
