import { defineRule } from '../../../rules/define-rule.js'
import { rewriteAt } from '../migration/index.js'
import { removedOption } from '../migration/removed-option.js'
import type { Model } from '../schema.js'
import { settingsNamed } from '../analysis/settings.js'
import { dialectOf, optionNamed, vocabularyAt } from '../vocabulary.js'
import type { OptionSection } from '../vocabulary.js'

/** Some options are read and thrown away. */
export const unusedOption = defineRule<Model>({
  id: 'drbd-conf/unused-option',
  severity: 'warning',
  origin: 'practice',
  summary: 'drbdadm reads the option and ignores it',
  why: 'The file promises something that does not happen: nobody is promoted by become-primary-on in DRBD 9, for example.',
  do: 'Delete it, and set what has taken its place.',
  sources: ['user/v84/drbdadm_parser.c, user/v9/drbdadm_parser.c: read for the sake of old files'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      { text: 'resource r0 {\n  startup {\n    [|become-primary-on|] both;\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  disk {\n    [|use-bmbv|];\n  }\n}\n', target: '8.4' },
    ],
    good: [
      { text: 'resource r0 {\n  startup {\n    become-primary-on alpha;\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  disk {\n    use-bmbv;\n  }\n}\n', target: '8.3' },
    ],
  },

  *check({ model, file, target }) {
    if (dialectOf(target) === '0.7') return // drbdadm 0.7 says so itself.
    const ignored = ignoredNames(target)
    const names = [...model.settings.keys].filter(name => ignored.has(name))
    if (names.length === 0) return
    const known = vocabularyAt(target)
    const told = new Set<number>()
    for (const { name, section, extent } of settingsNamed({ models: [model] }, ...names)) {
      const facts = known.option(section as OptionSection, name.value)?.facts
      if (facts?.status !== 'ignored' || told.has(extent.start)) continue
      told.add(extent.start)
      const fix = rewriteAt(removedOption, name, { file, target })
      const now = optionNamed(section, name.value)?.now
      yield {
        at: name,
        message: `"${name.value}" is read and ignored`,
        ...(now === undefined ? {} : { help: `${now.text}.` }),
        ...(fix === undefined ? {} : { fixes: [fix] }),
      }
    }
  },
})

/** Lists the options that some section of the target ignores; the delay probes are ignored in all of them. */
function ignoredNames(target: string): ReadonlySet<string> {
  let names = namesByTarget.get(target)
  if (names === undefined) namesByTarget.set(target, (names = listIgnored(target)))
  return names
}

const namesByTarget = new Map<string, ReadonlySet<string>>()

function listIgnored(target: string): ReadonlySet<string> {
  const known = vocabularyAt(target)
  const names = sections.flatMap(section => known.options(section).filter(({ facts }) => facts.status === 'ignored'))
  return new Set([...names.map(({ entry }) => entry.name), ...probes])
}

const sections: readonly OptionSection[] = ['startup', 'disk', 'net', 'syncer', 'options']
const probes = ['delay-probe-volume', 'delay-probe-interval', 'throttle-threshold', 'hold-off-threshold'] as const
