import { defineRule } from '../../../rules/define-rule.js'
import { faultsOfBraces } from '../analysis/braces.js'
import type { SectionView } from '../model.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Two interface sections are about one link. */
export const duplicateLink = defineRule<CorosyncConf>({
  id: 'corosync-conf/duplicate-link',
  severity: 'warning',
  origin: 'practice',
  summary: 'two interface sections are about one link',
  why: 'Without a linknumber of its own a section is about link 0: the settings of the later one go over those of the first.',
  do: 'Write another linknumber.',
  sources: ['corosync 3.1.7 exec/coroparse.c: the section is kept by its linknumber'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	interface {\n		linknumber: 0\n		mcastport: 5405\n	}\n	[|interface|] {\n		mcastport: 5407\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	interface {\n		linknumber: 0\n	}\n	interface {\n		linknumber: 1\n	}\n}\n'],
  },

  *check({ model }) {
    const causes = faultsOfBraces(model)
    if (!isStrict(model.target)) return
    const seen = new Map<string, SectionView>()
    for (const section of model.sections.filter(({ path }) => path === 'totem.interface')) {
      // What is numbered in the manner of corosync 2 is told by itself.
      if (section.settings.some(({ key }) => key.value === 'ringnumber')) return
      const number = section.settings.findLast(({ key }) => key.value === 'linknumber')?.value.value ?? '0'
      const first = seen.get(number)
      if (first === undefined) seen.set(number, section)
      else yield { at: section.name, message: `Link ${number} has a section already, whose settings this one goes over`, related: [{ at: first.name, message: 'the first' }], followsFrom: causes(section.name, ['invalid-key', 'missing-brace', 'stray-brace']) }
    }
  },
})
