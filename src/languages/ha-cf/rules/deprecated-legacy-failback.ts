import { defineRule } from '../../../rules/define-rule.js'
import { isFailbackUnread } from '../analysis/failback.js'
import { ipfailOf } from '../analysis/programs.js'
import type { HaCf } from '../schema.js'

/** `auto_failback` should be on or off. */
export const deprecatedLegacyFailback = defineRule<HaCf>({
  id: 'ha-cf/deprecated-legacy-failback',
  severity: 'warning',
  origin: 'daemon',
  summary: 'auto_failback is legacy or absent',
  why:
    'Legacy, which is also the value of a file without the line, runs an old protocol in which ipfail and ' +
    'hb_standby do not work. Heartbeat warns of it.',
  do: 'Set auto_failback off, or on if the resources shall go home by themselves.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c init_config(): Deprecated legacy auto_failback option selected',
    'heartbeat GettingStarted, auto_failback',
  ],
  since: '0.1.0',
  examples: {
    bad: ['node alpha beta\nbcast eth0\n[|]', 'auto_failback [|legacy|]\n'],
    good: ['auto_failback off\n', 'crm on\n', 'respawn hacluster /usr/lib/heartbeat/ipfail\n'],
  },

  *check({ model }) {
    if (model.failback.mode !== 'legacy' || model.manager !== 'haresources') return
    if (model.failback.at === undefined && (model.hosts.length === 0 || model.media.length === 0)) return // Heartbeat does not come that far.
    if (model.isTemplate || isFailbackUnread(model)) return
    if (ipfailOf(model) !== undefined || isNiceFailback(model)) return // Other rules say more.
    const { at } = model.failback
    const said = at === undefined ? 'not set, which means the old' : 'the old'
    yield { at: at ?? model.end, message: `auto_failback is ${said} "legacy"` }
  },
})

function isNiceFailback(model: HaCf): boolean {
  return model.directives.some(({ name }) => name.value === 'nice_failback')
}
