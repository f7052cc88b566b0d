import { defineRule } from '../../../rules/define-rule.js'
import type { CorosyncConf } from '../model.js'

/** The log file has no name. */
export const missingLogfile = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-logfile',
  severity: 'error',
  origin: 'daemon',
  summary: 'the log file has no name',
  why: 'Corosync cannot open it, and refuses the file.',
  do: 'Write the path, or delete the line.',
  sources: ['corosync 3.1.7 exec/logconfig.c: "Can\'t open logfile"'],
  since: '0.1.0',
  examples: {
    bad: ['logging {\n	logfile:[||]\n}\n'],
    good: ['logging {\n	logfile: /var/log/corosync.log\n}\n'],
  },

  *check({ model }) {
    for (const { path, settings } of model.sections) {
      if (path !== 'logging' && path !== 'logging.logger_subsys') continue
      for (const { key, value } of settings) if (key.value === 'logfile' && value.value === '') yield { at: value, message: 'The path of the log file is missing' }
    }
  },
})
