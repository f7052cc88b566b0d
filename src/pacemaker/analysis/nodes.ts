import { hostList, hostMap } from '../../facts/host-map.js'
import type { Origin } from '../../text/located.js'
import { attributeOf, childOf, childrenOf } from '../ast.js'
import type { XmlAttribute, XmlElement } from '../ast.js'
import type { Cib } from '../model.js'

/** Lists the names of all nodes in lower case: hosts, remote nodes, guests, containers of bundles. */
export function nodeNames({ nodes, resources }: Cib): ReadonlySet<string> {
  const names = new Set(nodes.flatMap(({ name }) => (name === undefined ? [] : [name.value.toLowerCase()])))
  for (const { id, agent, kind, meta, element } of resources) {
    const guest = meta.get('remote-node')?.value?.value
    if (guest !== undefined) names.add(guest.toLowerCase())
    if (agent === 'ocf:pacemaker:remote') names.add(id.toLowerCase())
    if (kind !== 'bundle') continue
    const replicas = Number(element.children.map(child => attributeOf(child, 'replicas')?.value).find(value => value !== undefined) ?? 1)
    for (let index = 0; index < Math.min(replicas, 1000); index += 1) names.add(`${id}-${index}`.toLowerCase())
  }
  return names
}

/** Agents of cluster-glue whose "hostname" is the one node that they fence. */
const boards: ReadonlySet<string> = new Set(['external/ipmi', 'external/riloe', 'external/drac5', 'external/ibmrsa', 'external/ibmrsa-telnet'].map(type => `stonith:${type}`))

/** Lists where nodes are named: in locations, fencing levels, and parameters of fence devices. */
export function* nodeUses({ constraints, configuration, resources }: Cib): Generator<{ readonly name: string; readonly at: Origin }> {
  for (const { element } of constraints) {
    yield* whole(attributeOf(element, 'node'))
    yield* inRules(element)
  }
  for (const level of childrenOf(childOf(configuration, 'fencing-topology'), 'fencing-level')) yield* whole(attributeOf(level, 'target'))
  for (const { agentClass, agent, parameters, template, kind } of resources) {
    if (agentClass !== 'stonith' || (kind !== 'template' && template !== undefined)) continue
    for (const { name, value } of parameters) {
      // A value with entities stands differently in the file.
      if (value === undefined || value.span.end - value.span.start !== value.value.length) continue
      for (const { node, start } of hostsIn(name.value, value.value, agent ?? '')) {
        const from = value.span.start + start
        yield { name: node, at: { file: value.file, span: { start: from, end: from + node.length } } }
      }
    }
  }
}

/** The nodes that a parameter of a fence device names. */
function hostsIn(parameter: string, value: string, agent: string): readonly { readonly node: string; readonly start: number }[] {
  if (parameter === 'pcmk_host_map') return hostMap(value)
  return parameter === 'pcmk_host_list' || (parameter === 'hostname' && boards.has(agent)) ? hostList(value) : []
}

/** The values that a rule compares with the name of a node. */
function* inRules(element: XmlElement): Generator<{ readonly name: string; readonly at: Origin }> {
  const open = [...childrenOf(element, 'rule')]
  for (let rule = open.pop(); rule !== undefined; rule = open.pop()) {
    open.push(...childrenOf(rule, 'rule'))
    for (const expression of childrenOf(rule, 'expression')) {
      const operation = attributeOf(expression, 'operation')?.value
      if (attributeOf(expression, 'attribute')?.value === '#uname' && (operation === 'eq' || operation === 'ne')) yield* whole(attributeOf(expression, 'value'))
    }
  }
}

function* whole(attribute: XmlAttribute | undefined): Generator<{ readonly name: string; readonly at: Origin }> {
  if (attribute !== undefined && !attribute.isUnknown && attribute.value !== '') yield { name: attribute.value, at: attribute }
}
