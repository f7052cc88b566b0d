import { defineRule } from '../../../rules/define-rule.js'
import { spanFrom } from '../../../text/span.js'
import { settledGroups } from '../schema.js'
import type { Haresources } from '../model.js'

/** Heartbeat knows no quotes: blanks part words inside them, too. */
export const unsafeQuotes = defineRule<Haresources>({
  id: 'haresources/unsafe-quotes',
  severity: 'warning',
  origin: 'practice',
  summary: 'quotes are to hold several words together',
  why: 'Heartbeat parts words at blanks, inside quotes too: each word is a resource of its own, whose script is not found, and the group is given up.',
  do: 'Write a text without blanks, behind "::".',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, heartbeat/config.c parse_ha_resources(): blanks part words, and there is no quoting'],
  since: '0.1.0',
  examples: {
    bad: ['alpha 192.0.2.10 MailTo::root::[|"disk is full"|]\n'],
    good: ['alpha 192.0.2.10 MailTo::root::disk_is_full\n', 'alpha 192.0.2.10 MailTo::root::"full"\n', 'alpha 192.0.2.10 MailTo::root::19"\n'],
  },

  *check({ model }) {
    for (const { resources } of settledGroups(model)) {
      let open: number | undefined
      for (const { file, span, text } of resources) {
        if (text.split('"').length % 2 === 1) continue
        if (open === undefined) {
          open = span.start + text.lastIndexOf('"')
          continue
        }
        const at = { file, span: spanFrom(open, span.start + text.indexOf('"') + 1) }
        open = undefined
        yield { at, message: 'Heartbeat knows no quotes: each word between them is a resource of its own' }
      }
    }
  },
})
