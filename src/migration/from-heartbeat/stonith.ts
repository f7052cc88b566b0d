import { parameterFault, stonithPlugins } from '../../agents/stonith-plugins.js'
import { Secret } from '../../text/secret.js'
import { banned } from '../bans.js'
import { freeId } from '../draft.js'
import type { Draft, Primitive } from '../draft.js'
import { delayFencing } from '../head-start.js'
import { nodeName } from '../input.js'
import type { Old } from '../input.js'
import { carried, lost } from '../ledger.js'
import type { Ledger } from '../ledger.js'
import type { Directive } from './ha-cf-lines.js'

/** Plug-ins that only make believe that they fence. */
const toys: ReadonlySet<string> = new Set(['meatware', 'null', 'ssh', 'external/ssh', 'suicide'])

const secret = /passw|community/

/** Adds a fence device for each line of ha.cf about STONITH. `favoured` is fenced later than the other host. */
export function addStonith(draft: Draft, lines: readonly Directive[], { old, ledger, favoured }: { readonly old: Old; readonly ledger: Ledger; readonly favoured: string | undefined }): void {
  const added = new Set<string>()
  for (const line of lines) {
    if (line.name !== 'stonith' && line.name !== 'stonith_host') continue
    const isForOne = line.name === 'stonith_host'
    const [from = '*', type = '', ...values] = isForOne ? line.words : ['*', ...line.words]
    if (added.has(line.key)) continue
    added.add(line.key)
    const device = deviceOf(draft, { from: from === '*' ? undefined : nodeName(old.cluster, from), type, values, isForOne }, old)
    if (typeof device === 'string') {
      ledger.settle('ha-cf', line.key, lost(device))
      draft.tasks.unshift(`Fencing by "${type}" is missing: ${device}`)
      continue
    }
    draft.resources.push(device.resource)
    const { users } = device
    banned(draft, device.resource.id, users)
    ledger.settle('ha-cf', line.key, carried(`CIB: primitive ${device.resource.id} (${device.resource.agent})`, device.why))
    if (device.task !== undefined) draft.tasks.push(device.task)
    if (values.some(value => /["'`]/.test(value))) draft.tasks.unshift(`The parameters of "${type}" (${device.resource.id}) hold quotes, which are part of the words to heartbeat and stand in the new files; see whether they are meant`)
  }
  delayFencing(draft, favoured)
}

interface Line {
  /** The host that may use it; absent for all. */
  readonly from: string | undefined
  readonly type: string
  readonly values: readonly string[]
  readonly isForOne: boolean
}

interface Device {
  readonly resource: Primitive
  /** The hosts that may use it. */
  readonly users: readonly string[]
  readonly why: string
  readonly task?: string
}

/** Makes the device, or says why there is none. */
function deviceOf(draft: Draft, line: Line, { cluster }: Old): Device | string {
  const { from, type, values, isForOne } = line
  if (toys.has(type)) return 'this plug-in is for trying out only, and must not be relied on'
  if (!isForOne) return 'its parameters stand in a file that cfgcheck does not read'
  const names = Object.hasOwn(stonithPlugins, type) ? (stonithPlugins[type] ?? '').split(' ') : undefined
  if (names === undefined) return `the order of the parameters of the plug-in "${type}" is not known`
  const fault = parameterFault(type, values)
  if (fault !== undefined) return fault
  const given = givenTo(names, values)
  const nodes = draft.nodes.map(({ name }) => name)
  const written = hostsIn(given)
  if (typeof written === 'string') return written
  const named = written?.map(name => nodeName(cluster, name))
  const targets = named ?? nodes.filter(name => name !== from)
  const users = from === undefined ? nodes.filter(name => targets.length !== 1 || name !== targets[0]) : [from]
  const id = freeId(draft, `fence-${targets.join('-')}`)
  const host = { pcmk_host_list: targets.join(' ') }
  const operations = [{ name: 'monitor', interval: '60s', timeout: '60s' }] as const
  if (type === 'external/ipmi') {
    const parameters = { ip: given['ipaddr'] ?? '', username: given['userid'] ?? '', password: new Secret(given['passwd'] ?? ''), ...(given['interface'] === 'lanplus' ? { lanplus: '1' } : {}), ...host }
    return { resource: { kind: 'primitive', id, agent: 'stonith:fence_ipmilan', parameters, operations }, users, why: 'fence_ipmilan does what external/ipmi did' }
  }
  const parameters = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, secret.test(name) ? new Secret(value) : value]))
  return {
    resource: { kind: 'primitive', id, agent: `stonith:${type}`, parameters: { ...parameters, ...host }, operations },
    users,
    why: 'the plug-in of cluster-glue itself; Pacemaker 2 runs it where that package is installed',
    task: `"${type}" (${id}): install cluster-glue on all hosts, or replace the device by a fence agent; not every build of Pacemaker runs its plug-ins any more`,
  }
}

/** Names what stands in a line as the plug-in does: the last parameter is all that is left of it. */
function givenTo(names: readonly string[], values: readonly string[]): Readonly<Record<string, string>> {
  const given: Record<string, string> = {}
  names.forEach((name, index) => {
    const value = index === names.length - 1 ? values.slice(index).join(' ') : values[index]
    if (value !== undefined && value !== '') given[name] = value
  })
  return given
}

/** Lists the hosts that a device is told it fences, where it is told any; says what cannot be read. */
function hostsIn(given: Readonly<Record<string, string>>): readonly string[] | string | undefined {
  const outlets = given['serial_to_targets']
  if (outlets === undefined) return (given['hostname'] ?? given['hostlist'] ?? given['nodename'])?.split(/[ ,]+/)
  // rps10.c: the device, then a host and its outlet, as many as there are.
  const [, ...pairs] = outlets.split(/\s+/)
  const isWhole = pairs.length > 0 && pairs.length % 2 === 0 && pairs.every((word, index) => index % 2 === 0 || /^[0-9*A]/.test(word))
  return isWhole ? pairs.filter((_, index) => index % 2 === 0) : 'a serial device must stand in its line, and after it each host with its outlet (0 to 9, or "A")'
}
