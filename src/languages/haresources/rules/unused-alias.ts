import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'

import { ipv4Resources } from '../analysis/resources.js'
import type { Haresources } from '../model.js'

/** IPaddr chooses the number of the alias itself. */
export const unusedAlias = defineRule<Haresources>({
  id: 'haresources/unused-alias',
  severity: 'info',
  origin: 'practice',
  summary: 'the number of an alias has no effect with IPaddr',
  why: 'IPaddr takes the first free alias of the interface, whatever the number says.',
  do: 'Leave the number out, or use IPaddr2, which makes a label of it.',
  sources: ['resource-agents heartbeat/IPaddr: find_free_interface'],
  since: '0.1.0',
  examples: {
    bad: ['alpha IPaddr::192.0.2.10/24/eth0[|:3|]\n', 'alpha 192.0.2.10/24/eth0[|:0|] httpd\n'],
    good: ['alpha IPaddr2::192.0.2.10/24/eth0:3\n', 'alpha IPaddr::192.0.2.10/24/eth0\n'],
  },

  *check({ model }) {
    for (const { resource, spec } of ipv4Resources(model)) {
      const name = spec.interface
      if (resource.script.value !== 'IPaddr' || name === undefined) continue
      const colon = name.value.indexOf(':')
      if (colon === -1) continue
      const span = spanFrom(name.span.start + colon, name.span.end)
      yield { at: { file: name.file, span }, message: 'IPaddr ignores the number of the alias and takes a free one' }
    }
  },
})
