import { isManagementBoard } from '../../../facts/management-board.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { startAtBoot } from '../../view/boot.js'
import { cmanExample } from '../example-cluster.js'
import type { Change } from '../example-cluster.js'

/** Agents that press the power button of a host through the management of its chassis. */
const chassis = /^fence_(?:bladecenter\w*|dracmc|ilo_moonshot)$/

const throughController: Change = [
  'name="apc" agent="fence_apc" ipaddr="192.0.2.200" login="apc"',
  'name="apc" agent="fence_ipmilan" ipaddr="192.0.2.200" login="apc"',
]

/** A host that is fenced through its management controller should not shut down in its own time. */
export const unsafeAcpid = defineClusterRule({
  id: 'cluster/unsafe-acpid',
  severity: 'info',
  origin: 'practice',
  summary: 'acpid starts on a host that is fenced by its power button',
  why:
    'acpid answers the button with an orderly shutdown, which takes minutes or hangs. Fencing waits for it, or fails, ' +
    'and so does every service that is to move.',
  do: 'Switch acpid off (chkconfig acpid off), or boot with acpi=off, so that the button cuts the power at once.',
  sources: ['Red Hat Enterprise Linux 6, Cluster Administration, "Configuring ACPI For Use with Integrated Fence Devices"'],
  since: '0.1.0',
  examples: {
    bad: [
      cmanExample('alpha shuts down when it is fenced', {
        '*:/etc/cluster/cluster.conf': throughController,
        'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\nS26acpid\n',
      }),
    ],
    good: [
      cmanExample('acpid is off', {
        '*:/etc/cluster/cluster.conf': throughController,
        'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\nK44acpid\n',
      }),
      cmanExample('the outlet is switched off', { 'alpha:facts/rc.txt': '/etc/rc3.d:\nS21cman\nS26acpid\n' }),
    ],
  },

  *check(cluster) {
    for (const host of cluster.hosts.keys()) {
      const start = startAtBoot(cluster, host, 'acpid')
      if (start === undefined) continue
      const use = cluster
        .factsOn(host, 'rhcs-fence-use')
        .find(({ fact }) => (isManagementBoard(fact.agent ?? '') || chassis.test(fact.agent ?? '')) && cluster.hostNamed(fact.host) === host)
      if (use === undefined) continue
      yield {
        at: start.at,
        message: `acpid shuts host "${host}" down slowly when "${use.fact.agent ?? ''}" presses its power button`,
        related: [{ at: use, message: 'the host is fenced through this device' }],
      }
    }
  },
})
