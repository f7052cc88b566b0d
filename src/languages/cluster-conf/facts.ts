import type { Fact } from '../../facts/fact.js'
import type { Origin } from '../../text/located.js'
import { Secret } from '../../text/secret.js'
import { fenceMethodsOf } from './analysis/fence-methods.js'
import { attributeOf, descendantsOf, valueOf } from './ast.js'
import type { XmlAttribute, XmlElement } from './ast.js'
import { hasAllNodes } from './analysis/known.js'
import { flagOf, numberOf } from './reading/daemon-value.js'
import { isAddressWithPrefix } from './reading/address.js'
import type { ClusterConf } from './schema.js'
import { isSecretAttribute, resourceAgent } from './vocabulary.js'

/** Tells the cluster what the file says of nodes, votes, fencing and services. */
export function* extractFacts(model: ClusterConf): Generator<Fact> {
  const { file, era, cluster } = model
  const origin = { file, span: { start: 0, end: 0 } }
  yield { kind: 'config-file', origin, language: 'cluster-conf', path: file, target: String(era) }
  if (cluster === undefined) return
  yield* settings(cluster, file)
  const name = valueOf(cluster, 'name')
  const configVersion = numberOf(cluster, 'config_version')
  yield {
    kind: 'rhcs-cluster',
    origin: placeOf(cluster),
    ...(name === undefined ? {} : { name }),
    ...(configVersion === undefined ? {} : { configVersion }),
  }
  yield* hosts(model)
  yield* quorum(model)
  yield* options(model, cluster)
  yield* fencing(model)
  yield* services(model)
}

/** Flattens the file: a path of elements, each with what tells it from its likes, and the attribute. */
function settings(cluster: XmlElement, file: string): readonly Fact[] {
  const facts: Fact[] = []
  addSettings(facts, cluster, { key: cluster.tag, path: file })
  return facts
}

