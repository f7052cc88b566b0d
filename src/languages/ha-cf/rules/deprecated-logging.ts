import { defineRule } from '../../../rules/define-rule.js'
import { readHeartbeatBoolean } from '../../../values/heartbeat-boolean.js'
import { logDirectives } from '../analysis/effective.js'
import type { HaCf } from '../schema.js'

/** Heartbeat should log through the logging daemon. */
export const deprecatedLogging = defineRule<HaCf>({
  id: 'ha-cf/deprecated-logging',
  severity: 'info',
  origin: 'daemon',
  summary: 'the file logs without the logging daemon',
  why:
    'Heartbeat writes log files itself and may be held up by a full disk. It recommends the logging ' +
    'daemon at every start.',
  do: 'Set use_logd yes and say in /etc/logd.cf where to log.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c check_logd_usage(): Logging daemon is disabled',
    'ha.cf(5) use_logd',
  ],
  since: '0.1.0',
  examples: {
    bad: ['[|logfacility|] local0\n', 'logfile /var/log/ha-log\nuse_logd [|no|]\n'],
    good: ['use_logd yes\n', 'keepalive 2\n', 'logfacility none\n'],
  },

  *check({ model }) {
    const logd = model.options.get('use_logd')
    if (model.isTemplate || (logd !== undefined && readHeartbeatBoolean(logd.value) === true)) return
    const [first] = logDirectives(model)
    if (first === undefined) return
    const directive = model.directives.find(({ words }) => words.includes(first))
    const at = logd ?? directive?.name ?? first
    yield { at, message: 'Heartbeat logs by itself and not through the logging daemon' }
  },
})
