import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isOcf } from '../../../facts/ocf-call.js'
import type { ReactorConf } from '../model.js'

/** An entry of a start list is no name of a unit. */
export const invalidUnit = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/invalid-unit',
  severity: 'error',
  origin: 'practice',
  summary: 'an entry of a start list holds a "/"',
  why: 'The daemon leaves the promoter out: nothing is promoted. The unit of a mount point has the escaped path as its name.',
  do: 'Write the name of the unit, as systemd-escape -p --suffix=mount PATH gives it.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs'],
  since: '0.1.0',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["[|/srv/data|]", "a.service"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["srv-data.mount", "a.service"]\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["mount /srv/data"]\nrunner = "shell"\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["""\n  ocf:heartbeat:Filesystem fs device=/dev/drbd0 \\\n  directory=/srv fstype=xfs\n"""]\n'],
  },

  *check({ configuration }) {
    for (const { runner, start } of configuration.promoted) {
      if (runner !== 'systemd') continue
      for (const unit of start) if (unit.value.includes('/') && !isOcf(unit.value)) yield { at: unit, message: `"${unit.value}" is a path and no unit of systemd` }
    }
  },
})
