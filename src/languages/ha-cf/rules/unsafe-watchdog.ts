import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** A watchdog does not replace fencing. */
export const unsafeWatchdog = defineRule<HaCf>({
  id: 'ha-cf/unsafe-watchdog',
  severity: 'info',
  origin: 'practice',
  summary: 'the watchdog is the only fencing',
  why:
    'It resets the host at deadtime rounded up to a full second, when the other one has taken over ' +
    'already: both are active for up to a second.',
  do: 'Add a STONITH device.',
  sources: ['heartbeat 3.0.6 heartbeat/heartbeat.c hb_init_watchdog_interval()'],
  since: '0.1.0',
  examples: {
    bad: ['[|watchdog|] /dev/watchdog\n'],
    good: [
      'watchdog /dev/watchdog\nstonith_host * external/ssh alpha beta\n',
      'watchdog /dev/watchdog\ncrm on\n',
    ],
  },

  *check({ model }) {
    const watchdog = model.directives.find(({ name, words }) => name.value === 'watchdog' && words.length > 0)
    if (watchdog === undefined || model.manager !== 'haresources' || model.isTemplate || model.hasUnreadLines) return
    if (model.directives.some(({ name }) => name.value.startsWith('stonith'))) return
    yield {
      at: watchdog.name,
      message: 'The watchdog is the only fencing, and fires after the other host has taken over',
    }
  },
})
