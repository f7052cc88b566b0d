import { isManagementBoard } from '../../../facts/management-board.js'

import { addTo } from '../../../text/multimap.js'
import type { XmlAttribute, XmlElement } from '../ast.js'
import { attributeOf, valueOf } from '../ast.js'
import type { ClusterConf, FenceUse } from '../schema.js'
import { fenceAgent } from '../vocabulary.js'
import type { FenceAgent } from '../vocabulary.js'
import { indexOf } from './model-index.js'

/**
 * Finds a parameter that the agent gets for a use of a fence device, under the first of these names.
 *
 * fenced writes the attributes of `device` first and those of `fencedevice` last, and an agent keeps the last value:
 * what stands on `fencedevice` wins.
 *
 * Source: cluster 3.2.0 fence/libfence/agent.c make_args().
 */
export function argumentOf(use: FenceUse, ...names: readonly string[]): XmlAttribute | undefined {
  for (const name of names) {
    const found = (use.fenceDevice && attributeOf(use.fenceDevice, name)) ?? attributeOf(use.device, name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Tells whether all parameters of a use have been read: one that is not there was not given. */
export function isSound(use: FenceUse): boolean {
  return use.device.isTagSound && use.fenceDevice?.isTagSound !== false
}

/** Finds what is known of the agent of a use. */
export function agentOf(use: FenceUse): FenceAgent | undefined {
  return use.knownAgent
}

/** Finds what is known of the agent of a fence device. */
export function agentOfDevice(fenceDevice: XmlElement): FenceAgent | undefined {
  const name = valueOf(fenceDevice, 'agent')
  return name === undefined ? undefined : fenceAgent(name)
}

/** Lists everything that gives parameters to fence agents: the fence devices, then their uses. */
export function* fenceElements(model: ClusterConf): Generator<XmlElement> {
  yield* model.fenceDevices
  for (const { device } of model.fenceUses) yield device
}

/** Lists the uses by which nodes are fenced, not those by which they readmit themselves. */
export function fencingUses(model: ClusterConf): readonly FenceUse[] {
  return indexOf(model).fencing
}

/** Gathers uses by the method in which they stand: they act one behind the other, and fence together. */
export function byMethod(uses: readonly FenceUse[]): Iterable<readonly FenceUse[]> {
  const methods = new Map<XmlElement | undefined, FenceUse[]>()
  for (const use of uses) {
    addTo(methods, use.method, use)
  }
  return methods.values()
}

/** Lists the uses of one fence device for fencing. */
export function usesOf(model: ClusterConf, fenceDevice: XmlElement): readonly FenceUse[] {
  return indexOf(model).fencingOf.get(fenceDevice) ?? []
}

/** Tells whether two uses are of one node; a node that is listed twice has a finding of its own. */
export function isSameNode(one: FenceUse, other: FenceUse): boolean {
  if (one.node === other.node) return true
  const name = valueOf(one.node, 'name')
  return name !== undefined && name === valueOf(other.node, 'name')
}

/** The names under which agents take the outlet, slot or machine of a node. */
export const portNames: readonly string[] = [
  'port',
  'plug',
  'blade',
  'domain',
  'uuid',
  'module_name',
  'modulename',
  'pserver',
]

/** Agents that switch outlets of a power strip. */
const strips = /^fence_(?:apc|apc_snmp|wti|eaton_snmp|emerson|netio|raritan|baytech)$/

/** Tells whether a use switches an outlet: of two of them a node with two supplies needs both. */
export function isOutlet(use: FenceUse): boolean {
  return strips.test(agentOf(use)?.name ?? '')
}

/** What tells one outlet, slot or machine from all others of a file. */
export function outletOf(use: FenceUse): string {
  return JSON.stringify([valueOf(use.device, 'name'), argumentOf(use, ...portNames)?.value, valueOf(use.device, 'switch')])
}

/** What a use asks of its agent, in small letters; `reboot` unless it says something else, `undefined` where nobody knows. */
export function actionOf(use: FenceUse): string | undefined {
  const action = argumentOf(use, 'action', 'option')
  if (action?.isUnknown === true) return undefined
  return action?.value.toLowerCase() ?? 'reboot'
}

/** Tells whether a fence agent talks to a controller that belongs to one host alone. */
export function isPerHost(agent: FenceAgent): boolean {
  if (agent.class !== 'power' || agent.requires.some(group => group.includes('port'))) return false
  return isManagementBoard(agent.name)
}
