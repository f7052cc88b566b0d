import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'

/** There is a second global section. */
export const duplicateGlobal = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-global',
  severity: 'error',
  origin: 'daemon',
  summary: 'there is a second global section',
  why: 'drbdadm takes one global section over all files and refuses the configuration otherwise.',
  do: 'Merge the sections into one.',
  sources: ['drbd user/drbdadm_parser.c parse_global()'],
  since: '0.1.0',
  examples: {
    bad: ['global {\n}\n[|global|] {\n}\n'],
    good: ['global {\n}\n'],
  },

  *check({ configuration: { sections } }) {
    const [first, ...others] = sections.filter(section => section.kind === 'global')
    if (first === undefined) return
    for (const other of others) {
      yield { at: other, message: 'A second "global" section', related: [{ at: first, message: 'the first one' }] }
    }
  },
})
