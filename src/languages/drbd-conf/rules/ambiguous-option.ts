import type { Fix } from '../../../diagnostics/fix.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { conflictsOf, setsAnyTwice, isEqual } from '../resolve/conflicts.js'
import type { Configuration, Setting } from '../schema.js'
import { specialResources } from '../analysis/resources-with.js'
import { isAtLeast } from '../vocabulary.js'

/** An option has two values that are inherited together. */
export const ambiguousOption = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/ambiguous-option',
  severity: 'error',
  origin: 'daemon',
  summary: 'an option has two values that are inherited together',
  why: 'Who wins is not defined: from drbd-utils 9.1 on drbdadm refuses it when it merges the sections. 9.22 cannot compare sizes, nor options of a link in common, and refuses even equal ones.',
  do: 'Keep one of them.',
  sources: ['drbd-utils user/v9/drbdadm_postparse.c expand_opts() "ambiguous inheritance", 9.1'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `resource r0 {
  disk { resync-rate 10M; resync-rate [|11M|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  protocol A;
  net { protocol [|C|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      {
        text: `resource r0 {
  disk { size 10G; size [|10G|]; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '9.22',
      },
    ],
    good: [
      `resource r0 {
  disk { size 10G; size 10G; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `resource r0 {
  disk { resync-rate 10M; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
      `common { net { timeout 60; } }
resource r0 {
  net { timeout 50; }
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
    ],
  },

  *check({ configuration }) {
    const { common, resources, target } = configuration
    if (!isAtLeast(target, '9.1')) return
    // What a resource of the plain kind inherits twice is written twice in common.
    const concerned = common === undefined || !setsAnyTwice(common) ? specialResources(configuration) : resources
    const reported = new Set<Setting>()
    for (const resource of concerned) {
      for (const { setting, first } of conflictsOf(resource, target)) {
        if (reported.has(setting)) continue
        reported.add(setting)
        yield {
          at: setting,
          message: isEqual(setting, first) || (setting.secret === undefined && setting.value === first.value)
            ? `"${setting.key}" stands twice, which makes drbdadm 9.22 abort`
            : `"${setting.key}" is ${shownValue(setting)} here, but ${shownValue(first)} elsewhere in what the resource inherits`,
          related: [{ at: first, message: 'the other value' }],
          fixes: [keptAsBefore(setting, first)],
        }
      }
    }
  },
})

/** Keeps what 8.4 took: the first of two disk options, the last of two others. */
function keptAsBefore(setting: Setting, first: Setting): Fix {
  const isDisk = setting.canonicalSection === 'disk'
  const { file, extent } = isDisk ? setting : first
  const kept = isDisk ? first : setting
  return {
    title: `Keep ${shownValue(kept)}, as DRBD 8.4 does`,
    safety: 'unsafe',
    edits: [{ file, span: { start: extent.start, end: extent.end }, newText: '' }],
  }
}

function shownValue(setting: Setting): string {
  return setting.secret === undefined ? `"${setting.value}"` : 'another secret'
}
