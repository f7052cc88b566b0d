import { defineRule } from '../../../rules/define-rule.js'
import { directiveNamed } from '../vocabulary.js'
import type { HaCf } from '../schema.js'

/** A directive has a line of its own. */
export const swallowedDirective = defineRule<HaCf>({
  id: 'ha-cf/swallowed-directive',
  severity: 'warning',
  origin: 'practice',
  summary: 'a directive stands among the arguments of respawn',
  why: 'The rest of a respawn line belongs to the program. A line end was lost, and the second directive is not set.',
  do: 'Put the directive on a line of its own.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c add_client_child_base()',
    'rackerlabs, rackspace-how-to: a published file with this fault',
  ],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['respawn hacluster /usr/lib/heartbeat/ipfail [|use_logd|] yes\n'],
    good: [
      'respawn hacluster /usr/lib/heartbeat/ipfail\nuse_logd yes\n',
      'respawn root /usr/lib/heartbeat/pingd -m 100 -d 5s\n',
    ],
  },

  *check({ model }) {
    for (const respawn of model.respawns) {
      const { command, arguments: words } = respawn
      const swallowed = words.find(({ value }) => value.length > 4 && directiveNamed(value) !== undefined)
      if (swallowed === undefined) continue
      const message = `"${swallowed.value}" is an argument of "${command.value}" here, and no directive`
      const { file, span } = swallowed
      const edits = [{ file, span: { start: span.start, end: span.start }, newText: '\n' }]
      yield { at: swallowed, message, fixes: [{ title: 'Break the line here', safety: 'unsafe', edits }] }
    }
  },
})
