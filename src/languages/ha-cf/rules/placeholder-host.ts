import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** A host has a real name. */
export const placeholderHost = defineRule<HaCf>({
  id: 'ha-cf/placeholder-host',
  severity: 'warning',
  origin: 'practice',
  summary: 'a host has the name of a placeholder',
  why: 'The file was copied from an example, and no host will find itself in it.',
  do: 'Write the name that uname -n prints on the host.',
  sources: [
    'published files with names such as node1_hostname, primary_node_hostname and master-instance-hostname',
  ],
  since: '0.1.0',
  examples: {
    bad: ['node [|node1_hostname|] beta\n', 'node [|<hostname>|]\n', 'node [|your-hostname|] hostname2\n'],
    good: ['node alpha beta\n', 'node node1 node2\n', 'node hostserver\n'],
  },

  *check({ model }) {
    if (model.isTemplate) return
    const found = model.hosts.filter(({ value }) => placeholders.some(placeholder => placeholder.test(value)))
    const [first, ...others] = found
    if (first === undefined) return
    yield {
      at: first,
      message: `"${first.value}" looks like a placeholder for the name of a host`,
      related: others.slice(0, 5).map(at => ({ at, message: 'and so does this one' })),
    }
  },
})

/** Names that speak of a name: `<name of host 1>`, `your-host`, `node1_hostname`, `HOSTNAME`. */
const placeholders = [
  /^<|>$/,
  /^your[-_]?(host|node|server)[-_]?(name)?[0-9]*$/i,
  /(^|[-_0-9.])(host|node|server)[-_]?name[-_]?[0-9]*$/i,
]
