import { defineRule } from '../../../rules/define-rule.js'
import { numberOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** A setting does not go with a quorum device. */
export const conflictingDevice = defineRule<CorosyncConf>({
  id: 'corosync-conf/conflicting-device',
  severity: 'error',
  origin: 'daemon',
  summary: 'a setting does not go with a quorum device',
  why: 'Corosync does not start. corosync -t does not look.',
  do: 'Delete the setting: the device does its work.',
  sources: ['corosync 3.1.7 exec/votequorum.c votequorum_readconfig(): "two_node and quorum device cannot be configured at the same time!", "quorum.device is not compatible with", at start'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	[|two_node|]: 1\n	device {\n		model: net\n		net {\n			host: qnet.example.com\n			algorithm: ffsplit\n		}\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	device {\n		model: net\n		votes: 1\n		net {\n			host: qnet.example.com\n			algorithm: ffsplit\n		}\n	}\n}\n'],
  },

  *check({ model }) {
    const device = model.settings.get('quorum.device.model')
    if (device === undefined || device.value.value === '') return
    for (const name of ['two_node', 'last_man_standing', 'auto_tie_breaker', 'allow_downscale']) {
      const setting = model.settings.get(`quorum.${name}`)
      if (setting !== undefined && numberOf(setting) === 1) yield { at: setting.key, message: `"${name}" does not go with a quorum device`, related: [{ at: device.value, message: 'the device' }] }
    }
  },
})
