import { defineRule } from '../../../rules/define-rule.js'
import { keyAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** The quotes are a part of the value. */
export const quotedValue = defineRule<CorosyncConf>({
  id: 'corosync-conf/quoted-value',
  severity: 'warning',
  origin: 'practice',
  summary: 'the quotes are a part of the value',
  why: 'corosync.conf has no quotes: the name of the cluster, or the path, begins and ends with one.',
  do: 'Write the value without quotes.',
  sources: ['corosync.conf(5)'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: [|"demo"|]\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\n'],
  },

  *check({ model }) {
    for (const { settings } of model.sections) {
      for (const { path, value } of settings) {
        const type = keyAt(path)?.type
        if (type !== 'text' && type !== 'word') continue
        const [, inner] = /^(["'])(.*)\1$/.exec(value.value) === null ? [] : [undefined, value.value.slice(1, -1)]
        if (inner !== undefined) yield { at: value, message: 'The quotes are a part of the value', fixes: [{ title: 'Take the quotes out', safety: 'unsafe', edits: [{ file: value.file, span: value.span, newText: inner }] }] }
      }
    }
  },
})
