import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'
import { majorVersion } from '../targets.js'

/** An option is set once. */
export const duplicateOption = defineRule<HaCf>({
  id: 'ha-cf/duplicate-option',
  severity: 'warning',
  origin: 'practice',
  summary: 'an option is set again with another value',
  why: 'The last one counts. Who reads the first one is misled, and changes it without effect.',
  do: 'Take one of them out.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c SetParameterValue(): the new value replaces the old one'],
  since: '0.1.0',
  examples: {
    bad: ['deadtime 30\nkeepalive 2\ndeadtime [|10|]\n'],
    good: ['deadtime 30\ndeadtime 30\n', 'node alpha\nnode beta\n', 'udpport 694\nbcast eth0\nudpport 695\n'],
  },

  *check({ model, target }) {
    const seen = new Map<string, (typeof model.directives)[number]>()
    for (const directive of model.directives) {
      const { entry, value: last } = directive
      if (entry?.class !== 'option' || last === undefined || model.isTemplate) continue
      if (!isPlainScalar(entry.name)) continue
      const kept = entry.aliasOf ?? entry.name
      const first = seen.get(kept)
      seen.set(kept, directive)
      const before = first?.value
      if (before === undefined || before.value.toLowerCase() === last.value.toLowerCase()) continue
      if (entry.repetition === 'refused' && (kept !== 'pacemaker' || majorVersion(target) === '3')) continue
      yield {
        at: last,
        message: `${entry.name} is set to "${last.value}", after "${before.value}" above`,
        related: [{ at: before, message: 'the value that is lost' }],
      }
    }
  },
})

/** `env` adds up, and each `udpport` counts for the media below it. */
function isPlainScalar(name: string): boolean {
  return name !== 'env' && name !== 'udpport'
}
