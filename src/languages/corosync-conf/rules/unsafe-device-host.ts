import { defineRule } from '../../../rules/define-rule.js'
import type { CorosyncConf } from '../model.js'

/** The host of the quorum device is a node of the cluster. */
export const unsafeDeviceHost = defineRule<CorosyncConf>({
  id: 'corosync-conf/unsafe-device-host',
  severity: 'warning',
  origin: 'practice',
  summary: 'the host of the quorum device is a node of the cluster',
  why: 'Its vote dies with the node, when it is needed most.',
  do: 'Run qnetd on a host outside of the cluster.',
  sources: ['corosync-qdevice(8)'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	device {\n		model: net\n		votes: 1\n		net {\n			host: [|192.0.2.2|]\n			algorithm: ffsplit\n		}\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	device {\n		model: net\n		votes: 1\n		net {\n			host: 192.0.2.9\n			algorithm: ffsplit\n		}\n	}\n}\n'],
  },

  *check({ model }) {
    const host = model.settings.get('quorum.device.net.host')
    if (host === undefined || host.value.value === '') return
    const node = model.nodes.find(({ name, addresses }) => name?.value.value === host.value.value || [...addresses.values()].some(({ value }) => value.value === host.value.value))
    if (node !== undefined) yield { at: host.value, message: `"${host.value.value}" is a node of the cluster`, related: [{ at: node.place, message: 'this one' }] }
  },
})
