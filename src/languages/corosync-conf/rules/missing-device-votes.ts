import { defineRule } from '../../../rules/define-rule.js'
import { numberOf } from '../analysis/totem.js'
import type { CorosyncConf } from '../model.js'

/** The votes of the device are not told. */
export const missingDeviceVotes = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-device-votes',
  severity: 'error',
  origin: 'daemon',
  summary: 'the votes of the device are not told',
  why: 'Where expected_votes is set, or a node has another number of votes than 1, corosync does not start without them. corosync -t does not look.',
  do: 'Write votes: in device.',
  sources: ['corosync 3.1.7 exec/votequorum.c votequorum_readconfig(): "quorum.device.votes must be specified", at start'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	expected_votes: 3\n	[|device|] {\n		model: net\n		net {\n			host: qnet.example.com\n			algorithm: lms\n		}\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	device {\n		model: net\n		votes: 1\n		net {\n			host: qnet.example.com\n			algorithm: ffsplit\n		}\n	}\n}\n'],
  },

  *check({ model }) {
    const device = model.sections.find(({ path }) => path === 'quorum.device')
    if (device === undefined || (model.settings.get('quorum.device.model')?.value.value ?? '') === '' || model.settings.has('quorum.device.votes')) return
    const reason = model.settings.get('quorum.expected_votes') ?? model.nodes.map(({ votes }) => votes).find(votes => votes !== undefined && numberOf(votes) !== 1)
    if (reason !== undefined) yield { at: device.name, message: `The device has no "votes", which "${reason.key.value}" asks for`, related: [{ at: reason.value, message: 'because of this' }] }
  },
})
