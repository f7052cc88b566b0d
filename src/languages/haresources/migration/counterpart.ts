import { prefixOf } from '../../../values/netmask.js'
import type { Resource } from '../model.js'
import { agentParameters } from './agent-parameters.js'

/** What does in Pacemaker what a resource of haresources did. */
export type Counterpart =
  | { readonly kind: 'agent'; readonly agent: string; readonly parameters: Readonly<Record<string, string>>; readonly why?: string; readonly tasks?: readonly string[] }
  | { readonly kind: 'unit'; readonly unit: string; readonly why: string }
  /** The script itself, which a unit of systemd has to call with its arguments. */
  | { readonly kind: 'script'; readonly words: readonly string[]; readonly why: string }
  /** A promotable clone beside the group; of all DRBD resources where no name is given. */
  | { readonly kind: 'drbd'; readonly name?: string }
  | { readonly kind: 'needless'; readonly why: string }
  | { readonly kind: 'none'; readonly why: string }

/**
 * Finds the counterpart of a resource.
 *
 * A script that the hosts have in their own folder is what it is on them, unless it is one that heartbeat brings along.
 *
 * Source: heartbeat 3.0.6 resource.d; the agents of the same names in resource-agents 4.12.
 */
export function counterpartOf(resource: Resource, isOwnScript: boolean): Counterpart {
  const script = resource.script.value
  const words = resource.arguments.map(({ value }) => value)
  if (resource.entry?.takes === 'address') return addressOf(resource)
  const known = Object.hasOwn(ofScripts, script) ? ofScripts[script]?.(words) : undefined
  if (known !== undefined) return known
  // What heartbeat brings along is known better than by the host's copy of it.
  const isOwn = isOwnScript && resource.entry === undefined
  const names = !isOwn && Object.hasOwn(agentParameters, script) ? agentParameters[script] : undefined
  if (names !== undefined && words.length <= names.length && (script !== 'apache' || words.length > 0)) return byPosition(script, words, names)
  if (!isOwn && words.length === 0 && resource.entry === undefined) {
    return { kind: 'unit', unit: script, why: `the init script is the unit "${script}" now; on another release it may have another name` }
  }
  return { kind: 'script', words, why: 'the script runs as before, from a unit of systemd; that it still works is not looked at' }
}

/** Scripts of which more is known than the order of their arguments. */
const ofScripts: Readonly<Record<string, (words: readonly string[]) => Counterpart>> = {
  drbddisk: ([name]) => ({ kind: 'drbd', ...(name === undefined ? {} : { name }) }),
  drbdupper: () => ({ kind: 'none', why: "a stacked DRBD resource needs two promotable clones and their order, which the DRBD User's Guide describes; nothing of the group starts before that is done" }),
  SendArp: () => ({ kind: 'needless', why: 'IPaddr2 tells the neighbours itself when it has taken an address' }),
  OCF: words => ({ kind: 'none', why: `its parameters stand in /etc/ha.d/conf/OCF/${words.join('/')}, which cfgcheck does not read; nothing of the group starts before the resource is added` }),
  LVM: ([group = '']) => ({
    kind: 'agent',
    agent: 'ocf:heartbeat:LVM-activate',
    parameters: { vgname: group, vg_access_mode: 'system_id' },
    tasks: [`Volume group "${group}": set "system_id_source = uname" in /etc/lvm/lvm.conf on all hosts, and give the group to the host that has it with "vgchange --systemid", so that boot activates it nowhere`],
  }),
  ldirectord: ([file]) => ({ kind: 'agent', agent: 'ocf:heartbeat:ldirectord', parameters: file === undefined ? {} : { configfile: file } }),
  AudibleAlarm: words => ({ kind: 'agent', agent: 'ocf:heartbeat:AudibleAlarm', parameters: words.length === 0 ? {} : { nodelist: words.join(' ') } }),
}

function addressOf({ script, address, arguments: [argument, more] }: Resource): Counterpart {
  if (script.value === 'IPv6addr' && more !== undefined) return { kind: 'none', why: 'heartbeat parts arguments at "::", so that the script never got the whole address: write it in full' }
  if (address === undefined) return { kind: 'none', why: `there is no address in it${argument === undefined ? '' : ` that can be read`}` }
  const [nic = '', label = ''] = (address.interface?.value ?? '').split(':')
  const mask = address.mask?.value ?? ''
  return {
    kind: 'agent',
    agent: 'ocf:heartbeat:IPaddr2',
    parameters: {
      ip: address.address.value,
      cidr_netmask: String(prefixOf(mask) ?? mask),
      nic,
      iflabel: label,
      broadcast: address.broadcast?.value ?? '',
    },
  }
}

function byPosition(script: string, words: readonly string[], names: readonly string[]): Counterpart {
  const parameters: Record<string, string> = {}
  names.forEach((name, index) => {
    const value = words[index]
    if (value !== undefined) parameters[name] = value
  })
  const isTypeGuessed = script === 'Filesystem' && parameters['fstype'] === undefined
  if (isTypeGuessed) parameters['fstype'] = 'auto'
  return { kind: 'agent', agent: `ocf:heartbeat:${script}`, parameters, ...(isTypeGuessed ? { why: 'the agent wants a type of file system: "auto" lets mount find it, as before' } : {}) }
}
