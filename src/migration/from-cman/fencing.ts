import { childrenOf, valueOf } from '../../languages/cluster-conf/ast.js'
import type { XmlElement } from '../../languages/cluster-conf/ast.js'
import type { ClusterConf } from '../../languages/cluster-conf/schema.js'
import { isSecretAttribute } from '../../languages/cluster-conf/vocabulary.js'
import { Secret } from '../../text/secret.js'
import { banned } from '../bans.js'
import { freeId } from '../draft.js'
import type { Draft, Primitive } from '../draft.js'
import { delayFencing, favouredOf } from '../head-start.js'
import { nodeName } from '../input.js'
import type { Old } from '../input.js'
import { carried, lost, replaced } from '../ledger.js'
import type { Ledger } from '../ledger.js'
import { settle } from './account.js'
import { addReservations } from './reservations.js'

/** Agents that are gone, and why nothing takes their place. */
const goneAgents: Readonly<Record<string, string>> = {
  fence_manual: 'it fences nothing: a human being said that a host is down',
  fence_gnbd: 'GNBD is gone',
  fence_pcmk: 'it only handed over to Pacemaker, which does it itself now',
  fence_bullpap: 'the agent is gone',
  fence_node: 'it only called the agents that are named',
  fence_scsi: 'it takes a host off its disks by reservations; which disks these are must be written now',
}

/** Agents that fence-agents 4.12 does not have any more. */
const droppedAgents: readonly string[] = ['fence_baytech', 'fence_bladecenter_snmp', 'fence_cpint', 'fence_egenera', 'fence_mcdata', 'fence_na', 'fence_rackswitch', 'fence_rib', 'fence_rps10', 'fence_vixel', 'fence_xcat', 'fence_zvm']

/** Says why a device cannot be carried over; nothing where it can. */
function whyGone(agent: string): string | undefined {
  if (Object.hasOwn(goneAgents, agent)) return goneAgents[agent]
  return droppedAgents.includes(agent) ? 'fence-agents of today (4.12) does not have this agent' : undefined
}

/** Agents under a later name. */
const successors: Readonly<Record<string, string>> = { fence_vmware: 'fence_vmware_soap', fence_drac: 'fence_drac', fence_xvm: 'fence_xvm' }

/** Parameters under a later name (meta-data of fence-agents 4.12, "deprecated" and "obsoletes"). */
const parameters: Readonly<Record<string, string>> = {
  ipaddr: 'ip',
  hostname: 'ip',
  login: 'username',
  passwd: 'password',
  passwd_script: 'password_script',
  port: 'plug',
  blade: 'plug',
  domain: 'plug',
  modulename: 'module_name',
  secure: 'ssh',
  option: 'action',
  delay: 'pcmk_delay_base',
}

/** What of a device is not for the agent. */
const notForAgent: ReadonlySet<string> = new Set(['name', 'agent', 'nodename', 'option', 'action'])

/** Adds the fence devices: one for each host and device, because what they are told differs; and in which order they are tried. */
export function addFencing(draft: Draft, model: ClusterConf, { old, ledger }: { readonly old: Old; readonly ledger: Ledger }): void {
  const usedDevices = new Set<XmlElement>()
  for (const node of model.nodes) {
    const target = nodeName(old.cluster, valueOf(node, 'name') ?? '')
    const fence = childrenOf(node, 'fence')
    for (const element of [...fence, ...childrenOf(node, 'unfence')]) settle(ledger, element, replaced('nothing', 'it only holds what stands in it'))
    const methods = fence.flatMap(element => childrenOf(element, 'method'))
    const levels = methods.map(method => {
      settle(ledger, method, methods.length > 1 ? carried('CIB: fencing-level', 'in the order of the methods') : replaced('CIB: one fence device, without levels'))
      return levelOf(draft, { method, target, unfencing: unfencedBy(node) }, { model, ledger, usedDevices })
    })
    const whole = levels.filter(level => level.length > 0)
    if (whole.length > 1 || whole.some(level => level.length > 1)) {
      whole.forEach((level, index) => draft.levels.push({ node: target, index: index + 1, devices: level }))
    }
    for (const id of new Set(whole.flat())) banned(draft, id, draft.nodes.map(({ name }) => name).filter(name => name !== target))
    settleUnfencing(node, { model, ledger })
  }
  delayFencing(draft, favouredOf(draft))
  for (const device of model.fenceDevices) if (!usedDevices.has(device)) settle(ledger, device, lost('no host is fenced by it'))
}

interface Method {
  readonly method: XmlElement
  readonly target: string
  /** The names of the devices that the host is unfenced by. */
  readonly unfencing: ReadonlySet<string>
}

