import type { ClusterModel } from '../cluster/model.js'
import { oldClusters } from './clusters.js'
import type { OldCluster } from './clusters.js'
import type { Conversion, NewFile } from './conversion.js'
import { cibFileOf, createDraft } from './draft.js'
import type { Draft } from './draft.js'
import { drbdFiles, newMetaData } from './drbd-files.js'
import type { DrbdFiles } from './drbd-files.js'
import { drbdStatements, ocfs2Statements } from './drbd-statements.js'
import { addFencing } from './from-cman/fencing.js'
import { clusterConfFile } from './from-cman/cluster-conf-file.js'
import { addMembership } from './from-cman/membership.js'
import { addServices } from './from-cman/services.js'
import { addHeartbeat, authkeysStatements } from './from-heartbeat/add-heartbeat.js'
import { haCfLines } from './from-heartbeat/ha-cf-lines.js'
import { haresourcesGroups } from './from-heartbeat/haresources-groups.js'
import { favouredOf } from './head-start.js'
import { Refusal, filesOf } from './input.js'
import type { Old, OldFile } from './input.js'
import { createLedger } from './ledger.js'
import type { Ledger } from './ledger.js'
import { nodesOf, numberNodes } from './nodes.js'
import { cibAsCrmText, cibText } from './output/cib.js'
import { corosyncConfText } from './output/corosync-conf.js'
import { gfsOf, softwareOf } from './software.js'
import type { Software } from './software.js'
import { stepsOf, wayBack } from './steps.js'
import { addUnits } from './units.js'
import { addVolumeGroups } from './volume-groups.js'

/** Converts all clusters of Heartbeat and cman among hosts. Throws a `Refusal` where somebody must decide first. */
export function convertClusters(cluster: ClusterModel, files: readonly OldFile[], drbd: DrbdFiles): readonly Conversion[] {
  return oldClusters(cluster).map(own => convert(own, { cluster, hosts: own.hosts, files: files.filter(({ host }) => own.hosts.includes(host)) }, drbd))
}

function convert({ hasHeartbeat, hasCman }: OldCluster, old: Old, drbd: DrbdFiles): Conversion {
  const lines = haCfLines(old)
  const haresources = haresourcesGroups(old)
  const conf = clusterConfFile(old)
  const nodes = nodesOf(old, { lines, model: conf?.model })
  if (nodes.length === 0) throw new Refusal(`${old.hosts.join(', ')}: no file says which hosts the cluster has`)
  const ledger = createLedger([...lines, ...haresources.statements, ...authkeysStatements(old), ...(conf?.statements ?? []), ...drbdStatements(old), ...ocfs2Statements(old)])
  const draft = createDraft(nameOf(nodes, { lines, conf }), nodes)
  const isJoined = hasHeartbeat && hasCman
  if (conf !== undefined) {
    addMembership(draft, conf.model, { old, ledger })
    addServices(draft, { model: conf.model, old, ledger })
    addFencing(draft, conf.model, { old, ledger })
  }
  if (hasHeartbeat) addHeartbeat(draft, { lines, haresources }, { old, ledger, isJoined })
  if (isJoined) draft.decisions.push({ what: `${nodes.length} hosts become one cluster`, why: 'a host of the Heartbeat cluster is a node of cluster.conf, too, and a host runs one corosync: the services of Heartbeat are kept to its hosts' })
  numberNodes(draft.nodes)
  if (hasCman) addMounts(draft, old)
  addGone(draft, old, gfsOf(old, conf?.model))
  const isFencing = addOptions(draft, { hasHeartbeat })
  const from = [...(hasHeartbeat ? ['heartbeat' as const] : []), ...(hasCman ? ['cman' as const] : [])]
  return finished(draft, { old, ledger, drbd, isFencing, from, software: softwareOf(draft, old, { lines, model: conf?.model, from }) })
}

function nameOf(nodes: Draft['nodes'], { lines, conf }: { readonly lines: ReturnType<typeof haCfLines>; readonly conf: ReturnType<typeof clusterConfFile> }): string {
  const written = conf?.model.cluster?.attributes.find(({ name }) => name === 'name')?.value ?? lines.find(({ name }) => name === 'cluster')?.words[0]
  const name = written ?? nodes.map(node => node.name.split('.')[0] ?? '').join('-').slice(0, 32)
  return name.replace(/[^A-Za-z0-9_.-]+/g, '-') || 'cluster'
}

