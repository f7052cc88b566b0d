import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'

/** There is a second common section. */
export const duplicateCommon = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-common',
  severity: 'error',
  origin: 'daemon',
  summary: 'there is a second common section',
  why: 'drbdadm takes one common section over all files and refuses the configuration otherwise.',
  do: 'Merge the sections into one.',
  sources: ['drbd user/drbdadm_parser.c check_uniq() "resource section" for common, from 8.3 on'],
  since: '0.1.0',
  examples: {
    bad: ['common {\n}\n[|common|] {\n}\n'],
    good: ['common {\n}\n'],
  },

  *check({ configuration: { sections, dialect } }) {
    const [first, ...others] = sections.filter(section => section.kind === 'common')
    if (first === undefined) return
    for (const other of others) {
      if (dialect === '8.0' || dialect === '8.2') continue // They only compare what stands in them.
      yield { at: other, message: 'A second "common" section', related: [{ at: first, message: 'the first one' }] }
    }
  },
})
