import { childrenOf, valueOf } from '../../languages/cluster-conf/ast.js'
import type { XmlElement } from '../../languages/cluster-conf/ast.js'
import type { ClusterConf } from '../../languages/cluster-conf/schema.js'
import { keyAt } from '../../languages/corosync-conf/vocabulary.js'
import type { Draft } from '../draft.js'
import { nodeName } from '../input.js'
import type { Old } from '../input.js'
import { carried, lost, replaced } from '../ledger.js'
import type { Ledger, Outcome } from '../ledger.js'
import { linkByName } from '../from-heartbeat/links.js'
import { settle, settleAll } from './account.js'

/** Fills in the hosts, their numbers and votes, and how they find out that one is gone. */
export function addMembership(draft: Draft, model: ClusterConf, { old, ledger }: { readonly old: Old; readonly ledger: Ledger }): void {
  const { cluster, nodes } = model
  if (cluster === undefined) return
  settle(ledger, cluster, carried('corosync.conf: totem.cluster_name; CIB: cluster-name'), ['name'])
  settle(ledger, cluster, replaced('the CIB', 'Pacemaker counts the versions of its CIB itself'), ['config_version'])
  settle(ledger, cluster, lost('it was a second name for people'), ['alias'])
  for (const element of [model.section('clusternodes'), model.section('fencedevices')]) if (element !== undefined) settle(ledger, element, replaced('nothing', 'it only holds what stands in it'))
  addNodes(draft, nodes, { old, ledger })
  for (const child of cluster.children) {
    const outcome = Object.hasOwn(sections, child.tag) ? sections[child.tag] : undefined
    if (outcome !== undefined) settleAll(ledger, child, outcome)
  }
  addCman(draft, model.section('cman'), ledger)
  addTotem(draft, model.section('totem'), ledger)
  addLogging(draft, model.section('logging'), ledger)
  const disk = model.section('quorumd')
  if (disk !== undefined) addQuorumDisk(draft, disk, ledger)
  for (const element of childrenOf(cluster, 'uidgid')) {
    const settings = Object.fromEntries(element.attributes.filter(({ name, value }) => (name === 'uid' || name === 'gid') && isPlain(value)).map(({ name, value }) => [name, value]))
    draft.userIds.push(settings)
    settle(ledger, element, carried('corosync.conf: uidgid'), ['uid', 'gid'])
  }
}

const sections: Readonly<Record<string, Outcome>> = {
  fence_daemon: replaced('Pacemaker', 'who fences when is decided by Pacemaker, which waits for nobody that is not seen at the start: wait_for_all takes the place of post_join_delay'),
  fence_xvmd: lost('fence_virtd with /etc/fence_virt.conf does this on the hosts of the virtual machines'),
  dlm: lost('dlm_controld runs as a resource (ocf:pacemaker:controld) where a file system wants it; its settings stand in /etc/dlm/dlm.conf'),
  gfs_controld: lost('GFS2 needs no daemon any more'),
  group: lost('groupd is gone'),
  gulm: lost('gulm is gone'),
  lockserver: lost('gulm is gone'),
  clvmd: lost('lvmlockd takes the place of clvmd'),
}

