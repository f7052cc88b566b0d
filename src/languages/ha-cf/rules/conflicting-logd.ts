import { defineRule } from '../../../rules/define-rule.js'
import { readHeartbeatBoolean } from '../../../values/heartbeat-boolean.js'
import { logDirectives } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** Log directives have no place beside `use_logd yes`. */
export const conflictingLogd = defineRule<HaCf>({
  id: 'ha-cf/conflicting-logd',
  severity: 'info',
  origin: 'daemon',
  summary: 'a log directive stands beside use_logd yes',
  why:
    'The logging daemon decides where to log by /etc/logd.cf. Who reads the file looks for messages in ' +
    'the wrong place. Heartbeat warns of it.',
  do: 'Take the log directive out, or set use_logd no.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c check_logd_usage(): logd is enabled but logfile is still configured',
  ],
  since: '0.1.0',
  examples: {
    bad: ['use_logd yes\n[|logfile|] /var/log/ha-log\n'],
    good: ['use_logd yes\n', 'use_logd yes\nlogfacility none\n'],
  },

  *check({ model }) {
    const logd = model.options.get('use_logd')
    if (logd === undefined || readHeartbeatBoolean(logd.value) !== true) return
    const [first] = logDirectives(model)
    const directive = model.directives.find(({ words }) => first !== undefined && words.includes(first))
    if (directive === undefined) return
    yield {
      at: directive.name,
      message: `"${directive.name.value}" stands beside use_logd ${logd.value}: the logging daemon does not read it`,
      related: [{ at: logd, message: 'the logging daemon is switched on here' }],
    }
  },
})
