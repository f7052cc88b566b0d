import { defineRule } from '../../../rules/define-rule.js'
import type { CorosyncConf } from '../model.js'

/** Nothing is logged anywhere. */
export const missingLogTarget = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-log-target',
  severity: 'warning',
  origin: 'practice',
  summary: 'nothing is logged anywhere',
  why: 'When corosync refuses something, nobody learns why.',
  do: 'Leave to_syslog at yes.',
  sources: ['corosync.conf(5)'],
  since: '0.1.0',
  examples: {
    bad: ['[|logging|] {\n	to_stderr: no\n	to_syslog: no\n	to_logfile: no\n}\n'],
    good: ['logging {\n	to_stderr: no\n	to_syslog: yes\n}\n'],
  },

  *check({ model }) {
    const isOff = (name: string): boolean => ['no', 'off'].includes(model.settings.get(`logging.${name}`)?.value.value ?? '')
    const section = model.sections.find(({ path }) => path === 'logging')
    const file = model.settings.get('logging.to_logfile') ?? model.settings.get('logging.to_file')
    if (section !== undefined && isOff('to_stderr') && isOff('to_syslog') && (file === undefined || ['no', 'off'].includes(file.value.value))) yield { at: section.name, message: 'Neither syslog, nor a file, nor standard error gets messages' }
  },
})
