import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'

import { settledGroups } from '../schema.js'
import type { Haresources, Resource } from '../model.js'
import { scriptNamed } from '../vocabulary.js'

/** Script and arguments are separated by two colons. */
export const invalidSeparator = defineRule<Haresources>({
  id: 'haresources/invalid-separator',
  severity: 'error',
  origin: 'practice',
  summary: 'one or three colons stand where two are meant',
  why:
    'Only "::" separates. With one colon the whole word is the name of a script that does not exist; a third one ' +
    'becomes a part of the argument. The group is given up.',
  do: 'Write two colons.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, resource2script(), resource2arg()'],
  since: '0.1.0',
  examples: {
    bad: ['alpha IPaddr[|:|]192.0.2.10\n', 'alpha drbddisk[|:::|]r0 Filesystem::/dev/drbd0[|:|]/srv::ext3\n'],
    good: ['alpha IPaddr::192.0.2.10/24/eth0:1\n', 'alpha Filesystem::nfs.example.com:/export::/srv::nfs\n'],
  },
  fix: 'unsafe',

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      for (const resource of resources) {
        const found = wrongSeparator(resource)
        if (found === undefined) continue
        const span = spanFrom(resource.span.start + found.start, resource.span.start + found.end)
        yield {
          at: { file: model.file, span },
          message: `Arguments are separated by "::", not by "${resource.text.slice(found.start, found.end)}"`,
          fixes: [{ title: 'Write "::"', safety: 'unsafe', edits: [{ file: model.file, span, newText: '::' }] }],
        }
      }
    }
  },
})

/** Finds the first wrong separator of a resource. */
function wrongSeparator({ text, entry, script, address }: Resource): Span | undefined {
  const many = /:{3,}/.exec(text)
  if (many !== null && many[0].length === 3) return { start: many.index, end: many.index + 3 }
  const colon = script.value.indexOf(':')
  if (colon > 0 && scriptNamed(script.value.slice(0, colon)) !== undefined) return { start: colon, end: colon + 1 }
  if (entry?.role !== 'filesystem' || address !== undefined) return undefined
  const inDevice = /::\/dev\/[^:]*(:)\//.exec(text)
  if (inDevice === null) return undefined
  const end = inDevice.index + inDevice[0].length - 1
  return { start: end - 1, end }
}
