import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** A cluster has more than one host. */
export const missingSecondHost = defineRule<HaCf>({
  id: 'ha-cf/missing-second-host',
  severity: 'warning',
  origin: 'practice',
  summary: 'the file lists one host only',
  why: 'There is nobody to take over from, and nobody to take over.',
  do: 'List the other host.',
  sources: ['heartbeat GettingStarted, "Preparation": node lines for both machines'],
  since: '0.1.0',
  examples: {
    bad: ['node [|alpha|]\n'],
    good: ['node alpha beta\n', 'node alpha\nautojoin any\ncrm on\n', 'node alpha\nonde beta\n'],
  },

  *check({ model, facts }) {
    const [only, second] = model.hosts
    const autojoin = model.options.get('autojoin')?.value.toLowerCase() ?? 'none'
    if (only === undefined || second !== undefined || autojoin !== 'none') return
    if (model.isTemplate || model.hasUnreadLines) return
    if (facts.host !== undefined && facts.host.toLowerCase() !== only.value.toLowerCase()) return // The own host is told to be missing.
    yield { at: only, message: `"${only.value}" is the only host of the cluster` }
  },
})