function addNodes(draft: Draft, nodes: readonly XmlElement[], { old, ledger }: { readonly old: Old; readonly ledger: Ledger }): void {
  const names = nodes.map(node => valueOf(node, 'name') ?? '')
  const first = linkByName(old.cluster, names)
  const second = nodes.map(node => valueOf(childrenOf(node, 'altname')[0], 'name'))
  const hasSecond = second.every(name => name !== undefined) && second.length > 0
  const further = hasSecond ? linkByName(old.cluster, second.map(name => name ?? '')) : []
  for (const [index, node] of nodes.entries()) {
    const own = draft.nodes.find(({ name }) => name === nodeName(old.cluster, names[index] ?? ''))
    if (own === undefined) continue
    own.addresses = [first[index] ?? own.name, ...(hasSecond ? [further[index] ?? ''] : [])]
    const id = Number(valueOf(node, 'nodeid'))
    if (Number.isInteger(id) && id > 0) own.id = id
    const votes = valueOf(node, 'votes')
    if (votes !== undefined && votes !== '1') own.votes = votes
    settle(ledger, node, carried('corosync.conf: nodelist.node; CIB: node'), ['name', 'nodeid'])
    settle(ledger, node, votes === '1' ? replaced('corosync.conf: nodelist', 'each host has one vote unless told otherwise') : carried('corosync.conf: nodelist.node.quorum_votes'), ['votes'])
    settle(ledger, node, lost('weights were for gulm and GFS'), ['weight'])
    for (const child of node.children) {
      if (child.tag === 'altname') settle(ledger, child, hasSecond ? carried('corosync.conf: nodelist.node.ring1_addr') : lost('corosync wants a second address of each host'), ['name'])
      if (child.tag === 'altname') settle(ledger, child, replaced('knet', 'knet speaks with each host by its own address'), ['mcast', 'port', 'ttl'])
      if (child.tag === 'multicast') settleAll(ledger, child, replaced('knet', 'knet speaks with each host by its own address'))
    }
  }
}

function addCman(draft: Draft, cman: XmlElement | undefined, ledger: Ledger): void {
  if (cman === undefined) return
  if (cman.attributes.length === 0) settle(ledger, cman, replaced('corosync', 'it only says that cman is used'))
  settle(ledger, cman, draft.nodes.length === 2 ? carried('corosync.conf: quorum.two_node', 'it brings wait_for_all: after a start of the whole cluster both hosts must have been seen') : replaced('corosync.conf: quorum', 'there are not two hosts'), ['two_node'])
  settle(ledger, cman, replaced('corosync.conf: nodelist', 'the votes of all nodes are added'), ['expected_votes', 'votes'])
  settle(ledger, cman, replaced('/etc/corosync/authkey', 'made by corosync-keygen'), ['keyfile', 'commskey'])
  settle(ledger, cman, replaced('knet', 'knet speaks with each host by its own address'), ['broadcast', 'transport', 'cluster_id', 'nodename', 'nodeid'])
  settle(ledger, cman, replaced('corosync.conf: totem', 'corosync finds out the rest itself'), ['upgrading', 'disable_openais', 'hash_cluster_id', 'shutdown_timeout', 'quorum_dev_poll', 'debug_mask', 'max_queued', 'two_node_fence'])
  const port = valueOf(cman, 'port')
  if (port !== undefined && port !== '5405') {
    draft.link['mcastport'] = port
    settle(ledger, cman, carried('corosync.conf: totem.interface.mcastport'), ['port'])
  } else settle(ledger, cman, replaced('port 5405, the one of corosync'), ['port'])
  for (const child of cman.children) if (child.tag === 'multicast') settleAll(ledger, child, replaced('knet', 'knet speaks with each host by its own address'))
}

/** What can stand in a line of corosync.conf. */
function isPlain(value: string): boolean {
  return /^[A-Za-z0-9_./-]+$/.test(value)
}

/** cman waits ten seconds for the token where nothing is said, corosync 3.1 three. */
const tokenOfCman = '10000'

/** Keys of totem that mean in corosync 3 what they meant in cluster.conf. */
const same: ReadonlySet<string> = new Set(['token', 'consensus', 'token_retransmits_before_loss_const', 'join', 'max_messages', 'miss_count_const', 'seqno_unchanged_const', 'fail_recv_const', 'merge', 'downcheck', 'hold', 'window_size', 'netmtu'])

