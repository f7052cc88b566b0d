import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** A stop list is not read. */
export const unusedStop = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/unused-stop',
  severity: 'warning',
  origin: 'practice',
  summary: 'a stop list is not read',
  why: 'With systemd the target is stopped, and its units with it: only the runner shell reads the list.',
  do: 'Take it out, or let the units stop what they must.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n[|stop|] = ["b.service"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a"]\nstop = ["b"]\nrunner = "shell"\n'],
  },

  *check({ configuration }) {
    for (const { runner, member } of configuration.promoted) {
      const stop = member('stop')
      const isEmpty = stop?.entry.kind === 'value' && stop.entry.value.kind === 'array' && stop.entry.value.items.length === 0
      if (runner === 'systemd' && stop !== undefined && !isEmpty) yield { at: stop.key, message: 'Only the runner shell reads "stop"' }
    }
  },
})
