import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** Hosts need a path between them. */
export const missingPath = defineRule<HaCf>({
  id: 'ha-cf/missing-path',
  severity: 'error',
  origin: 'practice',
  summary: 'the only media are ping targets',
  why:
    'Ping targets are no hosts: heartbeat starts, hears nothing of the others, declares them dead and ' +
    'takes all resources.',
  do: 'Add bcast, ucast, mcast or serial lines.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c init_config(): any medium is enough'],
  since: '0.1.0',
  examples: {
    bad: ['node alpha beta\n[|ping|] 192.0.2.1\n'],
    good: ['node alpha beta\nping 192.0.2.1\nbcast eth0\n'],
  },

  *check({ model }) {
    const [first] = model.media
    if (first === undefined || model.isTemplate || model.hasUnreadLines) return
    if (model.media.some(medium => !medium.isPing)) return
    const directive = model.directives.find(({ span }) => span.start <= first.span.start && first.span.end <= span.end)
    yield { at: directive?.name ?? first, message: 'There are only ping targets, and no path between the hosts' }
  },
})
