import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** `autojoin` needs Pacemaker. */
export const conflictingAutojoin = defineRule<HaCf>({
  id: 'ha-cf/conflicting-autojoin',
  severity: 'error',
  origin: 'daemon',
  summary: 'autojoin is on while heartbeat manages haresources',
  why: 'haresources is made for two listed hosts; others cannot join. Heartbeat does not start.',
  do: 'Set autojoin none, or switch Pacemaker on.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c r1_style_valid()'],
  since: '0.1.0',
  examples: {
    bad: ['autojoin [|any|]\n', 'autojoin [|other|]\ncrm off\n', 'autojoin [|any|]\npacemaker\n'],
    good: ['autojoin none\n', 'autojoin any\ncrm on\n'],
  },

  *check({ model }) {
    const autojoin = model.options.get('autojoin')
    if (autojoin === undefined || autojoin.value.toLowerCase() === 'none' || model.manager !== 'haresources') return
    if (model.managerAt === undefined && isManagerUnclear(model)) return
    yield {
      at: autojoin,
      message: `autojoin "${autojoin.value}" needs Pacemaker, which is off`,
      ...(model.managerAt === undefined
        ? {}
        : { related: [{ at: model.managerAt, message: 'Pacemaker is switched off here' }] }),
    }
  },
})

/** Whether a line that is refused was to switch Pacemaker on; one without a value is taken and does nothing. */
function isManagerUnclear({ hasUnreadLines, directives }: HaCf): boolean {
  return hasUnreadLines || directives.some(({ name, words }) => words.length > 0 && (name.value === 'crm' || name.value === 'pacemaker'))
}
