import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { numberOf } from '../analysis/totem.js'
import { meantKey } from '../analysis/meant.js'
import { isStrict } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The version of the totem section is not 2. */
export const invalidVersion = defineRule<CorosyncConf>({
  id: 'corosync-conf/invalid-version',
  severity: 'error',
  origin: 'daemon',
  summary: 'the version of the totem section is not 2',
  why: 'Corosync reads version 2 only, and refuses the file without it.',
  do: 'Write version: 2 in totem.',
  sources: ['corosync 3.1.7 exec/totemconfig.c totem_config_validate(): "This totem parser can only parse version 2 configurations."'],
  since: '0.1.0',
  followsFrom: [{ rules: ['corosync-conf/too-long-path', 'corosync-conf/missing-key'], within: 'file' }],
  fix: 'unsafe',
  examples: {
    bad: ['totem {\n\t[|verison|]: 2\n}\n', '[|totem|] {\n	cluster_name: demo\n}\n', 'totem {\n	version: [|1|]\n}\n'],
    good: ['totem {\n	version: 2\n}\n'],
  },

  *check({ model }) {
    const version = model.settings.get('totem.version')
    if (version !== undefined) {
      const number = numberOf(version)
      if (number !== undefined && number !== 2) yield { at: version.value, message: `Version ${number} is not 2` }
      return
    }
    const totem = model.sections.find(({ path }) => path === 'totem')
    if (totem === undefined || isInDoubt(model, 'totem') || (isStrict(model.target) && !totem.isWhole)) return
    const meant = meantKey(totem, 'version')
    if (meant === undefined) yield { at: totem.name, message: 'The section "totem" lacks "version: 2"' }
    else {
      const { file, span, value } = meant.key
      yield { at: meant.key, message: `"${value}" is not "version", which "totem" lacks`, fixes: [{ title: 'Write "version"', safety: 'unsafe', edits: [{ file, span, newText: 'version' }] }] }
    }
  },
})
