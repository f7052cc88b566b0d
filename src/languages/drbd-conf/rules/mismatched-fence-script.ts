import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration } from '../schema.js'
import { handlerSettings } from '../analysis/settings.js'

/** The scripts that fence through Pacemaker differ between DRBD 8.4 and 9. */
export const mismatchedFenceScript = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/mismatched-fence-script',
  severity: 'warning',
  origin: 'practice',
  summary: 'the fencing script belongs to another generation of DRBD',
  why: 'DRBD 9 tells its handlers about several peers by other variables than 8.4. The wrong script fails when it is needed.',
  do: 'Use crm-fence-peer.9.sh and crm-unfence-peer.9.sh with DRBD 9, those without ".9" before.',
  sources: ['drbd-utils scripts/crm-fence-peer.9.sh', 'https://github.com/MicrosoftDocs/azure-docs/issues/99894'],
  isOfRelease: true,
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      {
        text: 'resource r0 {\n  handlers {\n    fence-peer [|"/usr/lib/drbd/crm-fence-peer.sh"|];\n  }\n}\n',
        target: '9.22',
      },
      {
        text: 'resource r0 {\n  handlers {\n    fence-peer [|"/usr/lib/drbd/crm-fence-peer.9.sh"|];\n  }\n}\n',
        target: '8.4',
      },
    ],
    good: [
      {
        text: 'resource r0 {\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh";\n  }\n}\n',
        target: '9.22',
      },
      {
        text: 'resource r0 {\n  handlers {\n    fence-peer "/usr/lib/drbd/crm-fence-peer.sh";\n  }\n}\n',
        target: '8.4',
      },
    ],
  },

  *check({ configuration }) {
    const isNine = configuration.dialect === '9'
    for (const setting of handlerSettings(configuration)) {
      const script = /\bcrm-(?:un)?fence-peer(\.9)?\.sh\b/.exec(setting.value)
      if (script === null || (script[1] !== undefined) === isNine) continue
      const [name] = script
      const other = isNine ? name.replace('.sh', '.9.sh') : name.replace('.9.sh', '.sh')
      const { file, span } = setting
      yield {
        at: setting,
        message: `Script "${name}" is made for ${isNine ? 'DRBD 8.4, not for 9' : 'DRBD 9, not for 8.4'}`,
        fixes: [
          {
            title: `Call "${other}"`,
            safety: 'unsafe',
            edits: [{ file, span, newText: `"${setting.value.replace(name, other).replaceAll(/["\\]/g, '\\$&')}"` }],
          },
        ],
      }
    }
  },
})
