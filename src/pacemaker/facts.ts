import type { Fact, Written } from '../facts/fact.js'
import { secretNameKind } from '../secrets/secret-name.js'
import type { Located } from '../text/located.js'
import { descendantsOf, valueOf } from './ast.js'
import type { XmlElement } from './ast.js'
import { namesIn } from './analysis/constraints.js'
import { drbdClones } from './analysis/drbd.js'
import { schedulingFacts } from './analysis/scheduling.js'
import type { Cib, Pair, Resource } from './model.js'
import { settingFacts } from './settings.js'
import { integerOf, isTrue, millisecondsOf } from './reading/cluster-value.js'

/** Says what the CIB tells the cluster. */
export function* extractFacts(model: Cib): Generator<Fact> {
  const start = { file: model.file, span: { start: 0, end: 0 } }
  yield { kind: 'config-file', language: 'cib', path: model.file, origin: start, target: model.target }
  yield* settingFacts(model, 'cib')
  yield* cibFacts(model, model.root === undefined ? [] : ['admin_epoch', 'epoch', 'num_updates'].map(name => Number(valueOf(model.root, name) ?? 0) || 0))
}

/** Says what a CIB holds, however it is written: its nodes, its options, what it runs, and where. Without a version it is older than any. */
export function* cibFacts(model: Cib, version: readonly number[]): Generator<Fact> {
  if (!isTellable(model)) return
  const start = { file: model.file, span: { start: 0, end: 0 } }
  yield { kind: 'pacemaker-cib', version, origin: start }
  for (const { name, id, type, element } of model.nodes) {
    if (name === undefined || type === 'remote' || type === 'ping') continue
    const isStandby = [...descendantsOf(element, 'nvpair')].some(pair => valueOf(pair, 'name') === 'standby' && isTrue(valueOf(pair, 'value')))
    yield { kind: 'pacemaker-node', name: name.value, ...(id === undefined ? {} : { id: id.value, idAt: placeOf(id) }), ...(isStandby ? { isStandby } : {}), origin: name }
  }
  for (const { name, value, isConditional } of model.properties.values()) {
    if (value !== undefined && !isConditional) yield { kind: 'pacemaker-option', name: name.value, value: value.value, ...timeOf(value.value), origin: value }
  }
  yield* drbdFacts(model)
  for (const resource of model.resources) yield* resourceFacts(resource)
  for (const { kind, id, place, element, ...constraint } of model.constraints) {
    yield {
      kind: 'pacemaker-constraint',
      id,
      type: kind,
      attributes: attributesOf(element),
      names: [...namesIn({ kind, id, place, element, ...constraint })].map(({ value }) => value),
      isOpen: element.children.length > 0,
      origin: { file: place.file, span: place.span },
    }
  }
  yield* schedulingFacts(model)
  for (const [id, members] of model.tags) yield { kind: 'pacemaker-tag', id, members, origin: start }
}

/** What is missing between hosts is missed: where a part is doubted, nothing is reported. */
function isTellable({ isPartial, root, doubtedSections }: Cib): boolean {
  return !isPartial && root !== undefined && doubtedSections.size === 0
}

function* resourceFacts({ kind, id, agent, parent, isPromotable, hasReferences, parameters, meta, operations, place }: Resource): Generator<Fact> {
  // What a template says counts for those that are made of it.
  if (kind === 'template') return
  const all = [...parameters, ...meta.values()]
  yield {
    kind: 'pacemaker-resource',
    id,
    type: kind,
    ...(agent === undefined ? {} : { agent }),
    ...(parent === undefined ? {} : { parent: parent.id }),
    isPromotable,
    isOpen: hasReferences || all.some(({ value, isConditional }) => value === undefined || isConditional),
    parameters: writtenPairs(parameters),
    meta: writtenPairs(meta.values()),
    origin: { file: place.file, span: place.span },
  }
  for (const { element, name } of operations) yield { kind: 'pacemaker-operation', resource: id, name, attributes: attributesOf(element), origin: { file: element.file, span: element.span } }
  yield* addressFact({ agent, parameters })
}

/** An address that moves with what it stands beside. */
function* addressFact({ agent, parameters }: Pick<Resource, 'agent' | 'parameters'>): Generator<Fact> {
  const { ip, cidr_netmask: mask, nic } = writtenPairs(parameters)
  if (!/^ocf:heartbeat:IPaddr2?$/.test(agent ?? '') || ip === undefined) return
  const prefix = mask === undefined || !/^\d{1,3}$/.test(mask.value) ? undefined : Number(mask.value)
  yield { kind: 'virtual-address', manager: 'pacemaker', address: ip.value, ...(prefix === undefined ? {} : { prefix }), ...(nic === undefined ? {} : { interface: nic.value }), origin: ip.at }
}

/** Of several pairs with one name the first counts. */
function writtenPairs(pairs: Iterable<Pair>): Record<string, Written> {
  const written: Record<string, Written> = {}
  for (const { name, value, isConditional } of pairs) {
    if (value === undefined || isConditional || secretNameKind(name.value) !== undefined || Object.hasOwn(written, name.value)) continue
    written[name.value] = { value: value.value, at: placeOf(value) }
  }
  return written
}

function attributesOf({ attributes }: XmlElement): Record<string, Written> {
  return Object.fromEntries(attributes.filter(({ isUnknown }) => !isUnknown).map(attribute => [attribute.name, { value: attribute.value, at: placeOf(attribute) }]))
}

function timeOf(value: string): { readonly ms?: number } {
  const ms = millisecondsOf(value)
  return ms === undefined ? {} : { ms }
}

function placeOf({ file, span }: Located<string>): Written['at'] {
  return { file, span }
}

function* drbdFacts(model: Cib): Generator<Fact> {
  for (const clone of new Set(drbdClones(model))) {
    if (clone.hasReferences) continue
    for (const primitive of clone.children) {
      const resource = parameter(primitive, 'drbd_resource')
      if (resource?.value === undefined || primitive.hasReferences) continue
      const most = clone.meta.get('clone-max')
      const count = most?.value === undefined || most.isConditional ? undefined : integerOf(most.value.value)
      yield {
        kind: 'pacemaker-drbd',
        resource: resource.value.value,
        clone: clone.id,
        ...(count === undefined || most?.value === undefined ? {} : { cloneMax: count, cloneMaxAt: { file: most.value.file, span: most.value.span } }),
        origin: resource.value,
      }
    }
  }
}

function parameter({ parameters }: Resource, name: string): Pair | undefined {
  return parameters.find(pair => pair.name.value === name && !pair.isConditional)
}
