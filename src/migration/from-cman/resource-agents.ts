import type { AgentOperation } from '../../facts/agent-operations.js'
import type { Draft } from '../draft.js'
import { carried, lost, replaced } from '../ledger.js'
import { operationsOf } from '../../facts/agent-operations.js'
import { service, wrapped } from '../wrapper.js'
import { made } from './counterpart.js'
import type { Find, RgCounterpart, RgResource, Says } from './counterpart.js'
import { db2, mysql, oracledb, orainstance, oralistener, postgres, sybase } from './databases.js'
import { sapDatabase, sapInstance } from './sap.js'
import { apache, named, openldap, samba, smb, tomcat5, tomcat6 } from './servers.js'
import { isShellTrue } from '../../languages/cluster-conf/analysis/resource-tree.js'

/** Why attributes are nowhere. */
export const lostAttributes: Readonly<Record<string, string>> = {
  monitor_link: 'IPaddr2 does not look at the link: ocf:heartbeat:ethmonitor and a location rule would',
  sleeptime: 'IPaddr2 does not wait after an address is gone',
  force_fsck: 'the agent checks a file system when it must (run_fsck)',
  fsid: 'only NFS needs it, and exportfs has its own',
  quick_status: 'the agent looks as often and as closely as its operations say',
  nfslock: 'the agent nfsserver takes care of locks',
  nfsrestart: 'the agent nfsserver restarts the server',
  shutdown_wait: 'the timeout of stop decides how long is waited',
  startup_wait: 'the timeout of start decides how long is waited',
  use_findmnt: 'the agent finds out itself what is mounted',
  disable_rdisc: 'nothing asks for router discovery',
  family: 'the address says of which family it is',
}

/** Finds what does in Pacemaker what a resource of rgmanager did. */
export function rgCounterpart(draft: Draft, resource: RgResource): RgCounterpart {
  const find = Object.hasOwn(types, resource.type) ? types[resource.type] : undefined
  return find === undefined ? { kind: 'none', why: `no agent is known that does what "${resource.type}" of rgmanager did` } : find(draft, resource)
}

const ip: Find = (draft, { values }) => {
  const [address = '', mask = ''] = (values['address'] ?? '').split('/')
  const parameters = { ip: address, cidr_netmask: mask, nic: values['prefer_interface'] ?? '' }
  return made(draft, { agent: 'ocf:heartbeat:IPaddr2', id: `ip-${address}`, parameters, carries: ['address', 'prefer_interface'] })
}

const fs: Find = (draft, resource) => {
  const { type, values } = resource
  const parameters = {
    device: type === 'netfs' ? networkDevice(values) : type === 'bind-mount' ? (values['source'] ?? '') : (values['device'] ?? ''),
    directory: values['mountpoint'] ?? '',
    fstype: type === 'bind-mount' ? 'none' : (values['fstype'] ?? (type === 'netfs' ? 'nfs' : 'auto')),
    options: type === 'bind-mount' ? 'bind' : (values['options'] ?? ''),
    force_unmount: values['force_unmount'] === undefined ? '' : String(isShellTrue(values['force_unmount'])),
  }
  if (type === 'clusterfs' && parameters.fstype === 'gfs') return { kind: 'none', why: 'GFS of the first version is gone from the kernel: copy what is on it to GFS2 or another file system while an old host can still read it' }
  const isGfs = type === 'clusterfs' && parameters.fstype === 'gfs2'
  const found = made(draft, {
    agent: 'ocf:heartbeat:Filesystem',
    id: `fs-${values['name'] ?? parameters.directory}`,
    parameters,
    operations: fencingStop(operationsOf('Filesystem'), values),
    carries: ['device', 'source', 'host', 'export', 'mountpoint', 'fstype', 'options', 'force_unmount', 'name'],
    says: {
      ...selfFence(values),
      ...(resource.isExported === true ? { fsid: carried('CIB: fsid of exportfs', 'clients go on with the file handles that they have') } : {}),
      ...(values['force_unmount'] !== undefined && parameters.force_unmount === 'false' ? { force_unmount: carried('CIB: force_unmount=false of the Filesystem', 'as before nobody is killed who uses it; but where it cannot be unmounted then, Pacemaker fences the host') } : {}),
      no_unmount: lost('what Pacemaker mounts it unmounts'),
    },
  })
  return isGfs && found.kind === 'resource' ? { ...found, isGfs, why: 'it needs dlm_controld, which runs on all hosts', tasks: ['GFS2: convert the lock table with tunegfs2 if the cluster gets another name; volume groups that clvmd shared need lvmlockd (vgchange --lock-type dlm)'] } : found
}

