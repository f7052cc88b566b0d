import { defineRule } from '../../../rules/define-rule.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { faultsOfBraces } from '../analysis/braces.js'
import type { SectionView } from '../model.js'
import { isAtLeast, isStrict } from '../targets.js'
import { keyAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** Two interface sections are about one link. */
export const duplicateLink = defineRule<CorosyncConf>({
  id: 'corosync-conf/duplicate-link',
  severity: 'warning',
  origin: 'practice',
  summary: 'two interface sections are about one link',
  why: 'Without a linknumber of its own a section is about link 0: the settings of the later one go over those of the first. Corosync 1 counts both, finds one, and refuses the file.',
  do: 'Write another linknumber (corosync 1: ringnumber).',
  sources: ['corosync 1.4 exec/totemconfig.c: each section counts, and ring n of n must be filled', 'corosync 3.1.7 exec/coroparse.c: the section is kept by its linknumber'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	interface {\n		linknumber: 0\n		mcastport: 5405\n	}\n	[|interface|] {\n		mcastport: 5407\n	}\n}\n', { text: 'totem {\n	version: 2\n	rrp_mode: passive\n	interface {\n		ringnumber: 0\n		bindnetaddr: 192.0.2.0\n		mcastaddr: 239.192.0.1\n		mcastport: 5405\n	}\n	[|interface|] {\n		ringnumber: 0\n		bindnetaddr: 198.51.100.0\n		mcastaddr: 239.192.0.2\n		mcastport: 5405\n	}\n}\n', target: '1.4' }],
    good: ['totem {\n	version: 2\n	interface {\n		linknumber: 0\n	}\n	interface {\n		linknumber: 1\n	}\n}\n'],
  },

  *check({ model }) {
    const causes = faultsOfBraces(model)
    const isOfOne = !isAtLeast(model.target, '2.0')
    if (!isStrict(model.target) && !isOfOne) return
    const seen = new Map<string, SectionView>()
    let number = '0'
    for (const section of model.sections.filter(({ path }) => path === 'totem.interface')) {
      const ring = section.settings.findLast(({ key }) => key.value === 'ringnumber')?.value.value
      // What is numbered in the manner of corosync 2 is reported by itself.
      if (ring !== undefined && !isOfOne) return
      // Corosync 1 goes on with the number that it has read last.
      number = isOfOne ? (ring ?? number) : (section.settings.findLast(({ key }) => key.value === 'linknumber')?.value.value ?? '0')
      // A number whose key has a slip is another one, and the slip is reported by itself.
      if (section.settings.some(({ path, key }) => keyAt(path) === undefined && didYouMean(key.value, ['linknumber', 'ringnumber']) !== undefined)) continue
      const first = seen.get(number)
      if (first === undefined) seen.set(number, section)
      else if (isOfOne) yield { at: section.name, severity: 'error', origin: 'daemon', message: `Ring ${number} has a section already, and there is none for the next ring`, related: [{ at: first.name, message: 'the first' }], followsFrom: causes(section.name, ['missing-brace', 'stray-brace']) }
      else yield { at: section.name, message: `Link ${number} has a section already, whose settings this one goes over`, related: [{ at: first.name, message: 'the first' }], followsFrom: causes(section.name, ['invalid-key', 'missing-brace', 'stray-brace']) }
    }
  },
})
