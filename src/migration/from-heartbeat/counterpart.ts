import { agentParameters } from '../../languages/haresources/migration/agent-parameters.js'
import type { Resource } from '../../languages/haresources/model.js'
import { prefixOf } from '../../values/netmask.js'
import { freeId } from '../draft.js'
import type { Draft, Primitive } from '../draft.js'
import { operationsOf } from '../operations.js'
import { service, wrapped } from '../wrapper.js'

/** What a resource of haresources becomes: a resource of Pacemaker, DRBD beside the group, or nothing. */
export type Counterpart =
  | { readonly kind: 'resource'; readonly resource: Primitive; readonly why?: string; readonly unit?: string; readonly tasks?: readonly string[] }
  | { readonly kind: 'drbd'; readonly names: readonly string[] }
  | { readonly kind: 'needless'; readonly why: string }
  | { readonly kind: 'none'; readonly why: string }

/** What is known of the scripts of the hosts. */
export interface KnownScripts {
  /** The path of a script in the folder of heartbeat's resource scripts, where a host has one of that name. */
  ownScript(name: string): string | undefined
  /** All DRBD resources that the hosts share. */
  readonly drbd: readonly string[]
}

/** Finds what does in Pacemaker what a resource did. */
export function counterpartOf(draft: Draft, resource: Resource, scripts: KnownScripts): Counterpart {
  const script = resource.script.value
  const words = resource.arguments.map(({ value }) => value)
  if (resource.entry?.takes === 'address') return addressOf(draft, resource)
  switch (script) {
    case 'drbddisk': {
      const names = words.length === 0 ? scripts.drbd : words.slice(0, 1)
      return names.length === 0 ? { kind: 'none', why: 'no drbd.conf was given that names the DRBD resources that it promotes' } : { kind: 'drbd', names }
    }
    case 'drbdupper':
      return { kind: 'none', why: "a stacked DRBD resource needs two promotable clones and their order, which the DRBD User's Guide describes; nothing of the group starts before that is done" }
    case 'SendArp':
      return { kind: 'needless', why: 'IPaddr2 tells the neighbours itself when it has taken an address' }
    case 'OCF':
      return { kind: 'none', why: 'its parameters stand in a file that cfgcheck does not read; nothing of the group starts before the resource is added' }
    case 'LVM':
      return {
        kind: 'resource',
        resource: primitive(draft, 'ocf:heartbeat:LVM-activate', { vgname: words[0] ?? '', vg_access_mode: 'system_id' }, words),
        tasks: [`Volume group "${words[0] ?? ''}": set "system_id_source = uname" in /etc/lvm/lvm.conf on all hosts, and give the group to the host that has it with "vgchange --systemid", so that boot activates it nowhere`],
      }
    case 'ldirectord':
      return { kind: 'resource', resource: primitive(draft, 'ocf:heartbeat:ldirectord', words[0] === undefined ? {} : { configfile: words[0] }, words) }
    case 'AudibleAlarm':
      return { kind: 'resource', resource: primitive(draft, 'ocf:heartbeat:AudibleAlarm', words.length === 0 ? {} : { nodelist: words.join(' ') }, words) }
  }
  // What heartbeat brings along is known better than by the host's copy of it.
  const own = resource.entry === undefined ? scripts.ownScript(script) : undefined
  const names = own === undefined && Object.hasOwn(agentParameters, script) ? agentParameters[script] : undefined
  if (names !== undefined && words.length <= names.length && (script !== 'apache' || words.length > 0)) return byPosition(draft, resource, names)
  if (own === undefined && words.length === 0 && resource.entry === undefined) {
    return { kind: 'resource', resource: service(draft, script), unit: script, why: `the init script is the unit "${script}" now; on another release it may have another name` }
  }
  return {
    kind: 'resource',
    resource: wrapped(draft, { path: own ?? `/etc/ha.d/resource.d/${script}`, words, tool: 'heartbeat' }),
    why: 'the script runs as before, from a unit of systemd; that it still works is not looked at',
    tasks: [`Keep the script "${script}" of ${own?.slice(0, own.lastIndexOf('/')) ?? '/etc/ha.d/resource.d'} and all that it reads (such as /etc/ha.d/shellfuncs) when the package of heartbeat goes; an OCF agent that looks at what it started would be better`],
  }
}

function addressOf(draft: Draft, { script, address, arguments: [argument, more] }: Resource): Counterpart {
  if (script.value === 'IPv6addr' && more !== undefined) return { kind: 'none', why: 'heartbeat parts arguments at "::", so that the script never got the whole address: write it in full' }
  if (address === undefined) return { kind: 'none', why: `there is no address in it${argument === undefined ? '' : ` that can be read`}` }
  const [nic = '', label = ''] = (address.interface?.value ?? '').split(':')
  const mask = address.mask?.value ?? ''
  const parameters = {
    ip: address.address.value,
    cidr_netmask: String(prefixOf(mask) ?? mask),
    nic,
    iflabel: label,
    broadcast: address.broadcast?.value ?? '',
  }
  return { kind: 'resource', resource: primitive(draft, 'ocf:heartbeat:IPaddr2', parameters, ['ip', address.address.value]) }
}

function byPosition(draft: Draft, { script, arguments: given }: Resource, names: readonly string[]): Counterpart {
  const parameters: Record<string, string> = {}
  names.forEach((name, index) => {
    const value = given[index]?.value
    if (value !== undefined) parameters[name] = value
  })
  const isTypeGuessed = script.value === 'Filesystem' && parameters['fstype'] === undefined
  if (isTypeGuessed) parameters['fstype'] = 'auto'
  const resource = primitive(draft, `ocf:heartbeat:${script.value}`, parameters, [script.value, ...given.map(({ value }) => value)])
  return { kind: 'resource', resource, ...(isTypeGuessed ? { why: 'the agent wants a type of file system: "auto" lets mount find it, as before' } : {}) }
}

function primitive(draft: Draft, agent: string, parameters: Readonly<Record<string, string>>, words: readonly string[]): Primitive {
  const type = agent.slice(agent.lastIndexOf(':') + 1)
  const own = type === 'Filesystem' ? (parameters['directory'] ?? '') : words.filter(word => word !== type && !/^-|=/.test(word)).join('-')
  return {
    kind: 'primitive',
    id: freeId(draft, `${prefixes[type] ?? type.toLowerCase()}-${own.replace(/^ip-/, '').replace(/^\/+/, '')}`.replace(/-+$/, '')),
    agent,
    parameters: Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== '')),
    operations: operationsOf(type),
  }
}

const prefixes: Readonly<Record<string, string>> = { IPaddr2: 'ip', Filesystem: 'fs', 'LVM-activate': 'lvm' }
