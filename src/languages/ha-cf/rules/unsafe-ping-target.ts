import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** A ping target lies outside the cluster. */
export const unsafePingTarget = defineRule<HaCf>({
  id: 'ha-cf/unsafe-ping-target',
  severity: 'warning',
  origin: 'practice',
  summary: 'a ping target is a host of the cluster',
  why:
    'When a host pings its peer or itself, it learns nothing of the network. When the peer dies, the ping ' +
    'target dies with it.',
  do: 'Ping a router or a switch that both hosts use.',
  sources: ['heartbeat 3.0.6 doc/ha.cf, remark on ping', 'heartbeat GettingStarted, "Configuring ipfail"'],
  since: '0.1.0',
  examples: {
    bad: ['node alpha beta\nping [|beta|]\n', 'ucast eth0 192.0.2.2\nping 192.0.2.1 [|192.0.2.2|]\n'],
    good: ['node alpha beta\nping 192.0.2.1\n'],
  },

  *check({ model }) {
    const hosts = new Set(model.hosts.map(host => host.value.toLowerCase()))
    const paths = model.media.filter(medium => !medium.isPing)
    const peers = new Set(paths.flatMap(medium => medium.peer?.value.toLowerCase() ?? []))
    if (model.isTemplate) return
    for (const { isPing, peer, members = [] } of model.media) {
      if (!isPing) continue
      for (const target of peer === undefined ? members : [peer]) {
        const name = target.value.toLowerCase()
        if (!hosts.has(name) && !peers.has(name)) continue
        yield { at: target, message: `Ping target "${target.value}" is a host of the cluster` }
      }
    }
  },
})