function addSettings(facts: Fact[], element: XmlElement, { key, path }: { readonly key: string; readonly path: string }): void {
  const { attributes, children } = element
  for (const attribute of attributes) {
    facts.push({ kind: 'setting', origin: placeOf(attribute), language: 'cluster-conf', path, key: `${key} / ${attribute.name}`, value: shownValue(attribute) })
  }
  if (attributes.length === 0 && children.length === 0) {
    facts.push({ kind: 'setting', origin: placeOf(element), language: 'cluster-conf', path, key, value: '' })
  }
  const [only] = children
  if (only !== undefined && children.length === 1) {
    addSettings(facts, only, { key: `${key} / ${titleOf(only)}`, path })
    return
  }
  const taken = new Map<string, number>()
  for (const child of children) {
    const title = titleOf(child)
    const count = (taken.get(title) ?? 0) + 1
    taken.set(title, count)
    addSettings(facts, child, { key: `${key} / ${title}${count === 1 ? '' : `#${count}`}`, path })
  }
}

function titleOf(element: XmlElement): string {
  const primary = resourceAgent(element.tag)?.primary ?? 'name'
  const name = valueOf(element, primary) ?? valueOf(element, 'name') ?? valueOf(element, 'ref')
  return name === undefined ? element.tag : `${element.tag} ${name}`
}

function shownValue(attribute: XmlAttribute): string | Secret {
  return isSecretAttribute(attribute.name) ? new Secret(attribute.value) : attribute.value
}

function* hosts(model: ClusterConf): Generator<Fact> {
  for (const node of model.nodes) {
    const name = valueOf(node, 'name')
    if (name === undefined) continue
    const nodeId = numberOf(node, 'nodeid')
    yield {
      kind: 'rhcs-host',
      origin: placeOf(attributeOf(node, 'name') ?? node),
      name,
      ...(nodeId === undefined ? {} : { nodeId }),
      votes: numberOf(node, 'votes') ?? 1,
      fenceMethods: fenceMethodsOf(node).flatMap(method => valueOf(method, 'name') ?? []),
    }
  }
}

/**
 * Works the votes out as cman does.
 *
 * Source: cluster 3.2.0 cman/daemon/commands.c calculate_quorum(): (expected votes + 2) / 2, or of the members' votes if these are more; 1 for two_node.
 */
function* quorum(model: ClusterConf): Generator<Fact> {
  const cman = model.section('cman')
  const disk = model.section('quorumd')
  if (model.nodes.length === 0 || !hasAllNodes(model)) return
  const nodeVotes = model.nodes.reduce((sum, node) => sum + (numberOf(node, 'votes') ?? 1), 0)
  const diskVotes = disk === undefined ? 0 : (numberOf(disk, 'votes') ?? model.nodes.length - 1)
  const totalVotes = nodeVotes + diskVotes
  const expectedVotes = numberOf(cman, 'expected_votes')
  const twoNode = flagOf(cman, 'two_node') ?? false
  yield {
    kind: 'rhcs-quorum',
    origin: placeOf(cman ?? model.cluster ?? { file: model.file, span: { start: 0, end: 0 } }),
    twoNode,
    ...(expectedVotes === undefined ? {} : { expectedVotes }),
    quorum: twoNode ? 1 : Math.floor((Math.max(expectedVotes ?? 0, totalVotes) + 2) / 2),
    totalVotes,
  }
}

/** The elements that hold settings of the whole cluster, not of a node or service. */
const settingElements: readonly string[] = [
  'cman', 'gulm', 'totem', 'quorumd', 'fence_daemon', 'fence_xvmd', 'dlm', 'gfs_controld', 'group', 'logging', 'rm', 'clvmd',
]

function* options(model: ClusterConf, cluster: XmlElement): Generator<Fact> {
  const option = (element: string, attribute: XmlAttribute): Fact => ({
    kind: 'rhcs-option',
    origin: placeOf(attribute),
    element,
    name: attribute.name,
    value: attribute.value,
  })
  for (const attribute of cluster.attributes) if (attribute.name !== 'name' && !isHidden(attribute)) yield option('cluster', attribute)
  for (const tag of settingElements) {
    const section = model.section(tag)
    for (const attribute of section?.attributes ?? []) if (!isHidden(attribute)) yield option(tag, attribute)
    for (const child of section?.children ?? []) {
      if (tag === 'rm') continue
      for (const attribute of child.attributes) if (!isHidden(attribute)) yield option(`${tag}/${child.tag}`, attribute)
    }
  }
}

function isHidden(attribute: XmlAttribute): boolean {
  return attribute.isUnknown || isSecretAttribute(attribute.name)
}

function* fencing(model: ClusterConf): Generator<Fact> {
  for (const device of model.fenceDevices) {
    const name = valueOf(device, 'name')
    const agent = valueOf(device, 'agent')
    if (name === undefined || agent === undefined) continue
    const address = valueOf(device, 'ipaddr') ?? valueOf(device, 'hostname')
    yield { kind: 'rhcs-fence-device', origin: placeOf(device), name, agent, ...(address === undefined ? {} : { address }), ...delayOf(device) }
  }
  for (const { node, method, device, agent } of model.fenceUses) {
    const host = valueOf(node, 'name')
    const name = valueOf(device, 'name')
    if (method === undefined || host === undefined || name === undefined) continue
    yield {
      kind: 'rhcs-fence-use',
      origin: placeOf(attributeOf(device, 'name') ?? device),
      host,
      method: valueOf(method, 'name') ?? '',
      device: name,
      ...(agent === undefined ? {} : { agent }),
      ...delayOf(device),
    }
  }
}

/** How long an agent waits before it shoots, in seconds as written. */
function delayOf(device: XmlElement): { readonly delayMs?: number } {
  const delay = valueOf(device, 'delay')
  return delay !== undefined && /^\d+$/.test(delay) ? { delayMs: Number(delay) * 1000 } : {}
}

function* services(model: ClusterConf): Generator<Fact> {
  for (const resource of model.resources) yield* resourceFacts(resource, {})
  for (const service of model.services) {
    const name = valueOf(service, 'name')
    yield* resourceFacts(service, { service: name, depth: 0 })
    for (const child of descendantsOf(service)) if (child.tag !== 'action') yield* resourceFacts(child, { service: name, depth: depthIn(service, child) })
  }
}

function depthIn(service: XmlElement, element: XmlElement): number {
  let depth = 0
  for (let at: XmlElement | undefined = element; at !== undefined && at !== service; at = at.parent) depth += 1
  return depth
}

/** The service that a resource belongs to, and how deep it stands in it. */
interface Standing {
  readonly service?: string | undefined
  readonly depth?: number
}

function* resourceFacts(element: XmlElement, { service, depth }: Standing): Generator<Fact> {
  const primary = resourceAgent(element.tag)?.primary ?? 'name'
  const name = valueOf(element, primary) ?? valueOf(element, 'ref')
  const attributes: Record<string, string> = {}
  for (const attribute of element.attributes) {
    if (!isHidden(attribute) && !Object.hasOwn(attributes, attribute.name)) attributes[attribute.name] = attribute.value
  }
  yield {
    kind: 'rhcs-resource',
    origin: placeOf(element),
    type: element.tag,
    ...(name === undefined ? {} : { name }),
    attributes,
    ...(service === undefined ? {} : { service }),
    ...(depth === undefined ? {} : { depth }),
  }
  const address = element.tag === 'ip' ? attributeOf(element, 'address') : undefined
  if (address !== undefined && !address.isUnknown && isAddressWithPrefix(address.value)) yield addressFact(address)
}

function addressFact(attribute: XmlAttribute): Fact {
  const [address = '', prefix] = attribute.value.split('/')
  return {
    kind: 'virtual-address',
    origin: placeOf(attribute),
    manager: 'rgmanager',
    address,
    ...(prefix === undefined ? {} : { prefix: Number(prefix) }),
  }
}

/** The place alone: an attribute would take its value along. */
function placeOf({ file, span }: Origin): Origin {
  return { file, span }
}