/** netfs.sh: a share of SMB is named as Windows does, an export of NFS with a colon. */
function networkDevice({ host = '', export: exported = '', fstype = 'nfs' }: RgResource['values']): string {
  return fstype === 'cifs' ? `//${host}/${exported.replace(/^\//, '')}` : `${host}:${exported}`
}

/** A stop that fails restarted the host itself; now the others fence it. */
function fencingStop(operations: readonly AgentOperation[], values: RgResource['values']): readonly AgentOperation[] {
  return operations.map((operation): AgentOperation => (operation.name === 'stop' && isShellTrue(values['self_fence']) ? { ...operation, 'on-fail': 'fence' } : operation))
}

function selfFence(values: RgResource['values']): Says {
  return {
    self_fence: isShellTrue(values['self_fence'])
      ? carried('CIB: on-fail=fence of the operation stop', 'the host did restart itself when this could not be stopped; now another host fences it')
      : replaced('nothing', 'it only says what is so without it'),
  }
}

const lvm: Find = (draft, { values }) => {
  const parameters = { vgname: values['vg_name'] ?? '', lvname: values['lv_name'] ?? '', vg_access_mode: 'system_id' }
  return made(draft, { agent: 'ocf:heartbeat:LVM-activate', id: `lvm-${values['name'] ?? parameters.vgname}`, parameters, operations: fencingStop(operationsOf('LVM-activate'), values), carries: ['vg_name', 'lv_name', 'name'], says: selfFence(values) })
}

/** script.sh runs what stands in `file` as the shell parts it into words, so that arguments may follow the path. */
const script: Find = (draft, { values }) => {
  const [path = '', ...words] = (values['file'] ?? '').trim().split(/[ \t\r\n]+/)
  const [, unit] = /^\/etc\/(?:rc\.d\/)?init\.d\/([A-Za-z0-9_.@-]+)$/.exec(path) ?? []
  if (unit !== undefined && words.length === 0) return { kind: 'resource', resource: service(draft, unit), units: [unit], carries: ['file', 'name'], why: `the init script is the unit "${unit}" now; on another release it may have another name` }
  if (!/^\/[^\0]*[^\0/]$/.test(path)) return { kind: 'none', why: 'it names no script' }
  return { kind: 'resource', resource: wrapped(draft, { path, words, tool: 'rgmanager' }), carries: ['file', 'name'], why: 'the script runs as before, from a unit of systemd; that it still works is not looked at', tasks: [`"${path}" must be on all hosts; an OCF agent that looks at what it started would be better`] }
}

/** nfsserver.sh keeps the state of NFS in a directory of the file system around it. */
const nfsserver: Find = (draft, { values, directory }) => {
  const path = values['path'] ?? directory
  const parameters = { nfs_shared_infodir: path === undefined ? '' : `${path.replace(/\/$/, '')}/${values['nfspath'] ?? '.clumanager/nfs'}` }
  return made(draft, { agent: 'ocf:heartbeat:nfsserver', id: `nfsserver-${values['name'] ?? ''}`, parameters, carries: path === undefined ? ['name'] : ['path', 'nfspath', 'name'], says: { statdport: lost('"port" of [statd] in /etc/nfs.conf of all hosts says it'), krbhost: lost('the keytab of each host must have the name by which clients know the service') } })
}

/** Clients of one directory get one number, because it is one file system to them; others get one that is free. */
const nfsclient: Find = (draft, { values, directory, fsid }) => {
  const path = values['path'] ?? directory
  if (path === undefined) return { kind: 'none', why: 'no directory is known that it exports' }
  const exports = draft.resources.flatMap(entry => (entry.kind === 'group' ? entry.members : [])).filter(({ agent }) => agent === 'ocf:heartbeat:exportfs').map(({ parameters }) => parameters)
  const same = exports.find(other => other['directory'] === path)
  const written = values['fsid'] ?? fsid
  const taken = new Set(exports.map(other => String(other['fsid'])))
  let free = 1
  while (taken.has(String(free))) free += 1
  const parameters = { clientspec: values['target'] ?? '*', directory: path, options: values['options'] ?? '', fsid: written ?? String(same?.['fsid'] ?? free) }
  const why = written === undefined ? `fsid ${parameters.fsid} is new: clients that have the directory mounted must mount it again` : undefined
  const found = made(draft, { agent: 'ocf:heartbeat:exportfs', id: `export-${values['name'] ?? path}`, parameters, carries: ['target', 'path', 'options', 'fsid', 'name'] })
  return found.kind === 'resource' && why !== undefined ? { ...found, why } : found
}

