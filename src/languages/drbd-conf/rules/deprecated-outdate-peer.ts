import { defineRule } from '../../../rules/define-rule.js'
import { rewriteAt } from '../migration/index.js'
import { renamedOption } from '../migration/renamed-option.js'
import type { Model } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'
import { dialectOf, isDialectFrom } from '../vocabulary.js'

/** From 8.3 on, the handler is called `fence-peer`. */
export const deprecatedOutdatePeer = defineRule<Model>({
  id: 'drbd-conf/deprecated-outdate-peer',
  severity: 'info',
  origin: 'practice',
  summary: 'the handler fence-peer is called by its old name',
  why: '8.3 and 8.4 rename it. DRBD 9 keeps it under its own name and never calls it: the peer is not fenced, without a word.',
  do: 'Write fence-peer.',
  sources: ['drbd 8.3 user/drbdadm_parser.c', 'drbd-utils user/v9/config_flags.c: outdate-peer is a handler of its own'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      { text: 'resource r0 {\n  handlers {\n    [|outdate-peer|] "/sbin/outdate";\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  handlers {\n    [|outdate-peer|] "/sbin/outdate";\n  }\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  handlers {\n    outdate-peer "/sbin/outdate";\n  }\n}\n', target: '8.2' },
      { text: 'resource r0 {\n  handlers {\n    fence-peer "/sbin/outdate";\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ model, file, target }) {
    const dialect = dialectOf(target)
    if (!isDialectFrom(dialect, '8.3')) return
    for (const { name, section } of settingsNamed({ models: [model] }, 'outdate-peer', 'fence-peer')) {
      if (name.value !== 'outdate-peer' || section !== 'handlers') continue
      const fix = rewriteAt(renamedOption, name, { file, target })
      yield {
        at: name,
        message: dialect === '9' ? 'Handler "outdate-peer" is never called by DRBD 9' : 'Handler "outdate-peer" is called "fence-peer" now',
        ...(dialect === '9' ? { severity: 'warning' } : {}),
        ...(fix === undefined ? {} : { fixes: [fix] }),
      }
    }
  },
})
