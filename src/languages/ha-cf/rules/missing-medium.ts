import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** A file needs a medium. */
export const missingMedium = defineRule<HaCf>({
  id: 'ha-cf/missing-medium',
  severity: 'error',
  origin: 'daemon',
  summary: 'the file has no medium',
  why: 'Heartbeat has no way to send a heartbeat and does not start.',
  do: 'Add bcast, ucast, mcast or serial lines, two independent ones if possible.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c init_config(): No heartbeat media defined'],
  since: '0.1.0',
  followsFrom: [{ rules: ['ha-cf/missing-host'], within: 'words' }],
  examples: {
    bad: ['node alpha beta\n[|]'],
    good: ['node alpha beta\nbcast eth0\n', 'node alpha\nbcats eth0\n'],
  },

  *check({ model }) {
    if (model.media.length > 0 || model.isTemplate || model.hasUnreadLines) return
    if (model.hosts.length === 0 && !model.options.has('autojoin')) return // That so much is missing is reported once.
    const empty = model.directives.find(({ entry, words }) => entry?.class === 'medium-list' && words.length === 0)
    yield { at: empty?.name ?? model.end, message: 'The file has no medium such as bcast, ucast, mcast or serial' }
  },
})
