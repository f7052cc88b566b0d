import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import type { Configuration, Setting } from '../schema.js'
import { isAnySet } from '../analysis/settings.js'

/** DRBD 9 has its own handler to unfence a peer. */
export const deprecatedUnfenceHandler = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/deprecated-unfence-handler',
  severity: 'warning',
  origin: 'practice',
  summary: 'the peer is unfenced by after-resync-target instead of unfence-peer',
  why: 'after-resync-target runs on the target of a resync only, for one volume. A peer that needs no resync, or has several volumes, stays fenced or is unfenced too early; DRBD 9 calls unfence-peer for this, once all volumes are up to date.',
  do: 'Call the script from unfence-peer.',
  sources: ['drbd.conf(5) 9 "unfence-peer"', 'https://github.com/MicrosoftDocs/azure-docs/issues/99894'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      {
        text:
          'resource r0 {\n  handlers {\n    [|after-resync-target|] "/usr/lib/drbd/crm-unfence-peer.9.sh";\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      {
        text: 'resource r0 {\n  handlers {\n    unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh";\n  }\n}\n',
        target: '9.22',
      },
      {
        text: 'resource r0 {\n  handlers {\n    after-resync-target "/usr/lib/drbd/crm-unfence-peer.sh";\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    const { resources, dialect } = configuration
    if (!isAnySet(configuration, 'after-resync-target')) return
    if (dialect !== '9') return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      const handler = effectiveSetting(resource, 'after-resync-target', 'handlers')
      if (handler === undefined || reported.has(handler) || !handler.value.includes('crm-unfence-peer')) continue
      if (effectiveSetting(resource, 'unfence-peer', 'handlers') !== undefined) continue
      reported.add(handler)
      const { file, span } = handler.name
      yield {
        at: handler.name,
        message: 'The peer is unfenced by after-resync-target, unfence-peer is the handler for it',
        fixes: [{ title: 'Write "unfence-peer"', safety: 'unsafe', edits: [{ file, span, newText: 'unfence-peer' }] }],
      }
    }
  },
})
