import type { Resource, ResourceGroup } from '../model.js'
import { agentParameters } from './agent-parameters.js'

/** What a group or a resource becomes. */
interface Counterpart {
  /** Definitions, in the order in which they should be typed. */
  readonly lines: readonly string[]
  /** The name that the group lists, where it is a member. */
  readonly member?: string
  /** The name of a promotable resource that must be promoted before the group starts. */
  readonly promoted?: string
}

/**
 * Shows the Pacemaker resources that a group corresponds to, as input of the crm shell.
 *
 * A starting point, not a migration: what has no counterpart, or needs a decision, is a comment. DRBD becomes a
 * promotable resource beside the group, the group runs where it is promoted.
 */
export function toPacemaker(group: ResourceGroup): string {
  const name = `group_${group.index + 1}`
  const counterparts = group.resources.map(resource => counterpartOf(resource, `${name}_${resource.index + 1}`))
  const members = counterparts.flatMap(({ member }) => (member === undefined ? [] : [member]))
  const promoted = counterparts.flatMap(({ promoted: drbd }) => (drbd === undefined ? [] : [drbd]))
  const lines = counterparts.flatMap(counterpart => counterpart.lines)
  if (members.length > 0) lines.push(`group ${name} ${members.join(' ')}`)
  for (const drbd of promoted) {
    if (members.length === 0) continue
    lines.push(`colocation ${name}_on_${drbd} inf: ${name} ${drbd}:Promoted`)
    lines.push(`order ${name}_after_${drbd} inf: ${drbd}:promote ${name}:start`)
  }
  const preferred = members.length > 0 ? name : promoted[0]
  if (preferred !== undefined) lines.push(`location ${name}_prefers ${preferred} 100: ${group.host.value}`)
  return lines.map(line => `${line}\n`).join('')
}

function counterpartOf(resource: Resource, name: string): Counterpart {
  const script = resource.script.value
  const values = resource.arguments.map(argument => argument.value)
  if (resource.address !== undefined) return addressOf(resource, name)
  switch (script) {
    case 'drbddisk':
      return drbdOf(resource, name)
    case 'drbdupper':
      return remark(resource, "a stacked resource becomes two promotable ones, see the DRBD User's Guide")
    case 'AudibleAlarm':
      return primitive(name, 'ocf:heartbeat:AudibleAlarm', values.length === 0 ? [] : [['nodelist', values.join(' ')]])
    case 'SendArp':
      return primitive(name, 'ocf:heartbeat:SendArp', pairs(['ip', 'nic'], (values[0] ?? '').split('/')))
    case 'OCF':
      return ocfOf(name, values)
    default: {
      const names = Object.hasOwn(agentParameters, script) ? agentParameters[script] : undefined
      if (names !== undefined) return primitive(name, `ocf:heartbeat:${script}`, pairs(names, values))
      if (values.length > 0) return remark(resource, 'a script with arguments has no counterpart')
      return primitive(name, `systemd:${script}`, [])
    }
  }
}

function addressOf({ address, script, text }: Resource, name: string): Counterpart {
  if (address === undefined) return { lines: [`# ${text}: no address`] }
  const isIpv6 = script.value === 'IPv6addr'
  const [device, label] = (address.interface?.value ?? '').split(':')
  return primitive(name, `ocf:heartbeat:${isIpv6 ? 'IPv6addr' : 'IPaddr2'}`, [
    [isIpv6 ? 'ipv6addr' : 'ip', address.address.value],
    ['cidr_netmask', address.mask?.value ?? ''],
    ['nic', device ?? ''],
    ['iflabel', script.value === 'IPaddr2' ? (label ?? '') : ''],
    ['broadcast', address.broadcast?.value ?? ''],
  ])
}

function drbdOf(resource: Resource, name: string): Counterpart {
  const drbd = resource.arguments[0]?.value
  if (drbd === undefined) return remark(resource, 'one promotable resource for each DRBD resource')
  const promoted = `${name}_promotable`
  return {
    promoted,
    lines: [
      `primitive ${name} ocf:linbit:drbd params drbd_resource=${quoted(drbd)}` +
        ' op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted',
      `clone ${promoted} ${name} meta promotable=true promoted-max=1 promoted-node-max=1 clone-max=2 clone-node-max=1 notify=true`,
    ],
  }
}

/** The parameters of an OCF instance stand in a file of their own. */
function ocfOf(name: string, values: readonly string[]): Counterpart {
  const { lines } = primitive(name, `ocf:heartbeat:${values[0] ?? ''}`, [])
  return { member: name, lines: [`# ${name}: parameters are in /etc/ha.d/conf/OCF/${values.join('/')}`, ...lines] }
}

function remark({ text }: Resource, reason: string): Counterpart {
  return { lines: [`# ${text}: ${reason}`] }
}

function primitive(name: string, agent: string, values: readonly (readonly [string, string])[]): Counterpart {
  const given = values.filter(([, value]) => value !== '').map(([key, value]) => ` ${key}=${quoted(value)}`)
  const params = given.length === 0 ? '' : ` params${given.join('')}`
  return { member: name, lines: [`primitive ${name} ${agent}${params} op monitor interval=30s`] }
}

function pairs(names: readonly string[], values: readonly string[]): (readonly [string, string])[] {
  return values.flatMap((value, index) => {
    const name = names[index]
    return name === undefined ? [] : [[name, value] as const]
  })
}

/** Quotes what the crm shell would take apart. */
function quoted(value: string): string {
  return /^[A-Za-z0-9_./:@%+-]+$/.test(value) ? value : `"${value.replaceAll('"', '\\"')}"`
}
