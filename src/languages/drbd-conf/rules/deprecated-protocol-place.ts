import { defineRule } from '../../../rules/define-rule.js'
import { rewriteAt } from '../migration/index.js'
import { protocolPlace } from '../migration/protocol-place.js'
import type { Model } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'
import { dialectOf, isDialectFrom } from '../vocabulary.js'

/** From 8.4 on, `protocol` is an option of the connection. */
export const deprecatedProtocolPlace = defineRule<Model>({
  id: 'drbd-conf/deprecated-protocol-place',
  severity: 'info',
  origin: 'practice',
  summary: 'protocol stands in the resource itself',
  why: '8.4 and 9 keep it among the options of net. Set in both places with different values, 9 refuses the file.',
  do: 'Write it in net {}.',
  sources: ['drbd.conf(5) 8.4 and 9 "protocol"', 'user/v9/drbdadm_parser.c: stored as an option of net'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [{ text: 'resource r0 {\n  [|protocol|] C;\n}\n', target: '8.4' }],
    good: [
      { text: 'resource r0 {\n  net {\n    protocol C;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  protocol C;\n}\n', target: '8.3' },
    ],
  },

  *check({ model, file, target }) {
    if (!isDialectFrom(dialectOf(target), '8.4')) return
    for (const { name, section } of settingsNamed({ models: [model] }, 'protocol')) {
      if (name.value !== 'protocol' || section === 'net' || section === 'syncer') continue
      const fix = rewriteAt(protocolPlace, name, { file, target })
      yield {
        at: name,
        message: '"protocol" belongs in "net" now',
        ...(fix === undefined ? {} : { fixes: [fix] }),
      }
    }
  },
})
