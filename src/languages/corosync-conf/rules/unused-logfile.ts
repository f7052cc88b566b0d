import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { keyAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** The log file is not written. */
export const unusedLogfile = defineRule<CorosyncConf>({
  id: 'corosync-conf/unused-logfile',
  severity: 'warning',
  origin: 'practice',
  summary: 'the log file is not written',
  why: 'Messages go to the file only where both are there: to_logfile: yes and logfile.',
  do: 'Write both, or neither.',
  sources: ['corosync.conf(5) on to_logfile, logfile'],
  since: '0.1.0',
  examples: {
    bad: ['logging {\n	[|to_logfile|]: yes\n}\n', 'logging {\n	[|logfile|]: /var/log/cluster/corosync.log\n}\n'],
    good: ['logging {\n	to_logfile: yes\n	logfile: /var/log/cluster/corosync.log\n}\n'],
  },

  *check({ model }) {
    // A line that is not understood may be the other one.
    if (isInDoubt(model, 'logging') || model.sections.some(({ path, isWhole, settings }) => path === 'logging' && (!isWhole || settings.some(setting => keyAt(setting.path) === undefined)))) return
    const [wish, old, file] = [model.settings.get('logging.to_logfile'), model.settings.get('logging.to_file'), model.settings.get('logging.logfile')]
    const isOn = ['yes', 'on'].includes((wish ?? old)?.value.value ?? '')
    if (isOn && file === undefined) yield { at: (wish ?? old)?.key ?? { file: model.file, span: { start: 0, end: 0 } }, message: 'No "logfile" says which file' }
    if (file !== undefined && file.value.value !== '' && wish === undefined && old === undefined) yield { at: file.key, message: 'Nothing is written to it without "to_logfile: yes"', severity: 'info' }
  },
})
