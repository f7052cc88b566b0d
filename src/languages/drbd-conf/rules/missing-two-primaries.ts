import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { brieflyListed } from '../../../text/quantity.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isForHost, isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Resource, Setting } from '../schema.js'
import { isDialectFrom } from '../vocabulary.js'

/** Both hosts are to become primary, but only one may be. */
export const missingTwoPrimaries = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-two-primaries',
  severity: 'error',
  origin: 'daemon',
  summary: 'both hosts are to become primary, but only one may be',
  why: 'drbdadm refuses become-primary-on both without allow-two-primaries; 8.0 only complains.',
  do: 'Add allow-two-primaries to net, or name one host.',
  sources: ['drbd user/drbdadm_main.c validate_resource() "become-primary-on is set to both"'],
  since: '0.1.0',
  examples: {
    bad: [
      {
        text: `resource r0 {
  startup { become-primary-on [|both|]; }
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
    good: [
      {
        text: `resource r0 {
  startup { become-primary-on both; }
  net { allow-two-primaries; }
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
`,
        target: '8.3',
      },
    ],
  },

  *check({ configuration }) {
    const { dialect, resources } = configuration
    if (!isDialectFrom(dialect, '8.0') || dialect === '9') return
    const found = new Map<string, { readonly at: Setting; readonly state: string; readonly names: string[] }>()
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      if (dialect !== '8.0' && dialect !== '8.2' && isForHost(configuration, resource) === false) continue
      const at = primaryBoth(resource)
      if (at === undefined) continue
      const allowed = effectiveSetting(resource, 'allow-two-primaries')
      if (allowed !== undefined && allowed.value !== 'no') continue
      const state = allowed === undefined ? 'not set' : '"no"'
      // What resources inherit from common is one thing to say.
      const key = `${at.file} ${at.extent.start} ${state}`
      const known = found.get(key)
      if (known === undefined) found.set(key, { at, state, names: [resource.name.value] })
      else known.names.push(resource.name.value)
    }
    for (const { at, state, names } of found.values()) {
      yield {
        at,
        message: `Both hosts of ${brieflyListed(names.map(name => `"${name}"`))} are to become primary, but allow-two-primaries is ${state}`,
        ...(dialect === '8.0' ? { severity: 'warning' as const } : {}),
      }
    }
  },
})

/** Finds the word "both", alone or among hosts, in the last place that says which hosts become primary. */
function primaryBoth(resource: Resource): Setting | undefined {
  const last = effectiveSetting(resource, 'become-primary-on', 'startup')
  if (last === undefined || last.value === 'both') return last
  return [resource.section, resource.parent]
    .flatMap(body => body?.options ?? [])
    .flatMap(({ settings }) => settings)
    .find(({ key, value, extent, file }) => key === last.key && value === 'both' && file === last.file && extent.start === last.extent.start)
}
