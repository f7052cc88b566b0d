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
  followsFrom: [{ rules: ['drbd-reactor/unclosed-bracket', 'drbd-reactor/unclosed-string', 'drbd-reactor/missing-equals', 'drbd-reactor/missing-value', 'drbd-reactor/invalid-value', 'drbd-reactor/duplicate-key'], within: 'file' }],
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.[|r0|]]\nrunner = "systemd"\n', '[[promoter]]\n[promoter.resources.r0]\nstart = [|[]|]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n'],
  },

  *check({ configuration }) {
    for (const { name, startList, member } of configuration.promoted) {
      const start = member('start')?.entry
      const isMissing = start === undefined && !configuration.isPartial
      const isEmpty = start?.kind === 'value' && start.value.kind === 'array' && start.value.items.length === 0
      if (isMissing || isEmpty) yield { at: startList ?? name, message: `Nothing is started when "${name.value}" is promoted` }
    }
  },
})