/** File systems of the cluster that boot mounts: what they lock by is gone with cman. */
function addMounts(draft: Draft, { cluster, hosts }: Old): void {
  const mounts = hosts.flatMap(host => cluster.factsOn(host, 'mount').filter(({ fact }) => fact.type === 'gfs' || fact.type === 'gfs2'))
  for (const directory of new Set(mounts.map(({ fact }) => fact.directory))) {
    draft.tasks.unshift(`"${directory}" of /etc/fstab is a file system of the cluster that boot mounts after cman: take it out of fstab, and mount it by a clone of Filesystem that follows clones of ocf:pacemaker:controld and, on a shared volume group, ocf:heartbeat:lvmlockd. No file says so yet, and nothing mounts it`)
  }
}

/** What no system with corosync 3 has any more, whoever starts it. */
function addGone(draft: Draft, { cluster, hosts }: Old, gfs: readonly string[]): void {
  const isGnbd = hosts.some(host => cluster.factsOn(host, 'script-command').some(({ fact }) => /^gnbd_(?:export|import|serv)$/.test(fact.command)))
  if (isGnbd) draft.tasks.unshift('GNBD is gone: no kernel of a system with corosync 3 has it. Export the device by iSCSI in its place (ocf:heartbeat:iSCSITarget and iSCSILogicalUnit behind DRBD, before the address), and let the clients log in with open-iscsi; what the scripts of GNBD start is carried over as it was and does not run there')
  if (gfs.includes('gfs')) draft.tasks.unshift('GFS, the first one, is gone: no kernel of a system with corosync 3 mounts it. Take a backup, convert the file system to GFS2 on the old system (gfs_fsck, then gfs2_convert, mounted nowhere), and write gfs2 for gfs in the CIB')
}

/** Sets the options of the cluster; tells whether it fences. */
function addOptions(draft: Draft, { hasHeartbeat }: { readonly hasHeartbeat: boolean }): boolean {
  const { nodes, resources, properties, decisions, tasks } = draft
  const devices = resources.flatMap(resource => (resource.kind === 'primitive' && resource.agent.startsWith('stonith:') ? [resource] : []))
  const isFencing = devices.length > 0
  properties['cluster-name'] = draft.name
  properties['stonith-enabled'] = String(isFencing)
  properties['no-quorum-policy'] = 'stop'
  const unfenced = nodes.map(({ name }) => name).filter(name => !devices.some(({ parameters }) => String(parameters['pcmk_host_list'] ?? '').split(' ').includes(name)))
  if (!isFencing) {
    decisions.push({ what: 'stonith-enabled is false', why: 'the files name no device that can fence, and with fencing on and no device Pacemaker starts nothing' })
    tasks.unshift('Fencing is missing altogether. Two hosts that lose sight of each other both start the services, and shared data are lost: add a fence device for each host, and set stonith-enabled to true, before the cluster is relied on')
  } else if (unfenced.length > 0) {
    tasks.push(`Nothing fences ${unfenced.join(', ')}: when such a host is lost, the cluster waits until somebody says that it is down (stonith_admin --confirm); add a device for it`)
  }
  if (nodes.length === 2) decisions.push({ what: 'quorum.two_node is 1, which brings wait_for_all', why: `each of two hosts goes on alone when it has fenced the other; after both were down both must be there before anything starts${hasHeartbeat ? '. Heartbeat without a CRM knew no quorum' : ''}` })
  decisions.push({ what: 'transport is knet, and messages are encrypted', why: 'it is what corosync 3 is made for; udp and udpu are going away' })
  return isFencing
}

interface Rest {
  readonly old: Old
  readonly ledger: Ledger
  readonly drbd: DrbdFiles
  readonly isFencing: boolean
  readonly from: Conversion['from']
  readonly software: Software
}

