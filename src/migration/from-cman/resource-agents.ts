import { operationsOf } from '../from-heartbeat/counterpart.js'
import { freeId } from '../draft.js'
import type { Draft, Operation, Primitive } from '../draft.js'
import { service, wrapped } from '../wrapper.js'
import { isShellTrue } from '../../languages/cluster-conf/analysis/resource-tree.js'

/** A resource of rgmanager: its type and all of its attributes, those of the service that it takes over too. */
export interface RgResource {
  readonly type: string
  readonly values: Readonly<Record<string, string>>
  /** The directory of the file system around it. */
  readonly directory: string | undefined
}

/** What a resource becomes, and which of its attributes are in it. */
export type RgCounterpart =
  | { readonly kind: 'resource'; readonly resource: Primitive; readonly carries: readonly string[]; readonly unit?: string; readonly why?: string; readonly tasks?: readonly string[]; readonly isGfs?: true; /** The clone that mounts it for several services. */ readonly mount?: string }
  | { readonly kind: 'drbd'; readonly name: string }
  | { readonly kind: 'needless'; readonly why: string }
  | { readonly kind: 'none'; readonly why: string }

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

type Find = (draft: Draft, resource: RgResource) => RgCounterpart

const ip: Find = (draft, { values }) => {
  const [address = '', mask = ''] = (values['address'] ?? '').split('/')
  const parameters = { ip: address, cidr_netmask: mask, nic: values['prefer_interface'] ?? '' }
  return made(draft, { agent: 'ocf:heartbeat:IPaddr2', id: `ip-${address}`, parameters, carries: ['address', 'prefer_interface'] })
}

const fs: Find = (draft, { type, values }) => {
  const parameters = {
    device: type === 'netfs' ? `${values['host'] ?? ''}:${values['export'] ?? ''}` : (values['device'] ?? ''),
    directory: values['mountpoint'] ?? '',
    fstype: values['fstype'] ?? (type === 'netfs' ? 'nfs' : 'auto'),
    options: values['options'] ?? '',
    force_unmount: isShellTrue(values['force_unmount']) ? 'true' : '',
  }
  const operations = operationsOf('Filesystem').map((operation): Operation => (operation.name === 'stop' && isShellTrue(values['self_fence']) ? { ...operation, 'on-fail': 'fence' } : operation))
  const isGfs = type === 'clusterfs' && /^gfs2?$/.test(parameters.fstype)
  const found = made(draft, { agent: 'ocf:heartbeat:Filesystem', id: `fs-${values['name'] ?? parameters.directory}`, parameters, operations, carries: ['device', 'host', 'export', 'mountpoint', 'fstype', 'options', 'force_unmount', 'self_fence', 'name', 'no_unmount'] })
  return isGfs && found.kind === 'resource' ? { ...found, isGfs, why: 'it needs dlm_controld, which runs on all hosts', tasks: ['GFS2: convert the lock table with tunegfs2 if the cluster gets another name; volume groups that clvmd shared need lvmlockd (vgchange --lock-type dlm), and no "gfs" (the first version) can be mounted any more'] } : found
}

const lvm: Find = (draft, { values }) => {
  const parameters = { vgname: values['vg_name'] ?? '', lvname: values['lv_name'] ?? '', vg_access_mode: 'system_id' }
  const found = made(draft, { agent: 'ocf:heartbeat:LVM-activate', id: `lvm-${values['name'] ?? parameters.vgname}`, parameters, operations: operationsOf('LVM-activate'), carries: ['vg_name', 'lv_name', 'name', 'self_fence'] })
  return found.kind === 'resource' ? { ...found, tasks: [`Volume group "${parameters.vgname}": set "system_id_source = uname" in /etc/lvm/lvm.conf on all hosts instead of volume_list and tags, and give the group to the host that has it with "vgchange --systemid"`] } : found
}

const script: Find = (draft, { values }) => {
  const file = values['file'] ?? ''
  const [, unit] = /^\/etc\/(?:rc\.d\/)?init\.d\/([A-Za-z0-9_.@-]+)$/.exec(file) ?? []
  if (unit !== undefined) return { kind: 'resource', resource: service(draft, unit), unit, carries: ['file', 'name'], why: `the init script is the unit "${unit}" now; on another release it may have another name` }
  if (!/^\/[^\0\n\r]*$/.test(file)) return { kind: 'none', why: 'it names no script' }
  return { kind: 'resource', resource: wrapped(draft, { path: file, words: [], tool: 'rgmanager' }), carries: ['file', 'name'], why: 'the script runs as before, from a unit of systemd; that it still works is not looked at', tasks: [`"${file}" must be on all hosts; an OCF agent that looks at what it started would be better`] }
}

const apache: Find = (draft, { values }) => {
  const root = values['server_root'] ?? '/etc/httpd'
  const file = values['config_file'] ?? 'conf/httpd.conf'
  const parameters = { configfile: file.startsWith('/') ? file : `${root.replace(/\/$/, '')}/${file}`, httpd: values['httpd'] ?? '', options: values['httpd_options'] ?? '' }
  return made(draft, { agent: 'ocf:heartbeat:apache', id: `apache-${values['name'] ?? ''}`, parameters, carries: ['server_root', 'config_file', 'httpd', 'httpd_options', 'name'] })
}

