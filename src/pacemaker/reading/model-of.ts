import type { Fault } from '../../diagnostics/diagnostic.js'
import type { Located } from '../../text/located.js'
import { attributeOf, childOf, childrenOf, valueOf } from '../ast.js'
import type { XmlDocument, XmlElement } from '../ast.js'
import type { Cib, CibNode, Constraint, ConstraintKind, Operation, Pair, Resource, ResourceKind } from '../model.js'
import { isTrue } from './cluster-value.js'
import { doubtsOf } from './doubts.js'
import type { Doubts } from './doubts.js'

/** Gathers what rules, facts and editors ask of a CIB. */
export function modelOf(document: XmlDocument, { schema, target, isPartial, faults }: Pick<Cib, 'schema' | 'target' | 'isPartial'> & { readonly faults: readonly Fault[] }): Cib {
  const root = document.isTemplate ? undefined : document.roots.find(({ tag }) => tag === 'cib')
  const configuration = childOf(root, 'configuration')
  const doubts = doubtsOf(configuration, faults)
  const doubtedSections = hasUnknownOption(childOf(configuration, 'crm_config')) ? new Set([...doubts.sections, 'crm_config']) : doubts.sections
  const isSound = (element: XmlElement): boolean => !doubts.elements.has(element)
  const resources = resourcesIn(childOf(configuration, 'resources'), doubts)
  const resourceNamed = new Map<string, Resource>()
  for (const resource of resources) if (!resourceNamed.has(resource.id)) resourceNamed.set(resource.id, resource)
  return {
    file: document.file,
    target,
    schema,
    document,
    root,
    configuration,
    isPartial,
    doubtedSections,
    properties: propertiesIn(childOf(configuration, 'crm_config')),
    nodes: childrenOf(childOf(configuration, 'nodes'), 'node').filter(isSound).map(nodeOf),
    resources: resources.filter(({ isDoubted }) => !isDoubted),
    resourceNamed,
    constraints: (childOf(configuration, 'constraints')?.children ?? []).filter(isSound).flatMap(constraintOf),
    tags: new Map(childrenOf(childOf(configuration, 'tags'), 'tag').map(tag => [valueOf(tag, 'id') ?? '', childrenOf(tag, 'obj_ref').flatMap(object => valueOf(object, 'id') ?? [])])),
  }
}

/** Of an option whose value a program fills in, or that is masked, nobody knows what it says. */
function hasUnknownOption(section: XmlElement | undefined): boolean {
  return childrenOf(section, 'cluster_property_set').some(set => childrenOf(set, 'nvpair').some(pair => ['name', 'value'].some(name => attributeOf(pair, name)?.isUnknown === true)))
}

/** The set that the cluster writes itself counts before all others; of those the ones with the higher score. */
function propertiesIn(section: XmlElement | undefined): ReadonlyMap<string, Pair> {
  const sets = childrenOf(section, 'cluster_property_set')
  const own = sets.filter(set => valueOf(set, 'id') === 'cib-bootstrap-options')
  const others = sets.filter(set => !own.includes(set)).sort((a, b) => scoreOf(b) - scoreOf(a))
  return firstOfEach(own.concat(others).flatMap(pairsIn))
}

function scoreOf(set: XmlElement): number {
  const score = Number(valueOf(set, 'score') ?? 0)
  return Number.isNaN(score) ? 0 : score
}

/** Of several pairs with one name the first counts; one that holds only under a rule leaves open what does. */
export function firstOfEach(pairs: readonly Pair[]): ReadonlyMap<string, Pair> {
  const first = new Map<string, Pair>()
  for (const pair of pairs) if (!first.has(pair.name.value)) first.set(pair.name.value, pair)
  return first
}

/** Lists the pairs of a set, in order. */
export function pairsIn(set: XmlElement): Pair[] {
  const isConditional = childOf(set, 'rule') !== undefined
  return childrenOf(set, 'nvpair').flatMap(element => {
    const name = attributeOf(element, 'name')
    const value = attributeOf(element, 'value')
    if (name === undefined || name.isUnknown) return []
    return [{ name, value: value === undefined || value.isUnknown ? undefined : value, element, isConditional }]
  })
}

