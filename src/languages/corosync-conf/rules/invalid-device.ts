import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { numberOf } from '../analysis/totem.js'
import { keyAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** Corosync-qdevice does not start with this. */
export const invalidDevice = defineRule<CorosyncConf>({
  id: 'corosync-conf/invalid-device',
  severity: 'error',
  origin: 'practice',
  summary: 'corosync-qdevice does not start with this',
  why: 'Corosync itself starts, and the vote of the device never comes.',
  do: 'Write host, and algorithm: ffsplit (votes: 1) for an even number of nodes, or lms without votes.',
  sources: ['corosync-qdevice(8), section on model net'],
  since: '0.1.0',
  examples: {
    bad: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	device {\n		model: net\n		votes: 1\n		[|net|] {\n			algorithm: ffsplit\n		}\n	}\n}\n', 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	device {\n		model: net\n		votes: 1\n		net {\n			host: qnet.example.com\n			algorithm: [|fifty|]\n		}\n	}\n}\n'],
    good: ['totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\nquorum {\n	provider: corosync_votequorum\n	device {\n		model: net\n		votes: 1\n		net {\n			host: qnet.example.com\n			algorithm: ffsplit\n		}\n	}\n}\n'],
  },

  *check({ model }) {
    const { settings } = model
    if (settings.get('quorum.device.model')?.value.value !== 'net' || isInDoubt(model, 'quorum', 'nodelist')) return
    const net = model.sections.find(({ path }) => path === 'quorum.device.net') ?? model.sections.find(({ path }) => path === 'quorum.device')
    if (net !== undefined && (settings.get('quorum.device.net.host')?.value.value ?? '') === '') yield { at: net.name, message: 'The host of qnetd is not given' }
    for (const name of ['algorithm', 'tls']) {
      const setting = settings.get(`quorum.device.net.${name}`)
      const words = keyAt(`quorum.device.net.${name}`)?.values ?? []
      if (setting !== undefined && !words.includes(name === 'tls' ? setting.value.value.toLowerCase() : setting.value.value)) yield { at: setting.value, message: `"${setting.value.value}" is none of ${words.join(', ')}` }
    }
    const votes = settings.get('quorum.device.votes')
    const algorithm = settings.get('quorum.device.net.algorithm')?.value.value
    const number = numberOf(votes)
    if (votes !== undefined && number !== undefined && algorithm === 'ffsplit' && number !== 1) yield { at: votes.value, message: `With ffsplit the device has 1 vote, not ${number}` }
    const wanted = model.nodes.length - 1
    if (votes !== undefined && number !== undefined && algorithm === 'lms' && number !== wanted && wanted > 0) yield { at: votes.value, message: `With lms the device has a vote less than there are nodes: ${wanted}, not ${number}` }
  },
})