function addTotem(draft: Draft, totem: XmlElement | undefined, ledger: Ledger): void {
  for (const { name, value } of totem?.attributes ?? []) {
    if (same.has(name) && keyAt(`totem.${name}`) !== undefined && /^\d+$/.test(value)) {
      draft.totem[name] = value
      settle(ledger, totem as XmlElement, carried(`corosync.conf: totem.${name}`), [name])
    } else if (name === 'secauth' || name === 'keyfile' || name.startsWith('crypto')) settle(ledger, totem as XmlElement, replaced('corosync.conf: totem.crypto_cipher, crypto_hash', 'messages are encrypted'), [name])
    else if (name === 'rrp_mode') settle(ledger, totem as XmlElement, replaced('corosync.conf: totem.link_mode', 'passive unless told otherwise'), [name])
  }
  for (const child of totem?.children ?? []) settleAll(ledger, child, replaced('corosync.conf: nodelist', 'knet speaks with each host by its own address'))
  if (totem !== undefined && totem.attributes.length === 0) settle(ledger, totem, replaced('corosync.conf: totem'))
  if (draft.totem['token'] === undefined) {
    draft.totem['token'] = tokenOfCman
    draft.decisions.push({ what: `totem.token is ${tokenOfCman}`, why: 'cman waits so long where nothing is said; corosync 3 waits 3000 ms' })
  }
  if (draft.nodes.length > 2) draft.totem['token_coefficient'] = '0'
}

function addLogging(draft: Draft, logging: XmlElement | undefined, ledger: Ledger): void {
  if (logging === undefined) return
  for (const { name, value } of logging.attributes) {
    if (['to_syslog', 'to_logfile', 'syslog_facility', 'syslog_priority', 'logfile_priority', 'debug', 'timestamp'].includes(name) && isPlain(value)) {
      draft.logging[name] = value
      settle(ledger, logging, carried(`corosync.conf: logging.${name}`), [name])
    } else if (name === 'logfile') settle(ledger, logging, replaced('corosync.conf: logging.logfile', 'corosync writes to /var/log/corosync/corosync.log, where its package rotates it'), [name])
  }
  if (draft.logging['to_logfile'] === 'yes') draft.logging['logfile'] = '/var/log/corosync/corosync.log'
  for (const child of logging.children) settleAll(ledger, child, lost('the daemon of cluster.conf that it speaks of is gone, or writes to the log of Pacemaker'))
}

function addQuorumDisk(draft: Draft, disk: XmlElement, ledger: Ledger): void {
  const isPair = draft.nodes.length === 2
  settleAll(ledger, disk, lost('corosync has no quorum disk: a third host that runs corosync-qnetd gives a vote instead (quorum.device, model net), and its heuristics run what a heuristic ran'))
  draft.tasks.push(`The quorum disk and its vote are gone. ${isPair ? 'Until a third host runs corosync-qnetd, two_node decides: whoever fences first goes on.' : 'Set up corosync-qnetd on a host outside of the cluster if half of the hosts must be able to go on.'} The step for it stands before the start of the empty cluster`)
  const hosts = draft.nodes.map(({ name }) => name)
  const [one = ''] = hosts
  // corosync-qdevice(8): ffsplit for an even number of hosts, with one vote; lms for any, with one vote less than there are hosts.
  const [algorithm, votes] = hosts.length % 2 === 0 ? ['ffsplit', 1] : ['lms', hosts.length - 1]
  draft.handSteps.push({
    before: 'start',
    what: 'Where a third host can vote: let it take the place of the quorum disk',
    commands: [
      'apt-get install corosync-qnetd   # on the third host, which is outside of the cluster',
      'apt-get install corosync-qdevice   # on all hosts of the cluster',
      `corosync-qdevice-net-certutil -Q -n ${draft.name} THIRD ${hosts.join(' ')}   # on ${one}; it wants ssh as root to all of them`,
      `# in quorum of /etc/corosync/corosync.conf, on all hosts: device { model: net; votes: ${votes}; net { host: THIRD; algorithm: ${algorithm} } }, one key a line${isPair ? '; two_node goes' : ''}`,
      'corosync -t',
      'systemctl enable corosync-qdevice; systemctl start corosync-qdevice   # on all hosts, right after corosync',
    ],
    why: `without it the cluster goes by the votes of its hosts alone${isPair ? ' (two_node)' : ', and needs more than half of them'}`,
  })
}
