import { defineRule } from '../../../rules/define-rule.js'
import { rewriteAt } from '../migration/index.js'
import { otherSection } from '../migration/other-section.js'
import type { Model } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'
import { isAtLeast } from '../vocabulary.js'

/** In DRBD 9, fencing is an option of the connection. */
export const deprecatedFencingPlace = defineRule<Model>({
  id: 'drbd-conf/deprecated-fencing-place',
  severity: 'info',
  origin: 'practice',
  summary: 'fencing stands in disk {}',
  why: 'drbd-utils 8.9.0 to 9.28 refuse it there; later ones move it to net by themselves.',
  do: 'Write it in net {}.',
  sources: ['drbd.conf(5) 9 "fencing"', 'drbd-utils 9.29 user/v9/config_flags.c'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [{ text: 'resource r0 {\n  disk {\n    [|fencing|] resource-only;\n  }\n}\n', target: '9.34' }],
    good: [
      { text: 'resource r0 {\n  net {\n    fencing resource-only;\n  }\n}\n', target: '9.34' },
      { text: 'resource r0 {\n  disk {\n    fencing resource-only;\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ model, file, target }) {
    if (!isAtLeast(target, '9.29')) return // Earlier ones refuse it.
    for (const { name, section } of settingsNamed({ models: [model] }, 'fencing')) {
      if (name.value !== 'fencing' || section !== 'disk') continue
      const fix = rewriteAt(otherSection, name, { file, target })
      yield { at: name, message: '"fencing" belongs in "net" now', ...(fix === undefined ? {} : { fixes: [fix] }) }
    }
  },
})
