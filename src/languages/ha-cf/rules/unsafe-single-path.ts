import { defineRule } from '../../../rules/define-rule.js'
import { isLoopback, physicalName } from '../analysis/paths.js'
import type { HaCf } from '../schema.js'

/** Hosts need two independent paths. */
export const unsafeSinglePath = defineRule<HaCf>({
  id: 'ha-cf/unsafe-single-path',
  severity: 'warning',
  origin: 'practice',
  summary: 'all heartbeats take one path',
  why:
    'One cable, card or switch that fails separates the hosts: each declares the other dead and both take ' +
    'the resources.',
  do: 'Add a second path by another interface or a serial line.',
  sources: [
    'DRBD User\'s Guide 8.3, Heartbeat: two independent channels are the minimum',
    'heartbeat GettingStarted, "Preparation": redundant heartbeat paths',
  ],
  since: '0.1.0',
  // One that was meant as the second path is reported by itself.
  followsFrom: [{ rules: ['ha-cf/unsafe-loopback'], within: 'file' }],
  examples: {
    bad: [
      'node alpha beta\nbcast [|eth0|]\n',
      'node alpha beta\nucast [|eth0|] 192.0.2.2\nucast eth0 192.0.2.1\n',
    ],
    good: ['node alpha beta\nbcast eth0 eth1\n', 'node alpha beta\nucast eth0 192.0.2.2\nserial /dev/ttyS0\n'],
  },

  *check({ model }) {
    const paths = model.media.filter(medium => !medium.isPing && !isLoopback(medium))
    const [first] = paths
    if (first === undefined || model.isTemplate || model.hasUnreadLines) return
    const names = new Set(paths.map(medium => physicalName(medium) ?? ''))
    if (names.size > 1 || names.has('')) return
    const name = physicalName(first) ?? ''
    yield { at: first.interface ?? first, message: `All heartbeats take one path, "${name}"`, ...(isBundle(name) ? { severity: 'info' as const } : {}) }
  },
})

/** Tells whether an interface is made of several: one cable or card may fail, not its driver and settings. */
function isBundle(name: string): boolean {
  return /^(?:bond|team)\d/.test(name)
}