const mysql: Find = (draft, { values }) => {
  const listens = values['listen_address'] === undefined ? '' : `--bind-address=${values['listen_address']}`
  const parameters = { config: values['config_file'] ?? '', additional_parameters: [values['mysqld_options'] ?? values['mysql_options'] ?? '', listens].filter(text => text !== '').join(' ') }
  return made(draft, { agent: 'ocf:heartbeat:mysql', id: `mysql-${values['name'] ?? ''}`, parameters, carries: ['config_file', 'mysqld_options', 'mysql_options', 'listen_address', 'name'] })
}

const postgres: Find = (draft, { values }) => {
  const parameters = { config: values['config_file'] ?? '', pgdba: values['postmaster_user'] ?? '', start_opt: values['postmaster_options'] ?? '' }
  return made(draft, { agent: 'ocf:heartbeat:pgsql', id: `pgsql-${values['name'] ?? ''}`, parameters, carries: ['config_file', 'postmaster_user', 'postmaster_options', 'name'] })
}

const named: Find = (draft, { values }) => {
  const parameters = { named_config: values['config_file'] ?? '', named_options: values['named_options'] ?? '' }
  return made(draft, { agent: 'ocf:heartbeat:named', id: `named-${values['name'] ?? ''}`, parameters, carries: ['config_file', 'named_options', 'name'] })
}

const nfsserver: Find = (draft, { values }) => {
  const parameters = { nfs_shared_infodir: values['nfspath'] ?? '' }
  return made(draft, { agent: 'ocf:heartbeat:nfsserver', id: `nfsserver-${values['name'] ?? ''}`, parameters, carries: ['nfspath', 'name'] })
}

const nfsclient: Find = (draft, { values, directory }) => {
  const path = values['path'] ?? directory
  if (path === undefined) return { kind: 'none', why: 'no directory is known that it exports' }
  const known = draft.resources.flatMap(entry => (entry.kind === 'group' ? entry.members : [])).filter(({ agent }) => agent === 'ocf:heartbeat:exportfs').length
  const parameters = { clientspec: values['target'] ?? '*', directory: path, options: values['options'] ?? '', fsid: values['fsid'] ?? String(known + 1) }
  return made(draft, { agent: 'ocf:heartbeat:exportfs', id: `export-${values['name'] ?? path}`, parameters, carries: ['target', 'path', 'options', 'fsid', 'name'] })
}

const vm: Find = (draft, { values }) => {
  const file = values['xmlfile'] ?? `/etc/libvirt/qemu/${values['name'] ?? ''}.xml`
  const parameters = { config: file, hypervisor: values['hypervisor_uri'] ?? '', migration_transport: 'ssh' }
  const found = made(draft, { agent: 'ocf:heartbeat:VirtualDomain', id: `vm-${values['name'] ?? ''}`, parameters, operations: [{ name: 'monitor', interval: '30s', timeout: '40s' }, { name: 'start', interval: '0s', timeout: '120s' }, { name: 'stop', interval: '0s', timeout: '180s' }, { name: 'migrate_to', interval: '0s', timeout: '180s' }, { name: 'migrate_from', interval: '0s', timeout: '180s' }], carries: ['name', 'xmlfile', 'hypervisor_uri', 'migrate'] })
  return found.kind === 'resource' ? { ...found, resource: { ...found.resource, meta: { 'allow-migrate': values['migrate'] === 'pause' ? 'false' : 'true' } }, tasks: [`Virtual machine "${values['name'] ?? ''}": libvirt must know nothing of it by itself ("virsh autostart --disable"), and "${file}" must be there on all hosts`] } : found
}

const types: Readonly<Record<string, Find>> = {
  ip,
  fs,
  clusterfs: fs,
  netfs: fs,
  lvm,
  script,
  apache,
  mysql,
  'postgres-8': postgres,
  named,
  nfsserver,
  nfsclient,
  vm,
  drbd: (_, { values }) => (values['resource'] === undefined ? { kind: 'none', why: 'it names no resource of DRBD' } : { kind: 'drbd', name: values['resource'] }),
  nfsexport: () => ({ kind: 'needless', why: 'each client has its own exportfs, with the directory of the file system around it' }),
}

interface Made {
  readonly agent: string
  readonly id: string
  readonly parameters: Readonly<Record<string, string>>
  readonly operations?: readonly Operation[]
  readonly carries: readonly string[]
}

function made(draft: Draft, { agent, id, parameters, operations, carries }: Made): RgCounterpart {
  return {
    kind: 'resource',
    resource: {
      kind: 'primitive',
      id: freeId(draft, id.replace(/-$/, '')),
      agent,
      parameters: Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== '')),
      operations: operations ?? operationsOf(agent.slice(agent.lastIndexOf(':') + 1)),
    },
    carries,
  }
}
