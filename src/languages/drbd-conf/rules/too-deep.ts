import { defineFault } from '../../../rules/define-rule.js'

/** Blocks are nested too deeply. */
export const tooDeep = defineFault({
  id: 'drbd-conf/too-deep',
  severity: 'error',
  origin: 'practice',
  reportedBy: 'parse',
  summary: 'blocks are nested too deeply',
  why: 'Real files nest four deep; beyond 256 nothing more is checked.',
  do: 'Look for missing "}".',
  sources: ['cfgcheck: deepest nesting that it follows'],
  since: '0.1.0',
  examples: {
    bad: [`${'{ '.repeat(256)}[|{|] ${'} '.repeat(257)}`],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },
})
