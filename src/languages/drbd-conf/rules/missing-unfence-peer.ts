import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Setting } from '../schema.js'
import { mayBeSet } from '../analysis/settings.js'

/** What fences the peer with Pacemaker must take its constraint back. */
export const missingUnfencePeer = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-unfence-peer',
  severity: 'warning',
  origin: 'practice',
  summary: 'a handler writes a constraint for Pacemaker, and none takes it back',
  why: 'The constraint stays after the peer is up to date again: Pacemaker never promotes it any more, and the next failover finds no host.',
  do: 'Set unfence-peer (DRBD 9) or after-resync-target (8.x) to the crm-unfence-peer script beside the other one.',
  sources: ['drbd scripts/crm-fence-peer.sh, "unfence": has to be called after the resync', 'DRBD User\'s Guide, "Fencing in Pacemaker": both handlers'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: 'resource r0 {\n  handlers {\n    fence-peer [|"/usr/lib/drbd/crm-fence-peer.sh"|];\n  }\n}\n',
        target: '8.4',
      },
      {
        text: 'resource r0 {\n  handlers {\n    fence-peer [|"/usr/lib/drbd/crm-fence-peer.9.sh"|];\n  }\n}\n',
        target: '9.22',
      },
      {
        text: 'resource r0 {\n  handlers {\n    fence-peer [|"/usr/lib/drbd/crm-fence-peer.9.sh"|];\n    unfence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n  }\n}\n',
        target: '9.22',
      },
      {
        text: 'resource r0 {\n  handlers {\n    fence-peer [|"/usr/lib/drbd/crm-fence-peer.9.sh"|];\n    unfence-peer "/usr/lib/drbd/crm-unfence-pear.9.sh";\n  }\n}\n',
        target: '9.22',
      },
    ],
    good: [
      {
        text: 'resource r0 {\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.sh";\n    after-resync-target "/usr/lib/drbd/crm-unfence-peer.sh";\n  }\n}\n',
        target: '8.4',
      },
      { text: 'resource r0 {\n  handlers {\n    fence-peer "/usr/lib/heartbeat/drbd-peer-outdater";\n  }\n}\n', target: '8.4' },
    ],
  },

  *check({ configuration }) {
    const { resources, isPartial } = configuration
    if (isPartial || !mayBeSet(configuration, 'fence-peer')) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      const fence = effectiveSetting(resource, 'fence-peer', 'handlers')
      if (fence === undefined || !/crm-fence-peer/.test(fence.value) || reported.has(fence)) continue
      const unfences = ['unfence-peer', 'after-resync-target'].some(name => takesBack(effectiveSetting(resource, name, 'handlers')?.value ?? ''))
      if (unfences) continue
      reported.add(fence)
      yield { at: fence, message: 'No handler takes back what "crm-fence-peer" writes' }
    }
  },
})

/** The script that fences, under its own name, fences once more; one with a slip in its name is not there. */
function takesBack(program: string): boolean {
  if (/crm-fence-peer/.test(program) && !/unfence/.test(program)) return false
  return /unfence|fence-peer/.test(program) && !/crm-unfence-(?!peer)/.test(program)
}