function nodeOf(element: XmlElement): CibNode {
  return { element, id: known(element, 'id'), name: known(element, 'uname'), type: valueOf(element, 'type') ?? 'member' }
}

function known(element: XmlElement, name: string): Located<string> | undefined {
  const attribute = attributeOf(element, name)
  return attribute === undefined || attribute.isUnknown ? undefined : attribute
}

const kinds: ReadonlyMap<string, ResourceKind> = new Map([['primitive', 'primitive'], ['template', 'template'], ['group', 'group'], ['clone', 'clone'], ['master', 'clone'], ['bundle', 'bundle']])

function resourcesIn(section: XmlElement | undefined, doubts: Doubts): readonly Resource[] {
  const templates = new Map(childrenOf(section, 'template').map(element => [valueOf(element, 'id') ?? '', element]))
  const all: Resource[] = []
  for (const element of section?.children ?? []) addResource(element, { parent: undefined, templates, all, doubts })
  return all
}

interface Around {
  readonly parent: Resource | undefined
  readonly templates: ReadonlyMap<string, XmlElement>
  readonly all: Resource[]
  readonly doubts: Doubts
}

function addResource(element: XmlElement, { parent, templates, all, doubts }: Around): Resource | undefined {
  const kind = kinds.get(element.tag)
  const id = attributeOf(element, 'id')
  if (kind === undefined || id === undefined || id.isUnknown) return undefined
  const template = known(element, 'template')
  const from = template === undefined ? undefined : templates.get(template.value)
  const sources = from === undefined ? [element] : [element, from]
  const agent = agentOf(sources.find(source => attributeOf(source, 'class') !== undefined))
  const children: Resource[] = []
  const meta = firstOfEach(sources.flatMap(source => childrenOf(source, 'meta_attributes').flatMap(pairsIn)))
  const resource: Resource = {
    kind,
    element,
    id: id.value,
    place: id,
    parent,
    children,
    agent: agent?.name,
    agentClass: agent?.agentClass,
    template,
    parameters: sources.flatMap(source => childrenOf(source, 'instance_attributes').flatMap(pairsIn)),
    meta,
    operations: sources.flatMap(source => childrenOf(childOf(source, 'operations'), 'op').flatMap(operationOf)),
    hasReferences: sources.some(hasReferences) || (template !== undefined && !templates.has(template.value)),
    isDoubted: parent?.isDoubted === true || sources.some(source => doubts.elements.has(source)),
    isPromotable: element.tag === 'master' || isTrue(meta.get('promotable')?.value?.value),
  }
  all.push(resource)
  for (const child of element.children) {
    const own = addResource(child, { parent: resource, templates, all, doubts })
    if (own !== undefined) children.push(own)
  }
  return resource
}

function agentOf(element: XmlElement | undefined): { readonly name: string; readonly agentClass: string } | undefined {
  const [agentClass, provider, type] = ['class', 'provider', 'type'].map(name => valueOf(element, name))
  if (agentClass === undefined || type === undefined) return undefined
  return { agentClass, name: [agentClass, ...(provider === undefined ? [] : [provider]), type].join(':') }
}

function hasReferences(element: XmlElement): boolean {
  return element.children.some(set => attributeOf(set, 'id-ref') !== undefined || set.children.some(child => attributeOf(child, 'id-ref') !== undefined))
}

function operationOf(element: XmlElement): Operation[] {
  const [name, interval] = [valueOf(element, 'name'), valueOf(element, 'interval')]
  return name === undefined || interval === undefined ? [] : [{ element, name, interval, role: valueOf(element, 'role') }]
}

const constraintKinds: ReadonlyMap<string, ConstraintKind> = new Map([['rsc_location', 'location'], ['rsc_colocation', 'colocation'], ['rsc_order', 'order'], ['rsc_ticket', 'ticket']])

function constraintOf(element: XmlElement): Constraint[] {
  const kind = constraintKinds.get(element.tag)
  const id = attributeOf(element, 'id')
  return kind === undefined ? [] : [{ kind, element, id: id?.value ?? '', place: id ?? element }]
}

