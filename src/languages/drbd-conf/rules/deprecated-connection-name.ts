import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { isAtLeast } from '../vocabulary.js'
import type { Configuration } from '../schema.js'

/** A connection has a name. */
export const deprecatedConnectionName = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/deprecated-connection-name',
  severity: 'info',
  origin: 'daemon',
  summary: 'a connection has a name',
  why: 'The name has no effect; drbdadm warns from drbd-utils 9.22 on.',
  do: 'Remove the name.',
  sources: ['drbd-utils user/v9/drbdadm_parser.c parse_connection(), 9.22'],
  followsFrom: [{ rules: ['drbd-conf/unquoted-word'], within: 'words' }],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection [|link|] { host alpha; host beta; }
}
`,
    ],
    good: [
      `resource r0 {
  on alpha { node-id 0; device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { node-id 1; device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
  connection { host alpha; host beta; }
}
`,
    ],
  },

  *check({ configuration }) {
    const { resources, target } = configuration
    if (!isAtLeast(target, '9.22')) return
    for (const { section } of resources) {
      for (const { name } of section.connections) {
        if (name === undefined) continue
        const { file, span } = name
        // Where something around it is not understood, the name may be what holds it together.
        const safety = section.isBroken || configuration.isBroken ? 'unsafe' : 'safe'
        yield {
          at: name,
          message: `The name "${name.value}" of this connection has no effect`,
          fixes: [{ title: 'Delete the name', safety, edits: [{ file, span, newText: '' }] }],
        }
      }
    }
  },
})
