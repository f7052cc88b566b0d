import { defineRule } from '../../../rules/define-rule.js'
import { rewriteAt } from '../migration/index.js'
import { syncer } from '../migration/syncer.js'
import type { Model } from '../schema.js'
import { dialectOf, isDialectFrom } from '../vocabulary.js'

/** From 8.4 on, the options of `syncer {}` belong in other sections. */
export const deprecatedSyncer = defineRule<Model>({
  id: 'drbd-conf/deprecated-syncer',
  severity: 'info',
  origin: 'practice',
  summary: 'the section syncer is used',
  why: '8.4 and 9 read it for the sake of old files; drbd-utils 8.9.3 to 9.28 refuse the resync rate in it.',
  do: 'Write its options in disk {}, net {} and options {}.',
  sources: ['drbd.conf(5) 8.4 and 9', 'user/v84/drbdadm_parser.c parse_options_syncer()'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      { text: 'resource r0 {\n  [|syncer|] {\n    verify-alg sha1;\n  }\n}\n', target: '8.4' },
      { text: 'common {\n  [|syncer|] {\n    rate 10M;\n  }\n}\n', target: '9.34' },
    ],
    good: [
      { text: 'resource r0 {\n  syncer {\n    verify-alg sha1;\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  net {\n    verify-alg sha1;\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ model, file, target }) {
    if (!model.settings.hasSyncer || !isDialectFrom(dialectOf(target), '8.4')) return
    for (const section of model.sections) {
      if (section.kind !== 'resource' && section.kind !== 'common') continue
      for (const options of section.options) {
        // An option that the target refuses is told at its own place.
        if (options.name !== 'syncer' || options.settings.length === 0) continue
        const fix = rewriteAt(syncer, options, { file, target })
        yield {
          at: options,
          message: 'Section "syncer" has been replaced by disk, net and options',
          ...(fix === undefined ? {} : { fixes: [fix] }),
        }
      }
    }
  },
})