const vm: Find = (draft, { values }) => {
  const name = values['name'] ?? ''
  const file = values['xmlfile'] ?? `/etc/libvirt/qemu/${name}.xml`
  const isLive = values['migrate'] !== 'pause'
  const parameters = { config: file, hypervisor: uriOf(values), migration_transport: 'ssh', migrate_options: values['migrate_options'] ?? '', snapshot: values['snapshot'] ?? '' }
  const operations: readonly AgentOperation[] = [
    { name: 'monitor', interval: '30s', timeout: '40s' },
    { name: 'start', interval: '0s', timeout: '120s' },
    { name: 'stop', interval: '0s', timeout: '180s' },
    { name: 'migrate_to', interval: '0s', timeout: '180s' },
    { name: 'migrate_from', interval: '0s', timeout: '180s' },
  ]
  const found = made(draft, {
    agent: 'ocf:heartbeat:VirtualDomain',
    id: `vm-${name}`,
    parameters,
    operations,
    carries: ['name', 'xmlfile', 'hypervisor', 'hypervisor_uri', 'migrate_options', 'snapshot'],
    says: {
      migrate: isLive ? carried('CIB: meta attribute allow-migrate=true', 'it moves while it runs, over ssh between the hosts') : lost('VirtualDomain moves a machine while it runs or stops it: it is stopped here and started there (allow-migrate=false)'),
      path: lost(`libvirt reads the description of the machine from ${file}`),
      tunnelled: lost('migrate_options="--tunnelled" of VirtualDomain would'),
      use_virsh: replaced('VirtualDomain', 'it always asks libvirt'),
      migration_mapping: lost('VirtualDomain takes the name of the host, with migration_network_suffix behind it where another network is meant'),
      migration_uri: lost('VirtualDomain makes it itself (migration_transport, migrateuri)'),
      status_program: lost('monitor_scripts of VirtualDomain would run a further check'),
      no_kill: lost('VirtualDomain destroys a machine that does not stop in time'),
    },
  })
  if (found.kind !== 'resource') return found
  const tasks = [`Virtual machine "${name}": libvirt must know nothing of it by itself ("virsh autostart --disable"), and "${file}" must be there on all hosts${isLive ? '; root of each host must reach the others by ssh without a password, or it cannot move while it runs' : ''}`]
  return { ...found, resource: { ...found.resource, meta: { 'allow-migrate': String(isLive) } }, tasks }
}

/** The address of the hypervisor; nothing where libvirt finds it itself. */
function uriOf(values: RgResource['values']): string {
  const uri = values['hypervisor_uri'] ?? 'auto'
  if (uri !== 'auto') return uri
  return values['hypervisor'] === 'qemu' ? 'qemu:///system' : values['hypervisor'] === 'xen' ? 'xen:///' : ''
}

const types: Readonly<Record<string, Find>> = {
  ip,
  fs,
  clusterfs: fs,
  netfs: fs,
  'bind-mount': fs,
  openldap,
  lvm,
  script,
  apache,
  mysql,
  'postgres-8': postgres,
  named,
  samba,
  smb,
  'tomcat-5': tomcat5,
  'tomcat-6': tomcat6,
  oracledb,
  orainstance,
  oralistener,
  oradg: () => ({ kind: 'none', why: 'no agent of Pacemaker starts the two sides of Oracle Data Guard: what oradg.sh did wants an agent of its own, or Data Guard Broker outside of the cluster' }),
  'db2.sh': db2,
  ASEHAagent: sybase,
  SAPInstance: sapInstance,
  SAPDatabase: sapDatabase,
  nfsserver,
  nfsclient,
  vm,
  drbd: (_, { values }) => (values['resource'] === undefined ? { kind: 'none', why: 'it names no resource of DRBD' } : { kind: 'drbd', name: values['resource'] }),
  nfsexport: () => ({ kind: 'needless', why: 'each client has its own exportfs, with the directory of the file system around it' }),
}
