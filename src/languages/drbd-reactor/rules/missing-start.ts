import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** Nothing is started. */
export const missingStart = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/missing-start',
  severity: 'warning',
  origin: 'practice',
  summary: 'a promoted resource starts nothing',
  why: 'The resource is promoted, and nobody uses it: the daemon warns of it.',
  do: 'List what is started, or take the resource out.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.[|r0|]]\nrunner = "systemd"\n', '[[promoter]]\n[promoter.resources.r0]\nstart = [|[]|]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n'],
  },

  *check({ configuration }) {
    for (const { name, startList, start, member } of configuration.promoted) {
      const own = member('start')
      const isOther = own !== undefined && (own.entry.kind !== 'value' || own.entry.value.kind !== 'array')
      const isEmpty = own?.entry.kind === 'value' && own.entry.value.kind === 'array' && own.entry.value.items.length === 0
      if (isOther || start.length > 0 || (own !== undefined && !isEmpty)) continue
      if (own === undefined && configuration.isPartial) continue
      yield { at: startList ?? name, message: `Nothing is started when "${name.value}" is promoted` }
    }
  },
})
