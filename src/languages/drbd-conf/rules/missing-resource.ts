import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Configuration, IncludeStatement } from '../schema.js'

/** The main file defines no resource. */
export const missingResource = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-resource',
  severity: 'error',
  origin: 'daemon',
  summary: 'drbd.conf defines no resource (8.3)',
  why: 'drbdadm of 8.3 ends with an error. Files by other names are left alone, because drbd.conf may include them.',
  do: 'Define a resource, or include the files that do.',
  sources: ['drbd 8.3 user/drbdadm_main.c "no resources defined!"'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/missing-semicolon', 'drbd-conf/unclosed-block'], within: 'file' }, { rules: ['drbd-conf/unclosed-block', 'drbd-conf/misplaced-statement', 'drbd-conf/unknown-statement'], within: 'file' }],
  examples: {
    bad: [
      { text: '[|common|] {\n  protocol C;\n}\n', target: '8.3', path: 'etc/drbd.conf' },
      {
        text: 'include "drbd.d/global_common.conf";\ninclude [|"drbd.d/*.res"|];\n',
        target: '8.3',
        path: 'etc/drbd.conf',
        files: { 'drbd.d/global_common.conf': 'common {\n  protocol C;\n}\n', 'drbd.d/r0.res': '# Nothing yet.\n' },
      },
    ],
    good: [
      { text: 'common {\n  protocol C;\n}\n', target: '8.4', path: 'etc/drbd.conf' },
      { text: 'common {\n  protocol C;\n}\n', target: '8.3', path: 'etc/drbd.d/global_common.conf' },
      { text: 'include "drbd.d/*.res";\n', target: '8.3', path: 'etc/drbd.conf' },
    ],
  },

  *check({ configuration: { dialect, resources, models, sections, isPartial, isBroken } }) {
    if (dialect !== '8.3' || resources.length > 0 || isPartial || isBroken) return
    const file = models[0]?.file
    if (file === undefined || !/(^|\/)drbd\.conf$/.test(file)) return
    const vain = includeInVain(sections)
    if (vain !== undefined) yield { at: vain.pattern, message: `No resource is defined, and "${vain.pattern.value}" brings nothing` }
    else yield { at: sections[0] ?? { file, span: { start: 0, end: 0 } }, message: 'No resource is defined' }
  },
})

/** Finds the last include that nothing of its file follows: the resources were to come from there. */
function includeInVain(sections: Configuration['sections']): IncludeStatement | undefined {
  for (let index = sections.length - 1; index >= 0; index -= 1) {
    const section = sections[index]
    if (section?.kind !== 'include') continue
    const next = sections[index + 1]
    if (next === undefined || next.file === section.file) return section
  }
  return undefined
}
