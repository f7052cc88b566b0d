import { defineRule } from '../../../rules/define-rule.js'
import type { CorosyncConf } from '../model.js'

/** The log setting has a newer name. */
export const deprecatedLogging = defineRule<CorosyncConf>({
  id: 'corosync-conf/deprecated-logging',
  severity: 'info',
  origin: 'practice',
  summary: 'the log setting has a newer name',
  why: 'Corosync takes the old name, with a warning.',
  do: 'Write to_logfile and syslog_priority.',
  sources: ['corosync 3.1.7 exec/logconfig.c: "has been obsoleted"'],
  since: '0.1.0',
  examples: {
    bad: ['logging {\n	[|to_file|]: yes\n	logfile: /var/log/corosync.log\n}\n'],
    good: ['logging {\n	to_logfile: yes\n	logfile: /var/log/corosync.log\n}\n'],
  },

  *check({ model }) {
    for (const { path, settings } of model.sections) {
      if (!path.startsWith('logging')) continue
      for (const { key } of settings) {
        const name = key.value === 'to_file' ? 'to_logfile' : key.value === 'syslog_level' ? 'syslog_priority' : undefined
        if (name !== undefined) yield { at: key, message: `"${key.value}" is called "${name}" now` }
      }
    }
  },
})
