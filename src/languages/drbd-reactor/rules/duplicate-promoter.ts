import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** Two promoters look after one resource. */
export const duplicatePromoter = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/duplicate-promoter',
  severity: 'warning',
  origin: 'practice',
  summary: 'two promoters look after one resource',
  why: 'Each promotes, starts and stops by itself: they work against each other.',
  do: 'Keep one of them.',
  sources: ['drbd-reactor.promoter(5)'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n[[promoter]]\n[promoter.resources.[|r0|]]\nstart = ["b.service"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n[[promoter]]\n[promoter.resources.r1]\nstart = ["b.service"]\n'],
  },

  *check({ configuration }) {
    const seen = new Map<string, (typeof configuration.promoted)[number]>()
    for (const promoted of configuration.promoted) {
      const { name, promoter } = promoted
      const first = seen.get(name.value)
      if (first === undefined) seen.set(name.value, promoted)
      else if (first.promoter !== promoter) yield { at: name, message: `Another promoter looks after "${name.value}" already`, related: [{ at: first.name, message: 'the other one' }] }
    }
  },
})
