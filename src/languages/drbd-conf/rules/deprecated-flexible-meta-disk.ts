import { defineRule } from '../../../rules/define-rule.js'
import { rewriteAt } from '../migration/index.js'
import { metaDiskForm } from '../migration/meta-disk-form.js'
import type { Model } from '../schema.js'
import { dialectOf, isDialectFrom } from '../vocabulary.js'
import { writtenVolumes } from '../analysis/volumes.js'

/** From 8.4 on, `meta-disk` without an index says the same as `flexible-meta-disk`. */
export const deprecatedFlexibleMetaDisk = defineRule<Model>({
  id: 'drbd-conf/deprecated-flexible-meta-disk',
  severity: 'info',
  origin: 'practice',
  summary: 'flexible-meta-disk is used',
  why: '8.4 and 9 read it for the sake of old files, and print it as meta-disk.',
  do: 'Write meta-disk without an index.',
  sources: ['drbd.conf(5) 8.4 and 9 "meta-disk"', 'user/v84/drbdadm_parser.c parse_meta_disk()'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      { text: 'resource r0 {\n  on alpha {\n    flexible-meta-disk [|/dev/sdb1|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  on alpha {\n    flexible-meta-disk [|internal|];\n  }\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  on alpha {\n    meta-disk /dev/sdb1;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  on alpha {\n    flexible-meta-disk /dev/sdb1;\n  }\n}\n', target: '8.3' },
    ],
  },

  *check({ model, file, target }) {
    if (!isDialectFrom(dialectOf(target), '8.4') || !file.source.text.includes('flexible-meta-disk')) return
    for (const { metaDisk } of writtenVolumes({ models: [model] })) {
      if (metaDisk === undefined || !isFlexible(file.source.text, metaDisk.span.start)) continue
      const fix = rewriteAt(metaDiskForm, metaDisk, { file, target })
      if (fix === undefined) continue
      yield { at: metaDisk, message: `"flexible-meta-disk ${metaDisk.value}" is now written "meta-disk ${metaDisk.value}"`, fixes: [fix] }
    }
  },
})

/** Tells whether the word before a place, comments between them or not, is the old one. */
function isFlexible(text: string, offset: number): boolean {
  const name = text.lastIndexOf('meta-disk', offset)
  return name !== -1 && text.startsWith('flexible-', name - 'flexible-'.length)
}
