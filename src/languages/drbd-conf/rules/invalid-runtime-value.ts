import type { Finding } from '../../../diagnostics/diagnostic.js'
import { didYouMean, expectedNames } from '../../../diagnostics/did-you-mean.js'
import { defineRule } from '../../../rules/define-rule.js'
import { rewriteAt } from '../migration/index.js'
import { ioErrorPanic } from '../migration/io-error-panic.js'
import type { Model, Setting } from '../schema.js'
import { writtenSettings } from '../analysis/settings.js'
import { dialectOf, factsFor } from '../vocabulary.js'
import type { OptionFacts } from '../vocabulary.js'

/** drbdadm up to 8.4 hands some values on unseen; drbdsetup refuses them when the resource is brought up. */
export const invalidRuntimeValue = defineRule<Model>({
  id: 'drbd-conf/invalid-runtime-value',
  severity: 'error',
  origin: 'practice',
  summary: 'drbdadm accepts the value, drbdsetup refuses it',
  why: 'The file looks fine to drbdadm up to 8.4, which does not look at these values. The resource then does not come up.',
  do: 'Use one of the values that drbdsetup knows.',
  sources: ['drbd 8.x user/drbdsetup.c option tables', 'drbd.conf(5) of each release'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/unexpected-word', 'drbd-conf/missing-semicolon', 'drbd-conf/misleading-character'], within: 'nearby' }],
  fix: 'safe',
  examples: {
    bad: [
      { text: 'resource r0 {\n  disk {\n    on-io-error [|pass-on|];\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  net {\n    ping-timeout [|301|];\n    after-sb-1pri [|discard-local|];\n  }\n}\n', target: '8.4' },
    ],
    good: [
      { text: 'resource r0 {\n  disk {\n    on-io-error detach;\n  }\n  net {\n    ping-timeout 300;\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  net {\n    after-sb-0pri discard-node-alpha;\n  }\n}\n', target: '8.3' },
      { text: 'resource r0 {\n  disk {\n    on-io-error pass-on;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ model, file, target }) {
    const dialect = dialectOf(target)
    if (dialect === '9' || dialect === '0.7') return // Those look at every value themselves.
    for (const setting of writtenSettings({ models: [model] })) {
      const facts = setting.entry === undefined ? undefined : factsFor(setting.entry, target)
      if (facts?.check !== 'setup' || !setting.hasValue) continue
      const finding = facts.kind === 'enum' ? unknownWord(setting, facts) : outOfRange(setting, facts)
      if (finding === undefined) continue
      const fix = rewriteAt(ioErrorPanic, setting, { file, target })
      yield fix === undefined ? finding : { ...finding, fixes: [fix] }
    }
  },
})

function unknownWord(setting: Setting, { values = [], isCaseInsensitive }: OptionFacts): Finding | undefined {
  const { value, name, file, span } = setting
  if (values.includes(isCaseInsensitive === true ? value.toUpperCase() : value)) return undefined
  if (name.value === 'after-sb-0pri' && value.startsWith('discard-node-')) return undefined
  const close = didYouMean(value, values)
  const isSpelling = close !== undefined && close.replaceAll('_', '-') === value.toLowerCase().replaceAll('_', '-')
  return {
    at: setting,
    message: `Value "${value}" of ${name.value} is refused when the resource is brought up, expected ${expectedNames(values)}`,
    ...(close === undefined ? {} : { help: `Did you mean "${close}"?` }),
    ...(close === undefined
      ? {}
      : {
          fixes: [
            {
              title: `Write "${close}"`,
              safety: isSpelling ? ('safe' as const) : ('unsafe' as const),
              edits: [{ file, span, newText: close }],
            },
          ],
        }),
  }
}

function outOfRange(setting: Setting, { min, max }: OptionFacts): Finding | undefined {
  const { number, name, value } = setting
  if (number === undefined || min === undefined || max === undefined || (number >= min && number <= max)) return undefined
  return {
    at: setting,
    message: `Value ${value} of ${name.value} is refused when the resource is brought up, it is outside ${min}–${max}`,
  }
}
