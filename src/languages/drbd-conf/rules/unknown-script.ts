import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { handlerSettings } from '../analysis/settings.js'

/** The scripts that drbd-utils of all releases put into /usr/lib/drbd. */
const scripts: readonly string[] = [
  'crm-fence-peer.sh', 'crm-fence-peer.9.sh', 'crm-unfence-peer.sh', 'crm-unfence-peer.9.sh', 'stonith_admin-fence-peer.sh', 'rhcs_fence', 'outdate-peer.sh', 'obliterate-peer.sh',
  'notify.sh', 'notify-emergency-reboot.sh', 'notify-emergency-shutdown.sh', 'notify-io-error.sh', 'notify-out-of-sync.sh', 'notify-pri-lost.sh', 'notify-pri-lost-after-sb.sh',
  'notify-pri-on-incon-degr.sh', 'notify-split-brain.sh', 'snapshot-resync-target-lvm.sh', 'unsnapshot-resync-target-lvm.sh',
]

/** A handler calls nearly a script that comes with DRBD. */
export const unknownScript = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/unknown-script',
  severity: 'warning',
  origin: 'practice',
  summary: 'a handler calls a script of nearly the name of one that comes with DRBD',
  why: 'drbdadm does not look whether a handler is there. It fails when it is needed: a peer that has to be fenced is not.',
  do: 'Write the name that the file in /usr/lib/drbd has.',
  sources: ['drbd-utils 9.22 scripts/Makefile.in', 'drbdadm 9.22, tried: accepted'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'resource r0 {\n  handlers {\n    fence-peer [|"/usr/lib/drbd/crm-fence-pear.9.sh"|];\n  }\n}\n', target: '9.22' }],
    good: [
      { text: 'resource r0 {\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  handlers {\n    fence-peer "/usr/local/sbin/crm-fence-pear.9.sh";\n  }\n}\n', target: '9.22' },
      { text: 'resource r0 {\n  handlers {\n    split-brain "/usr/lib/drbd/notify-us.sh root";\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    for (const setting of handlerSettings(configuration)) {
      const name = /^\s*\/usr\/lib(?:64)?\/drbd\/([\w.-]+)/.exec(setting.value)?.[1]
      if (name === undefined || scripts.includes(name)) continue
      const meant = didYouMean(name, scripts)
      // What takes the fencing back is reported where the fencing is set.
      if (meant !== undefined && !meant.startsWith('crm-unfence') && isSlip(name, meant)) yield { at: setting, message: `No release of DRBD has a script "${name}"; did you mean "${meant}"?` }
    }
  },
})

/** A script of one's own is called by another word, or has one more; a slip has other letters in as many words. */
function isSlip(written: string, meant: string): boolean {
  return Math.abs(written.length - meant.length) <= 1 && written.split(/[-_.]/).length === meant.split(/[-_.]/).length
}