interface Context {
  readonly model: ClusterConf
  readonly ledger: Ledger
  readonly usedDevices: Set<XmlElement>
}

/** Adds the devices of a method and lists their ids. Those that power off and on the same outlet count once: Pacemaker does both. */
function levelOf(draft: Draft, { method, target, unfencing }: Method, { model, ledger, usedDevices }: Context): string[] {
  const level: string[] = []
  for (const use of childrenOf(method, 'device')) {
    const name = valueOf(use, 'name') ?? ''
    const device = model.fenceDeviceNamed.get(name)
    const agent = valueOf(device, 'agent')
    if (device === undefined || agent === undefined) {
      settle(ledger, use, lost('there is no such fence device'))
      continue
    }
    const isFirst = !usedDevices.has(device)
    usedDevices.add(device)
    const gone = whyGone(agent)
    if (gone !== undefined) {
      for (const element of [use, device]) settle(ledger, element, lost(`${agent}: ${gone}`))
      if (isFirst && agent !== 'fence_pcmk') draft.tasks.push(`Fence device "${name}" (${agent}) is not carried over: ${gone}`)
      if (agent === 'fence_scsi') addReservations(draft, { target, devices: valueOf(use, 'devices') ?? valueOf(device, 'devices') })
      continue
    }
    const resource = deviceOf(draft, { use, device, agent, target, isUnfencing: unfencing.has(name) })
    const same = draft.resources.find(other => other.kind === 'primitive' && isSame(other, resource))
    const id = same?.id ?? resource.id
    if (same === undefined) draft.resources.push(resource)
    if (!level.includes(id)) level.push(id)
    for (const element of [use, device]) {
      settle(ledger, element, carried(`CIB: primitive ${id} (${resource.agent})`), element.attributes.map(({ name: own }) => own).filter(own => !notForAgent.has(own) || own === 'name' || own === 'agent'))
      settle(ledger, element, replaced('Pacemaker', 'it says itself what the agent is to do'), ['action', 'option'])
      settle(ledger, element, replaced('CIB: pcmk_host_list'), ['nodename'])
    }
  }
  return level
}

function deviceOf(draft: Draft, { use, device, agent, target, isUnfencing }: { readonly use: XmlElement; readonly device: XmlElement; readonly agent: string; readonly target: string; readonly isUnfencing: boolean }): Primitive {
  const given: Record<string, string | Secret> = {}
  for (const { name, value } of [...device.attributes, ...use.attributes]) {
    // An option without a value is off, as it is where it is absent.
    if (notForAgent.has(name) || value === '') continue
    given[nameOf(agent, name)] = isSecretAttribute(name) ? new Secret(value) : value
  }
  given['pcmk_host_list'] = target
  return {
    kind: 'primitive',
    id: freeId(draft, `fence-${target}-${valueOf(device, 'name') ?? agent}`),
    agent: `stonith:${(Object.hasOwn(successors, agent) ? successors[agent] : undefined) ?? agent}`,
    parameters: given,
    ...(isUnfencing ? { meta: { provides: 'unfencing' } } : {}),
    operations: [{ name: 'monitor', interval: '60s', timeout: '60s' }],
  }
}

/** `port` of an agent for virtual machines is the name of the machine, and of others the outlet: both are `plug` now. */
function nameOf(agent: string, name: string): string {
  if (agent === 'fence_xvm') return name === 'domain' ? 'port' : name
  if (name === 'hostname' && !/^fence_(?:ilo|drac|rsa|rib)/.test(agent)) return name
  if (name === 'domain') return name
  return Object.hasOwn(parameters, name) ? (parameters[name] ?? name) : name
}

function isSame(one: Primitive, other: Primitive): boolean {
  const said = ({ agent, parameters: given }: Primitive): string => JSON.stringify([agent, Object.entries(given).filter(([, value]) => typeof value === 'string').sort()])
  return said(one) === said(other)
}

function unfencedBy(node: XmlElement): ReadonlySet<string> {
  return new Set(childrenOf(node, 'unfence').flatMap(element => childrenOf(element, 'device')).flatMap(device => valueOf(device, 'name') ?? []))
}

function settleUnfencing(node: XmlElement, { model, ledger }: Pick<Context, 'model' | 'ledger'>): void {
  for (const device of childrenOf(node, 'unfence').flatMap(element => childrenOf(element, 'device'))) {
    const agent = valueOf(model.fenceDeviceNamed.get(valueOf(device, 'name') ?? ''), 'agent') ?? ''
    if (whyGone(agent) !== undefined) settle(ledger, device, lost(`${agent}: the device is not carried over, and nothing unfences`))
    else settle(ledger, device, carried('CIB: meta attribute provides=unfencing of the device', 'Pacemaker unfences a host before it starts anything there'))
  }
}
