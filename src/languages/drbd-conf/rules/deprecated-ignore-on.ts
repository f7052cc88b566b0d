import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'

/** Ignore-on is deprecated. */
export const deprecatedIgnoreOn = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/deprecated-ignore-on',
  severity: 'warning',
  origin: 'daemon',
  summary: 'ignore-on is deprecated',
  why: 'drbdadm 8.3 and 8.4 complain, 9 no longer knows it: a host without section is ignored anyway.',
  do: 'Remove the statement.',
  sources: ['drbd user/drbdadm_parser.c "The ignore-on keyword is deprecated"'],
  isOfRelease: true,
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource r0 {
  ignore-on [|gamma|];
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.4',
      },
    ],
    good: [
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    for (const { section } of configuration.resources) {
      for (const host of section.ignoredHosts)
        yield { at: host, message: '"ignore-on" is deprecated; a host without section is ignored anyway' }
    }
  },
})
