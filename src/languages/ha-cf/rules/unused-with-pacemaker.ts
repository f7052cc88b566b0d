import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** Pacemaker does not read the directives of haresources. */
export const unusedWithPacemaker = defineRule<HaCf>({
  id: 'ha-cf/unused-with-pacemaker',
  severity: 'info',
  origin: 'practice',
  summary: 'a directive is not used while Pacemaker is on',
  why: 'Pacemaker keeps its own settings for fail-back, fencing and ping targets, in the cluster information base.',
  do: 'Take the line out, and set what it meant in Pacemaker.',
  sources: ['ha.cf(5): directives marked as superseded by Pacemaker'],
  since: '0.1.0',
  examples: {
    bad: ['crm on\n[|auto_failback|] off\n', '[|stonith|] baytech /etc/ha.d/baytech.conf\npacemaker respawn\n'],
    good: ['auto_failback off\n', 'crm off\nauto_failback off\n'],
  },

  *check({ model }) {
    if (model.manager !== 'pacemaker' || model.isTemplate) return
    for (const { name, entry, words } of model.directives) {
      if (entry?.isUnusedWithPacemaker === true && words.length > 0) {
        yield {
          at: name,
          message: `Pacemaker does not use "${name.value}"`,
          ...(model.managerAt === undefined
            ? {}
            : { related: [{ at: model.managerAt, message: 'Pacemaker is switched on here' }] }),
        }
      }
    }
  },
})
