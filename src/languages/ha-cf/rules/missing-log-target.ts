import { defineRule } from '../../../rules/define-rule.js'
import { readHeartbeatBoolean } from '../../../values/heartbeat-boolean.js'
import { logDirectives } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** Heartbeat must log somewhere. */
export const missingLogTarget = defineRule<HaCf>({
  id: 'ha-cf/missing-log-target',
  severity: 'error',
  origin: 'daemon',
  summary: 'use_logd is off and no other log directive stands',
  why: 'Heartbeat refuses to run without a log. logfacility none and logfacility kern count as no log.',
  do: 'Set use_logd yes, or name a logfacility or a logfile.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c check_logd_usage(): No log entry found in ha.cf'],
  since: '0.1.0',
  examples: {
    bad: ['use_logd [|off|]\n', 'logfacility none\nuse_logd [|no|]\n'],
    good: ['use_logd yes\n', 'use_logd off\nlogfacility local0\n', 'logfacility none\n'],
  },

  *check({ model }) {
    const logd = model.options.get('use_logd')
    if (logd === undefined || readHeartbeatBoolean(logd.value) !== false || logDirectives(model).length > 0) return
    yield { at: logd, message: 'use_logd is off, and neither logfile, debugfile nor logfacility says where to log' }
  },
})
