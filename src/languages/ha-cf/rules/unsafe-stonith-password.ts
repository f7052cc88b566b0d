import { defineRule } from '../../../rules/define-rule.js'
import { takesSecret } from '../../../agents/stonith-plugins.js'
import type { HaCf } from '../schema.js'

/** A file with passwords is for root alone. */
export const unsafeStonithPassword = defineRule<HaCf>({
  id: 'ha-cf/unsafe-stonith-password',
  severity: 'warning',
  origin: 'practice',
  summary: 'everybody can read the parameters of a STONITH device',
  why: 'stonith_host lines often hold the password of a power switch. Who reads it can switch the hosts off.',
  do: 'Set mode 0600, or use stonith with a file of its own.',
  sources: ['heartbeat 3.0.6 doc/ha.cf, remark on stonith_host', 'cluster-glue 1.0.12 lib/plugins/stonith: the parameters of each plug-in'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'stonith_host * baytech [|192.0.2.9 admin not-a-secret|]\n', mode: 0o644 }],
    good: [
      { text: 'stonith_host * baytech 192.0.2.9 admin not-a-secret\n', mode: 0o600 },
      'stonith_host * baytech 192.0.2.9 admin not-a-secret\n',
      { text: 'stonith_host alpha apcsmart /dev/ttyS1 beta\n', mode: 0o644 },
      { text: 'stonith_host * nw_rpc100s /dev/ttyS1 beta\n', mode: 0o644 },
      { text: 'stonith_host alpha meatware beta\n', mode: 0o644 },
    ],
  },

  *check({ model, facts }) {
    const { mode } = facts
    if (mode === undefined || (mode & 0o044) === 0 || model.isTemplate) return
    const [first, ...others] = model.stoniths.flatMap(({ directive, type, parameters }) => (directive === 'stonith_host' && takesSecret(type.value) ? (parameters ?? []) : []))
    if (first === undefined) return
    yield {
      at: first,
      message: `The parameters of the device can be read by others: the mode of the file is 0${mode.toString(8)}`,
      related: others.map(at => ({ at, message: 'and those of this one' })),
    }
  },
})
