import { defineRule } from '../../../rules/define-rule.js'
import { keyAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** The remark is a part of the value. */
export const remarkInValue = defineRule<CorosyncConf>({
  id: 'corosync-conf/remark-in-value',
  severity: 'warning',
  origin: 'practice',
  summary: 'the remark is a part of the value',
  why: 'A # begins a remark only at the beginning of a line.',
  do: 'Put the remark on a line of its own.',
  sources: ['corosync.conf(5)'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-line'], within: 'lines' }],
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo [|# ours|]\n}\n'],
    good: ['totem {\n	version: 2\n	# ours\n	cluster_name: demo\n}\n'],
  },

  *check({ model }) {
    for (const { settings } of model.sections) {
      for (const { path, value } of settings) {
        const type = keyAt(path)?.type
        const at = value.value.search(/(?<=[ \t])#/)
        if (at > 0 && (type === 'text' || type === 'word' || type === 'address')) {
          yield { at: { file: value.file, span: { start: value.span.start + at, end: value.span.end } }, message: 'The remark is a part of the value' }
        }
      }
    }
  },
})
