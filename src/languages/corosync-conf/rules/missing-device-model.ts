import { defineRule } from '../../../rules/define-rule.js'
import type { CorosyncConf } from '../model.js'

/** The quorum device has no model. */
export const missingDeviceModel = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-device-model',
  severity: 'error',
  origin: 'practice',
  summary: 'the quorum device has no model',
  why: 'There is no device then, and nobody says so.',
  do: 'Write model: net.',
  sources: ['corosync 3.1.7, started: no message'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	[|device|] {\n		votes: 1\n		net {\n			host: qnet.example.com\n		}\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	device {\n		model: net\n		votes: 1\n		net {\n			host: qnet.example.com\n			algorithm: ffsplit\n		}\n	}\n}\n'],
  },

  *check({ model }) {
    const device = model.sections.find(({ path }) => path === 'quorum.device')
    if (device === undefined || model.isPartial || (model.settings.get('quorum.device.model')?.value.value ?? '') !== '') return
    yield { at: device.name, message: 'The device has no "model", so that there is none' }
  },
})
