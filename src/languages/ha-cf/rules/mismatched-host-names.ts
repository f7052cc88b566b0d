import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** Hosts are all named in full or all in short. */
export const mismatchedHostNames = defineRule<HaCf>({
  id: 'ha-cf/mismatched-host-names',
  severity: 'warning',
  origin: 'practice',
  summary: 'a full host name stands beside short ones',
  why:
    'Heartbeat compares whole names with what uname -n prints. Hosts are usually set up alike, so that ' +
    'one of the forms matches no host.',
  do: 'Write each name as uname -n prints it on that host.',
  sources: [
    'linux-ha.org, ha.cf/NodeDirective',
    'heartbeat 3.0.6 heartbeat/config.c init_config(): Current node not in configuration',
  ],
  since: '0.1.0',
  examples: {
    bad: ['node alpha [|beta.example.com|]\n', 'node alpha.example.com\nnode [|beta|]\n'],
    good: ['node alpha beta\n', 'node alpha.example.com beta.example.com\n', 'node 192.0.2.1 alpha\n'],
  },

  *check({ model }) {
    const named = model.hosts.filter(host => !/^[0-9.]+$/.test(host.value))
    const [first] = named
    const other = named.find(host => host.value.includes('.') !== first?.value.includes('.'))
    if (first === undefined || other === undefined || model.isTemplate) return
    const form = (name: string): string => (name.includes('.') ? 'a full name' : 'a short name')
    yield {
      at: other,
      message: `"${other.value}" is ${form(other.value)}, "${first.value}" ${form(first.value)}`,
      related: [{ at: first, message: 'the first host is named here' }],
    }
  },
})
