import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { settingsWithoutValue } from '../analysis/settings.js'

/** DRBD 9 reads an option without a value as `yes`. */
export const unsafeOmittedValue = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unsafe-omitted-value',
  severity: 'warning',
  origin: 'practice',
  summary: 'a text or command has no value',
  why: 'The parser of DRBD 9 fills in the word yes: the command yes prints for ever, a hash of that name does not exist.',
  do: 'Write the value, or take the line out.',
  sources: ['user/v9/drbdadm_parser.c parse_option_value(): a value that is left out reads "yes"'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: 'resource r0 {\n  handlers {\n    [|fence-peer|];\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  net {\n    [|verify-alg|];\n  }\n}\n', target: '9.22' },
    ],
    good: [
      { text: 'resource r0 {\n  net {\n    allow-two-primaries;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  handlers {\n    fence-peer "/sbin/fence";\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    if (configuration.dialect !== '9') return
    for (const setting of settingsWithoutValue(configuration)) {
      const kind = setting.entry?.kind
      if (kind !== 'string' && kind !== 'command' && kind !== 'resource-ref') continue
      yield { at: setting.name, message: `Option "${setting.name.value}" has no value and reads "yes"` }
    }
  },
})
