import { defineRule } from '../../../rules/define-rule.js'
import { rewriteAt } from '../migration/index.js'
import { negation } from '../migration/negation.js'
import type { Model } from '../schema.js'
import { writtenSettings } from '../analysis/settings.js'
import { dialectOf, isDialectFrom } from '../vocabulary.js'

/** From 8.4 on, a switch is turned off by `no` behind its name. */
export const deprecatedNegation = defineRule<Model>({
  id: 'drbd-conf/deprecated-negation',
  severity: 'info',
  origin: 'practice',
  summary: 'a switch is turned off by no- in front of its name',
  why: 'It is the form of 8.3. 8.4 and 9 print and document the other one, and a reader finds only that in the manual.',
  do: 'Write the name and no.',
  sources: ['drbd.conf(5) 8.4 and 9 "disk-barrier", "tcp-cork"'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      { text: 'resource r0 {\n  disk {\n    [|no-disk-flushes|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  net {\n    [|no-tcp-cork|];\n  }\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  disk {\n    disk-flushes no;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  disk {\n    no-disk-flushes;\n  }\n}\n', target: '8.3' },
    ],
  },

  *check({ model, file, target }) {
    if (!isDialectFrom(dialectOf(target), '8.4') || !file.source.text.includes('no-')) return
    for (const { name } of writtenSettings({ models: [model] })) {
      if (!name.value.startsWith('no-')) continue
      const fix = rewriteAt(negation, name, { file, target })
      if (fix === undefined) continue
      yield { at: name, message: `"${name.value}" is now written "${name.value.slice(3)} no"`, fixes: [fix] }
    }
  },
})
