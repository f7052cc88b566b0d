import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'

/** Disable-io-hints is no longer available. */
export const obsoleteIoHints = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/obsolete-io-hints',
  severity: 'warning',
  origin: 'daemon',
  summary: 'disable-io-hints is no longer available',
  why: 'DRBD 0.7.19 reads the word and ignores it, with a message.',
  do: 'Remove the statement.',
  sources: ['drbd 0.7.19 user/drbdadm_parser.y glob_stmt "no longer available option"'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `global { [|disable-io-hints|]; }
resource r0 {
  protocol C;
  on alpha {
device /dev/drbd0;
disk /dev/sda1;
address 192.0.2.1:7788;
meta-disk internal;
}
  on beta {
device /dev/drbd0;
disk /dev/sda1;
address 192.0.2.2:7788;
meta-disk internal;
}
}
`,
        target: '0.7',
      },
    ],
    good: [{ text: 'global { disable-ip-verification; }\n', target: '0.7' }],
  },

  *check({ configuration: { global } }) {
    for (const setting of global?.settings ?? []) {
      if (setting.name.value === 'disable-io-hints' || setting.name.value === 'disable_io_hints')
        yield { at: setting.name, message: `"${setting.name.value}" has no effect any more` }
    }
  },
})
