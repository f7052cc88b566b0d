import { defineRule } from '../../../rules/define-rule.js'
import { parameterFault } from '../../../agents/stonith-plugins.js'
import type { HaCf } from '../schema.js'

/** A device that cannot log in switches nobody off. */
export const invalidStonithParameters = defineRule<HaCf>({
  id: 'ha-cf/invalid-stonith-parameters',
  severity: 'error',
  origin: 'practice',
  summary: 'a STONITH device has too few or too many parameters to log in',
  why: 'The plug-in refuses too few, and heartbeat does not start on the host of the line; with a word too many it logs in with a wrong password, and nobody is fenced.',
  do: 'Write the parameters in the order that "stonith -n -t TYPE" tells, one word each.',
  sources: ['cluster-glue 1.0.12 lib/stonith/stonith.c stonith1_compat_string_to_NVpair()', 'heartbeat 3.0.6 heartbeat/config.c set_stonith_host_info()'],
  since: '0.1.0',
  examples: {
    bad: [
      'node alpha beta\nstonith_host alpha external/ipmi [|beta 192.0.2.102 admin|]\n',
      'node alpha beta\nstonith_host alpha external/ipmi [|beta 192.0.2.102 admin not a secret lan|]\n',
    ],
    good: [
      'node alpha beta\nstonith_host alpha external/ipmi beta 192.0.2.102 admin not-a-secret lan\n',
      'node alpha beta\nstonith_host alpha external/ipmi ********\n',
      'node alpha beta\nstonith_host * apcmaster 192.0.2.40 apc not a secret\n',
      'node alpha beta\nstonith_host alpha external/riloe beta 192.0.2.172 Admin not-a-secret 1 off\n',
    ],
  },

  *check({ model }) {
    if (model.isTemplate || model.manager === 'pacemaker') return
    for (const { directive, type, parameters } of model.stoniths) {
      if (directive !== 'stonith_host' || parameters === undefined) continue
      let fault: string | undefined
      parameters.value.is(text => (fault = parameterFault(type.value, text.split(/\s+/))) !== undefined)
      if (fault !== undefined) yield { at: parameters, message: `"${type.value}" cannot fence: ${fault}` }
    }
  },
})
