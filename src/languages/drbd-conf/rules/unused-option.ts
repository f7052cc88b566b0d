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
    const names = [...model.settings.keys].filter(name => isIgnored(target, name))
    if (names.length === 0) return
    const known = vocabularyAt(target)
    const reported = new Set<number>()
    for (const { name, section, extent } of settingsNamed({ models: [model] }, ...names)) {
      const facts = known.option(section as OptionSection, name.value)?.facts
      if (facts?.status !== 'ignored' || reported.has(extent.start)) continue
      reported.add(extent.start)
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

/** Tells whether some section of the target ignores an option. Every file of a release asks for the same few. */
function isIgnored(target: string, name: string): boolean {
  let ofTarget = ignored.get(target)
  if (ofTarget === undefined) ignored.set(target, (ofTarget = new Map()))
  let answer = ofTarget.get(name)
  if (answer === undefined) {
    const known = vocabularyAt(target)
    answer = sections.some(section => known.option(section, name)?.facts.status === 'ignored') || probes.includes(name)
    ofTarget.set(name, answer)
  }
  return answer
}

const ignored = new Map<string, Map<string, boolean>>()

const sections: readonly OptionSection[] = ['startup', 'disk', 'net', 'syncer', 'options']
/** Delay probes are ignored in all of them. */
const probes: readonly string[] = ['delay-probe-volume', 'delay-probe-interval', 'throttle-threshold', 'hold-off-threshold']
