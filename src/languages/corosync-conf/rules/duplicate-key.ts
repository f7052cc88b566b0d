import { defineRule } from '../../../rules/define-rule.js'
import { faultsOfBraces } from '../analysis/braces.js'
import type { Setting } from '../model.js'
import { keyAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** A key stands twice in one section. */
export const duplicateKey = defineRule<CorosyncConf>({
  id: 'corosync-conf/duplicate-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'a key stands twice in one section',
  why: 'The last one counts, and corosync says nothing: the first setting is not there.',
  do: 'Keep one of them.',
  sources: ['corosync 3.1.7 exec/icmap.c icmap_set: a key of one name replaces the other; -t, tried'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	token: 1000\n	[|token|]: 5000\n}\n'],
    good: ['totem {\n	version: 2\n	token: 5000\n}\n'],
  },

  *check({ model }) {
    const causes = faultsOfBraces(model)
    for (const { path, settings } of model.sections) {
      // Of these there may be several.
      if (path === 'uidgid' || path === 'totem.interface.member') continue
      const seen = new Map<string, Setting>()
      for (const setting of settings) {
        const first = seen.get(setting.key.value)
        if (first === undefined) seen.set(setting.key.value, setting)
        else if (keyAt(setting.path) !== undefined) yield { at: setting.key, message: `"${setting.key.value}" stands twice, and the last one counts`, related: [{ at: first.key, message: 'the first' }], followsFrom: causes(setting.key, ['missing-brace', 'stray-brace']) }
      }
    }
  },
})
