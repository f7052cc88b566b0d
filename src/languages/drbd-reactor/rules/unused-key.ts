import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { doesKnow } from '../targets.js'
import { keyAt } from '../vocabulary.js'
import type { ReactorConf } from '../model.js'

/** The release does not know a key yet. */
export const unusedKey = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/unused-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'the release does not know a key yet',
  why: 'Unknown keys are passed over without a word: the setting is simply not there.',
  do: 'Update drbd-reactor, or take the key out.',
  sources: ['drbd-reactor: the first tag of each key'],
  since: '0.1.0',
  isOfRelease: true,
  examples: {
    bad: [{ text: '[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n[|on-disk-detach|] = "fail-over"\n', target: '1.10' }],
    good: [{ text: '[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\non-disk-detach = "fail-over"\n', target: '1.11' }],
  },

  *check({ configuration, target }) {
    for (const { path, table } of configuration.tables) {
      for (const { name, key } of table.members.values()) {
        const since = keyAt(path === '' ? name : `${path}.${name}`)?.since
        if (!doesKnow(target, since)) yield { at: key, message: `"${name}" is known from drbd-reactor ${since ?? ''} on, and this is ${target}` }
      }
    }
  },
})
