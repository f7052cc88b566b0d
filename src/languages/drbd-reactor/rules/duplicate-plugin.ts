import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { meaningOf } from '../analysis/meaning.js'
import type { ReactorConf } from '../model.js'

/** Two plugins are the same. */
export const duplicatePlugin = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/duplicate-plugin',
  severity: 'error',
  origin: 'daemon',
  summary: 'two plugins are the same',
  why: 'The daemon tells plugins apart by all that they say, and refuses to start with two that say the same.',
  do: 'Take one of them out.',
  sources: ['drbd-reactor 1.11.0 src/plugin.rs: duplicate config'],
  since: '0.1.0',
  examples: {
    bad: ['[[prometheus]]\nenums = true\n[[[|prometheus|]]]\nenums = true\n'],
    good: ['[[prometheus]]\n[[prometheus]]\naddress = "127.0.0.1:9943"\n'],
  },

  *check({ configuration }) {
    for (const { name, entry } of configuration.root.members.values()) {
      if (entry.kind !== 'tables' || name === 'log') continue
      const seen = new Map<string, (typeof entry.items)[number]>()
      for (const table of entry.items) {
        const meaning = meaningOf(table)
        const first = seen.get(meaning)
        if (first === undefined) seen.set(meaning, table)
        else yield { at: table.at, message: `This "${name}" says the same as another one`, related: [{ at: first.at, message: 'the other one' }] }
      }
    }
  },
})
