import { defineRule } from '../../../rules/define-rule.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** Ringnumber is not read any more. */
export const ignoredRingnumber = defineRule<CorosyncConf>({
  id: 'corosync-conf/ignored-ringnumber',
  severity: 'error',
  origin: 'practice',
  summary: 'ringnumber is not read any more',
  why: 'Since 3.0 the key is linknumber. With ringnumber each interface section is about link 0: the last port and priority win, and the other links have none.',
  do: 'Write linknumber.',
  sources: ['corosync 3.1.7 exec/totemconfig.c and exec/coroparse.c: the section is stored under linknumber'],
  since: '0.1.0',
  fix: 'safe',
  isOfRelease: true,
  examples: {
    bad: [{ text: 'totem {\n	version: 2\n	interface {\n		[|ringnumber|]: 0\n		mcastport: 5405\n	}\n	interface {\n		ringnumber: 1\n		mcastport: 5407\n	}\n}\n', target: '3.1' }],
    good: ['totem {\n	version: 2\n	interface {\n		linknumber: 1\n		mcastport: 5407\n	}\n}\n'],
  },

  *check({ model }) {
    if (!isStrict(model.target)) return
    const rings = model.sections.filter(({ path }) => path === 'totem.interface').flatMap(({ settings }) => settings.filter(({ key }) => key.value === 'ringnumber'))
    const [first, ...others] = rings
    if (first === undefined) return
    const isHarmless = rings.length === 1 && first.value.value === '0'
    yield {
      at: first.key,
      message: `Corosync ${model.target} reads "linknumber", not "ringnumber"`,
      related: others.map(({ key }) => ({ at: key, message: 'here, too' })),
      ...(isHarmless ? { severity: 'info' as const } : {}),
      fixes: [{ title: 'Write "linknumber"', safety: isHarmless ? 'safe' : 'unsafe', isOfRelease: true, edits: rings.map(({ key }) => ({ file: key.file, span: key.span, newText: 'linknumber' })) }],
    }
  },
})
