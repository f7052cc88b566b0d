import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, Setting } from '../schema.js'
import { settingsWithoutValue } from '../analysis/settings.js'
import { factsFor } from '../vocabulary.js'

/** DRBD 9 reads an option without a value as `yes`. */
export const unsafeOmittedValue = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-omitted-value',
  severity: 'warning',
  origin: 'practice',
  summary: 'an option that needs a value has none',
  why: 'The parser of DRBD 9 fills in the word yes: the command yes prints for ever, a hash of that name does not exist, and drbdsetup takes it for no number and no protocol, so that the resource does not come up.',
  do: 'Write the value, or take the line out.',
  sources: [
    'user/v9/drbdadm_parser.c parse_option_value(): a value that is left out reads "yes"',
    'drbdadm 9.22 -d up: drbdsetup new-peer --protocol=yes --timeout=yes, attach --on-io-error=yes',
    'drbd-utils user/v9/config_flags.c check_numeric()',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unknown-option', 'drbd-conf/misleading-character'], within: 'nearby' }],
  examples: {
    bad: [
      { text: 'resource r0 {\n  handlers {\n    [|fence-peer|];\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  net {\n    [|verify-alg|];\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  net {\n    [|protocol|];\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  disk {\n    [|on-io-error|];\n  }\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    allow-two-primaries;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  handlers {\n    fence-peer "/sbin/fence";\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration, target }) {
    if (configuration.dialect !== '9') return
    for (const setting of settingsWithoutValue(configuration)) {
      const facts = setting.entry === undefined ? undefined : factsFor(setting.entry, target)
      const { value } = setting.name
      switch (facts?.kind) {
        case 'string':
        case 'command':
        case 'resource-ref':
          yield { at: setting.name, message: `Option "${value}" has no value and reads "yes"` }
          break
        case 'number':
        case 'enum':
        case 'number-or-word':
          if (facts.status === 'ignored' || facts.values?.includes('yes') === true) break
          yield {
            at: setting.name,
            message: `Option "${value}" has no value and reads "yes", which it cannot be`,
            severity: 'error',
            ...(facts.kind === 'number' && facts.table === 'peer-device' && isCompared(configuration, setting) ? { origin: 'daemon' as const } : {}),
          }
          break
        default:
      }
    }
  },
})

/** Tells whether drbdadm compares a number of `common` as that of a link: it stops over one that is none. */
function isCompared({ resources }: Configuration, setting: Setting): boolean {
  const isIn = (settings: readonly Setting[]): boolean => settings.includes(setting)
  const isNamedIn = (settings: readonly Setting[]): boolean => settings.some(({ name }) => name.value === setting.name.value)
  return resources.some(({ parent, section, connections }) => {
    if (parent?.options.some(({ settings }) => isIn(settings)) !== true || connections.length === 0) return false
    return !section.options.some(({ settings }) => isNamedIn(settings))
  })
}
