import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { effectiveSetting } from '../analysis/effective.js'
import { isUnderstood } from '../resolve/host-names.js'
import type { Configuration, Resource, Setting } from '../schema.js'
import { connectionLookups, isAnySet, mayBeSetTo } from '../analysis/settings.js'

/** A policy that calls a handler needs one. */
export const missingPolicyHandler = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/missing-policy-handler',
  severity: 'warning',
  origin: 'practice',
  summary: 'a policy calls a handler that is not set',
  why: 'DRBD asks drbdadm to run the handler, which does nothing without one: what the policy leaves to it, such as a reboot of the losing primary, never happens.',
  do: 'Set the handler in section handlers, or take another policy.',
  sources: ['drbd.conf(5) "after-sb-1pri", "after-sb-2pri", "rr-conflict", "on-io-error": the policies that call handlers', 'drbd/drbd_receiver.c drbd_asb_recover_1p(), drbd_asb_recover_2p()'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/invalid-word'], within: 'words' }],
  examples: {
    bad: [
      { text: 'resource r0 {\n  net {\n    after-sb-2pri [|call-pri-lost-after-sb|];\n  }\n}\n', target: '8.4' },
      { text: 'resource r0 {\n  disk {\n    on-io-error [|call-local-io-error|];\n  }\n}\n', target: '9.22' },
    ],
    good: [
      {
        text: 'common {\n  handlers {\n    pri-lost-after-sb "/usr/local/sbin/lost";\n  }\n}\nresource r0 {\n  net {\n    after-sb-1pri call-pri-lost-after-sb;\n  }\n}\n',
        target: '8.3',
      },
      { text: 'resource r0 {\n  net {\n    after-sb-2pri disconnect;\n  }\n}\n', target: '9.22' },
    ],
  },

  *check({ configuration }) {
    const { resources, isPartial, isFragment } = configuration
    if (isPartial || isFragment || !isAnySet(configuration, ...options) || !mayBeSetTo(configuration, options, policies)) return
    const reported = new Set<Setting>()
    for (const resource of resources) {
      if (!isUnderstood(configuration, resource)) continue
      for (const [handler, callers] of callsWithout(resource)) {
        const [first, ...others] = [...callers].filter(policy => !reported.has(policy))
        for (const policy of callers) reported.add(policy)
        if (first === undefined) continue
        yield {
          at: first,
          message: `Policy "${first.value}" calls handler "${handler}", which is not set`,
          related: others.map(at => ({ at, message: 'and so does this one' })),
        }
      }
    }
  },
})

/** Lists the handlers that policies of a resource call and that are not set, each with those policies. */
function callsWithout(resource: Resource): ReadonlyMap<string, ReadonlySet<Setting>> {
  const calls = new Map<string, Set<Setting>>()
  for (const lookup of connectionLookups(resource)) {
    for (const option of options) {
      const policy = lookup(option)
      const handler = policy === undefined ? undefined : handlerOf.get(policy.value)
      if (policy === undefined || handler === undefined || effectiveSetting(resource, handler, 'handlers') !== undefined) continue
      const policies = calls.get(handler)
      if (policies === undefined) calls.set(handler, new Set([policy]))
      else policies.add(policy)
    }
  }
  return calls
}

const options = ['after-sb-0pri', 'after-sb-1pri', 'after-sb-2pri', 'rr-conflict', 'on-io-error'] as const

const handlerOf: ReadonlyMap<string, string> = new Map([
  ['call-pri-lost-after-sb', 'pri-lost-after-sb'],
  ['call-pri-lost', 'pri-lost'],
  ['call-local-io-error', 'local-io-error'],
])

const policies: ReadonlySet<string> = new Set(handlerOf.keys())
