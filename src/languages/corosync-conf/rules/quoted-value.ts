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
  sources: ['corosync.conf(5)', 'corosync -t 3.1.7 "Can\'t open logfile"'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: [|"demo"|]\n}\n', 'logging {\n	logfile: [|\'/var/log/corosync.log\'|]\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\n'],
  },

  *check({ model, target }) {
    for (const { settings } of model.sections) {
      for (const { path, value } of settings) {
        const type = keyAt(path)?.type
        if (type !== 'text' && type !== 'word') continue
        const [, inner] = /^(["'])(.*)\1$/.exec(value.value) === null ? [] : [undefined, value.value.slice(1, -1)]
        if (inner === undefined) continue
        // A path in a folder whose name is a quote.
        const isNowhere = path.endsWith('.logfile') && inner.startsWith('/') && !target.startsWith('1.')
        yield {
          at: value,
          message: `The quotes are a part of the value${isNowhere ? ': corosync finds no such file, and does not start' : ''}`,
          ...(isNowhere ? { severity: 'error' as const, origin: 'daemon' as const } : {}),
          fixes: [{ title: 'Take the quotes out', safety: 'unsafe', edits: [{ file: value.file, span: value.span, newText: inner }] }],
        }
      }
    }
  },
})