function finished(draft: Draft, { old, ledger, drbd, isFencing, from, software }: Rest): Conversion {
  const folderOf = (host: string): string => host
  const changed = drbdFiles(draft, { old, ledger, drbd, isFencing, folderOf })
  addUnits(draft, { old, software })
  const corosync = corosyncConfText(draft)
  const cibFile = cibFileOf(draft.name)
  const files: NewFile[] = draft.nodes.flatMap(({ name, host = name }): NewFile[] => [
    { path: `${folderOf(host)}/etc/corosync/corosync.conf`, text: corosync, isSecret: false, about: 'the same on all hosts' },
    ...draft.wrappers.map(unit => ({ path: `${folderOf(host)}/etc/systemd/system/${unit.name}.service`, text: unit.text, isSecret: unit.isSecret, about: unit.isSecret ? 'runs a script that has no agent, with its arguments' : 'runs a script that has no agent' })),
  ])
  files.push(...changed, { path: cibFile, text: cibText(draft), isSecret: true, about: 'the configuration of Pacemaker, with passwords of fence devices where there are some' })
  files.push({ path: `cib-${draft.name}.crm`, text: cibAsCrmText(draft), isSecret: true, about: 'the same for "crm configure load replace"; one of both is enough' })
  addOcfs2(draft, old)
  addVolumeGroups(draft)
  const active = favouredOf(draft) ?? ''
  const work = { draft, from, isFencing, cibFile, changesDrbd: changed.length > 0, replicated: replicatedOf(draft, old, { isChanged: changed.length > 0 }), drbd: { release: drbd.release, newMetaData: newMetaData(old, drbd.release) }, active, software, on: { heartbeat: nodesWith(draft, old, 'ha-cf'), drbd: nodesWith(draft, old, 'drbd-conf') } }
  for (const statement of ocfs2Statements(old)) ledger.settle(statement.language, statement.key, { fate: 'kept' })
  const { decisions, tasks, units } = draft
  return { name: draft.name, from, nodes: draft.nodes.map(({ name }) => name), files, accounts: ledger.accounts(), decisions, tasks: [...new Set(tasks)], units, steps: stepsOf(work), back: wayBack(work) }
}

/** The nodes on which a file of a language lies; all of them where no host was given. */
function nodesWith({ nodes }: Draft, old: Old, language: string): readonly string[] {
  const hosts = new Set(filesOf(old, language).map(({ host }) => host))
  const own = nodes.filter(({ host }) => host !== undefined && hosts.has(host)).map(({ name }) => name)
  return own.length === 0 ? nodes.map(({ name }) => name) : own
}

/** The resources of DRBD that come up with the new files and module, whoever promotes them. */
function replicatedOf({ drbd, tasks }: Draft, { cluster, hosts }: Old, { isChanged }: { readonly isChanged: boolean }): readonly string[] {
  const free = isChanged ? [...new Set(hosts.flatMap(host => cluster.factsOn(host, 'drbd-resource').map(({ fact }) => fact.name)))].filter(name => !drbd.has(name)) : []
  if (free.length > 0) tasks.push(`DRBD ${free.sort().join(', ')} is not promoted by Pacemaker, because no service of the old cluster has it: what brought it up and mounted it until now (the init script of DRBD, become-primary-on, fstab) must do so again, or give it to Pacemaker`)
  return [...drbd, ...free].sort()
}

/** OCFS2 has a stack of its own, which goes on beside Pacemaker. */
function addOcfs2({ tasks }: Draft, { cluster, hosts }: Old): void {
  if (!hosts.some(host => cluster.settingsOn(host, 'ocfs2-conf').length > 0)) return
  const directories = [...new Set(hosts.flatMap(host => cluster.factsOn(host, 'mount').flatMap(({ fact }) => (fact.type === 'ocfs2' ? [fact.directory] : []))))]
  const mounts = directories.length === 0 ? '' : `, and boot goes on mounting ${directories.join(', ')}`
  tasks.push(`OCFS2 keeps its own stack: /etc/ocfs2/cluster.conf and the settings of o2cb stay as they are${mounts}. On the new systems install ocfs2-tools and the module of their kernel, enable o2cb and ocfs2, and unmount OCFS2 and stop both before the module of DRBD or the old system goes. o2cb resets a host by itself when it loses disk or network: keep its times below those after which Pacemaker fences, or mount OCFS2 by Pacemaker (stack pcmk, a clone of controld and Filesystem)`)
}
