import type { FactOf } from '../../../facts/fact.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { corosyncSetting, isFencing, pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const noDelay = ['          <nvpair id="fence-delay" name="pcmk_delay_max" value="15s"/>\n', '']

/** Two nodes fence each other at the same moment. */
export const unsafeFenceRace = defineClusterRule({
  id: 'cluster/unsafe-fence-race',
  severity: 'warning',
  origin: 'practice',
  summary: 'two nodes fence each other at the same moment',
  why: 'When the link breaks, both have quorum by two_node and both shoot. Without a delay of one of them, or where both wait as long, both are off, and the service with them.',
  do: 'Set pcmk_delay_base on the device of the node that should win, pcmk_delay_max on a device for both, or priority-fencing-delay.',
  sources: ['ClusterLabs, Pacemaker issue 639', 'ClusterLabs, crmsh issue 1030', 'Pacemaker Explained, "Fencing": pcmk_delay_base, pcmk_delay_max'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('no delay', { '*:/var/lib/pacemaker/cib/cib.xml': noDelay }),
      pacemakerExample('one delay for both', { '*:/var/lib/pacemaker/cib/cib.xml': ['pcmk_delay_max', 'pcmk_delay_base'] }),
    ],
    good: [
      pacemakerExample('a delay by chance'),
      pacemakerExample('a delay for one of them', { '*:/var/lib/pacemaker/cib/cib.xml': ['name="pcmk_delay_max" value="15s"', 'name="pcmk_delay_base" value="alpha:15s;beta:0s"'] }),
      pacemakerExample('a delay by priority', { '*:/var/lib/pacemaker/cib/cib.xml': [...noDelay, '      </cluster_property_set>', '        <nvpair id="option-delay" name="priority-fencing-delay" value="60s"/>\n      </cluster_property_set>'] }),
      pacemakerExample('a quorum device decides', { '*:/var/lib/pacemaker/cib/cib.xml': noDelay, '*:/etc/corosync/corosync.conf': ['\ttwo_node: 1\n', '\tdevice {\n\t\tmodel: net\n\t\tvotes: 1\n\t\tnet {\n\t\t\thost: 192.0.2.250\n\t\t\talgorithm: ffsplit\n\t\t}\n\t}\n'] }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const twoNode = corosyncSetting(cluster, pacemaker.hosts, 'quorum / two_node')
      if (twoNode?.fact.value !== '1' || !isFencing(pacemaker) || pacemaker.option('priority-fencing-delay') !== undefined) continue
      if (pacemaker.facts('pacemaker-node').length !== 2) continue
      // Beside a quorum device that line is refused, and the device decides.
      if (corosyncSetting(cluster, pacemaker.hosts, 'quorum device / model') !== undefined) continue
      const devices = pacemaker.facts('pacemaker-resource').filter(({ fact }) => fact.agent?.startsWith('stonith:') === true)
      const [device] = devices
      if (device === undefined || devices.some(({ fact }) => fact.isOpen)) continue
      const related = [{ at: twoNode, message: 'each of them has quorum by this' }]
      const delay = commonDelay(devices.map(({ fact }) => fact))
      if (delay !== undefined) yield { at: { origin: delay.at }, message: `Two nodes fence each other at once: both wait ${delay.value}`, related }
      else if (devices.every(({ fact }) => delays.every(name => fact.parameters[name] === undefined))) yield { at: device, message: 'Two nodes fence each other at once: no device has a delay', related }
    }
  },
})

const delays = ['pcmk_delay_base', 'pcmk_delay_max', 'delay']

/** The delay that all devices have, written alike, and that tells no node from the other: neither chance nor a list of nodes decides. */
function commonDelay(devices: readonly FactOf<'pacemaker-resource'>[]): FactOf<'pacemaker-resource'>['parameters'][string] | undefined {
  const [first] = devices.map(({ parameters }) => parameters['pcmk_delay_base'])
  const wait = plainTime.exec(first?.value ?? '')?.[1]
  const isCommon = wait !== undefined && devices.every(({ parameters }) => (
    parameters['pcmk_delay_max'] === undefined && parameters['delay'] === undefined && plainTime.exec(parameters['pcmk_delay_base']?.value ?? '')?.[1] === wait
  ))
  return isCommon ? first : undefined
}

/** Without a unit seconds are meant; `alpha:5s;beta:0s` gives each node its own. */
const plainTime = /^\s*(\d+(?:ms|m|min|h)?)(?:s|sec)?\s*$/
