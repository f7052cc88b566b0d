import { defineRule } from '../../../rules/define-rule.js'
import { counted } from '../../../text/quantity.js'
import { spanFrom } from '../../../text/span.js'

import { joinedIpv6 } from '../reading/ipv6.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'
import { takesArguments } from '../vocabulary.js'
import type { ScriptEntry } from '../vocabulary.js'

/** Scripts want a certain number of arguments. */
export const invalidArgumentCount = defineRule<Haresources>({
  id: 'haresources/invalid-argument-count',
  severity: 'error',
  origin: 'practice',
  summary: 'a script has too few or too many arguments',
  why: 'The script prints its usage and fails. The group is given up.',
  do: 'Write the arguments that the script wants, separated by "::".',
  sources: [
    'heartbeat 3.0.6 heartbeat/resource.d: the scripts test the number of their arguments',
    'drbd-utils scripts/drbddisk, scripts/drbdupper',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['haresources/missing-backslash'], within: 'lines' }],
  examples: {
    bad: ['alpha [|Filesystem::/dev/sda1|]\n', 'alpha 192.0.2.10 Xinetd::ftp::[|tcp|]\n', 'alpha [|IPaddr|]\n'],
    good: ['alpha Filesystem::/dev/sda1::/srv\n', 'alpha 192.0.2.10 apache\n'],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      for (const resource of resources) {
        const { entry, arguments: given, text } = resource
        if (entry === undefined || text.includes(':::') || joinedIpv6(resource) !== undefined) continue
        const count = given.length
        if (takesArguments(entry, count)) continue
        const extra = entry.maximum === undefined ? undefined : given[entry.maximum]
        const last = given[count - 1]
        const span = extra === undefined || last === undefined
          ? resource.span
          : spanFrom(extra.span.start, last.span.end)
        yield {
          at: { file: model.file, span },
          message: `"${entry.name}" takes ${wanted(entry)}, not ${count}`,
          ...(entry.parameters.length === 0 ? {} : { help: `Write ${entry.name}::${entry.value ?? ''}` }),
        }
      }
    }
  },
})

function wanted({ name, minimum, maximum }: ScriptEntry): string {
  if (name === 'ids') return 'no arguments or 3'
  if (maximum === undefined) return `at least ${counted(minimum, 'argument')}`
  if (minimum === maximum) return counted(minimum, 'argument')
  return `${minimum} to ${counted(maximum, 'argument')}`
}
