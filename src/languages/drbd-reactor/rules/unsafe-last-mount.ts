import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** A mount is started last. */
export const unsafeLastMount = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/unsafe-last-mount',
  severity: 'warning',
  origin: 'practice',
  summary: 'a mount unit is started last',
  why: 'Nothing keeps it from being unmounted while somebody works there, and then the resource cannot be demoted.',
  do: 'Start what uses the file system behind it, or mount by ocf:heartbeat:Filesystem.',
  sources: ['drbd-reactor 1.11.0 src/plugin/promoter.rs'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-reactor/unclosed-bracket', 'drbd-reactor/unclosed-string', 'drbd-reactor/missing-equals', 'drbd-reactor/unexpected-word'], within: 'file' }],
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["[|srv-data.mount|]"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["srv-data.mount", "a.service"]\n'],
  },

  *check({ configuration }) {
    for (const { runner, start } of configuration.promoted) {
      const last = start[start.length - 1]
      if (runner === 'systemd' && last?.value.endsWith('.mount') === true) yield { at: last, message: `"${last.value}" is started last` }
    }
  },
})
