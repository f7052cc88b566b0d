import { touches } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import type { Candidate, Cursor, Reading, WantedName } from '../language.js'
import { attributeOf, valueOf } from './ast.js'
import type { XmlAttribute, XmlElement } from './ast.js'
import { atoi } from './reading/daemon-value.js'
import { nameInEndTag } from '../../xml/end-tag.js'
import { isInInstruction } from '../../xml/instruction-at.js'
import type { ClusterConf } from './schema.js'
import {
  attributeNames,
  attributeSpec,
  childElement,
  childNames,
  childSpec,
  fenceAgent,
  fenceAgentNames,
  fenceParameterNames,
  isKnownIn,
  resourceAgent,
  rootElement,
  vocabulary,
  wordsOf,
} from './vocabulary.js'
import type { ElementSpec, FenceAgent } from './vocabulary.js'

/** Tells what stands at a place: an element's name, an attribute's name or value, or room for one of them. */
export function cursorAt({ model, file }: Reading<ClusterConf>, offset: number): Cursor | undefined {
  const { text } = file.source
  if (file.comments.some(({ start, end }) => start < offset && offset < end) || isInInstruction(text, offset)) return undefined
  const element = innermostAt(model.document.roots, offset, text)
  if (element === undefined) return inContent(undefined, { model, text, offset })
  const { startTag, endTag } = element
  const isUnclosed = text[startTag.end - 1] !== '>'
  if (offset < startTag.end || (isUnclosed && offset === startTag.end)) return inStartTag(element, model, offset)
  if (endTag !== undefined && offset > endTag.start) return inEndTag(element, nameInEndTag(text, endTag), offset)
  return inContent(element, { model, text, offset })
}

/** Finds the innermost element around a place; one whose tag has no end counts as far as it reaches. */
function innermostAt(roots: readonly XmlElement[], offset: number, text: string): XmlElement | undefined {
  let found: XmlElement | undefined
  let candidates = roots
  for (;;) {
    const next = candidates.find(({ whole }) => {
      const reach = text[whole.end - 1] === '>' ? whole.end - 1 : whole.end
      return whole.start < offset && offset <= reach
    })
    if (next === undefined) return found
    found = next
    candidates = next.children
  }
}

function inStartTag(element: XmlElement, model: ClusterConf, offset: number): Cursor {
  if (touches(element.span, offset)) {
    const entry = vocabulary.find(element.tag)
    const parent = element.parent === undefined ? undefined : specOf(element.parent)
    return { span: element.span, ...(entry === undefined ? {} : { entry }), candidates: elementCandidates(parent, element.parent, model) }
  }
  for (const attribute of element.attributes) {
    if (touches(attribute.nameSpan, offset)) return onName(element, attribute, model)
    if (touches(attribute.span, offset) && offset >= attribute.span.start) {
      const entry = entryOf(element, attribute.name, model)
      const candidates = valueCandidates(element, attribute.name, model)
      return { span: attribute.span, ...(entry === undefined ? {} : { entry }), candidates, names: namesWanted(element, attribute.name) }
    }
  }
  return { span: here(offset), candidates: attributeCandidates(element, model) }
}

function onName(element: XmlElement, attribute: XmlAttribute, model: ClusterConf): Cursor {
  const entry = entryOf(element, attribute.name, model)
  const candidates = attributeCandidates(element, model, attribute.name)
  return { span: attribute.nameSpan, ...(entry === undefined ? {} : { entry }), candidates }
}

function inEndTag(element: XmlElement, span: Span, offset: number): Cursor | undefined {
  if (!touches(span, offset)) return undefined
  const entry = vocabulary.find(element.tag)
  return { span, ...(entry === undefined ? {} : { entry }), candidates: [{ label: element.tag, kind: 'section' }] }
}

function inContent(
  element: XmlElement | undefined,
  { model, text, offset }: { readonly model: ClusterConf; readonly text: string; readonly offset: number },
): Cursor {
  const typed = /<\/?[A-Za-z_]*$/.exec(text.slice(Math.max(0, offset - 64), offset))?.[0]
  const lead = typed === undefined ? '<' : ''
  const span = typed === undefined ? here(offset) : { start: offset - typed.replace(/^<\/?/, '').length, end: offset }
  if (typed?.startsWith('</') === true) {
    return { span, candidates: element === undefined ? [] : [{ label: element.tag, kind: 'section' }] }
  }
  const spec = element === undefined ? undefined : specOf(element)
  const candidates = elementCandidates(spec, element, model)
  return { span, candidates: candidates.map(candidate => ({ ...candidate, insert: `${lead}${candidate.label}` })) }
}

/** Finds what the vocabulary says of an element in its place. */
function specOf(element: XmlElement): ElementSpec | undefined {
  if (element.parent === undefined) return element.tag === 'cluster' ? rootElement : undefined
  const parent = specOf(element.parent)
  return parent === undefined ? undefined : childElement(parent, element.tag)
}

/** Lists the elements that may still come in `parent`. */
function elementCandidates(spec: ElementSpec | undefined, parent: XmlElement | undefined, model: ClusterConf): Candidate[] {
  if (parent === undefined) return [candidateOf('cluster', 'section', 'cluster')]
  if (spec === undefined) return []
  return childNames(spec, model.era)
    .filter(name => {
      const max = childSpec(spec, name)?.max
      return max === undefined || parent.children.filter(({ tag }) => tag === name).length < max
    })
    .map(name => candidateOf(name, 'section', name))
}

/** The kinds of names that the value of an attribute may be. */
function namesWanted(element: XmlElement, name: string): readonly WantedName[] {
  const { tag } = element
  if (tag === 'drbd' && name === 'resource') return [{ of: 'resource' }]
  if (tag === 'clusternode' && name === 'name') return [{ of: 'host' }]
  if (tag === 'ip' && name === 'address') return [{ of: 'address' }]
  const spec = specOf(element)
  const type = spec === undefined ? undefined : attributeSpec(spec, name)?.type
  if (type === 'interfaceName') return [{ of: 'interface' }]
  return name === 'device' && spec?.kind === 'resource' ? [{ of: 'device' }, { of: 'disk' }] : []
}

/** Lists the attributes that an element may still have, those marked that it must have. */
function attributeCandidates(element: XmlElement, model: ClusterConf, present?: string): Candidate[] {
  const spec = specOf(element)
  if (spec === undefined) return []
  const isFree = (name: string): boolean => name === present || attributeOf(element, name) === undefined
  const refersOnly = spec.kind === 'resource' && attributeOf(element, 'ref') !== undefined
  const names = refersOnly ? ['ref', ...attributeNames(spec, model.era).filter(name => name.startsWith('__'))] : attributeNames(spec, model.era)
  const own = names.filter(isFree).map(name => ({
    ...candidateOf(name, 'name', `${spec.name}.${name}`),
    ...(attributeSpec(spec, name)?.required === undefined ? {} : { rank: 'first' as const }),
  }))
  const agent = spec.takesAgentParameters === true ? agentOf(element, model) : undefined
  const parameters = spec.takesAgentParameters !== true ? [] : agent === undefined ? fenceParameterNames() : [...agent.parameters.keys()]
  return [
    ...own,
    ...parameters
      .filter(name => isFree(name) && attributeSpec(spec, name) === undefined)
      .map(name => candidateOf(name, 'name', `${agent?.name ?? spec.name}.${name}`)),
  ]
}

function valueCandidates(element: XmlElement, name: string, model: ClusterConf): Candidate[] {
  const spec = specOf(element)
  const own = spec === undefined ? undefined : attributeSpec(spec, name)
  const described = own ?? (spec?.takesAgentParameters === true ? agentOf(element, model)?.parameters.get(name) : undefined)
  if (described === undefined) return []
  const refers = (values: readonly (string | undefined)[]): Candidate[] =>
    [...new Set(values)].flatMap(label => (label === undefined ? [] : [{ label, kind: 'reference' as const }]))
  const names = (elements: readonly XmlElement[]): Candidate[] => refers(elements.map(each => valueOf(each, 'name')))
  switch (described.type) {
    case 'nodeRef':
      return names(model.nodes)
    case 'fencedeviceRef':
      return names(model.fenceDevices)
    case 'failoverdomainRef':
      return names(model.failoverDomains)
    case 'serviceRef':
      return refers(model.services.map(service => `${service.tag}:${valueOf(service, 'name') ?? ''}`))
    case 'resourceRef': {
      const primary = resourceAgent(element.tag)?.primary ?? 'name'
      return refers(model.resources.filter(({ tag }) => tag === element.tag).map(resource => valueOf(resource, primary)))
    }
    case 'fenceAgent':
      return fenceAgentNames()
        .filter(agent => isKnownIn(fenceAgent(agent) ?? {}, model.era))
        .map(label => candidateOf(label, 'value', label))
    default:
  }
  if (name === 'nodeid' && element.tag === 'clusternode') return [{ label: String(freeNodeId(model)), kind: 'value' }]
  return (wordsOf(described) ?? []).map(label => ({ label, kind: 'value' }))
}

function freeNodeId(model: ClusterConf): number {
  const taken = new Set(model.nodes.map(node => atoi(valueOf(node, 'nodeid') ?? '0')))
  let id = 1
  while (taken.has(id)) id += 1
  return id
}

function agentOf(element: XmlElement, model: ClusterConf): FenceAgent | undefined {
  const device = element.tag === 'fencedevice' ? element : model.fenceDeviceNamed.get(valueOf(element, 'name') ?? '')
  const agent = valueOf(device, 'agent')
  return agent === undefined ? undefined : fenceAgent(agent)
}

function entryOf(element: XmlElement, name: string, model: ClusterConf) {
  const spec = specOf(element)
  if (spec === undefined) return undefined
  const agent = spec.takesAgentParameters === true && attributeSpec(spec, name) === undefined ? agentOf(element, model) : undefined
  return vocabulary.find(`${agent?.name ?? spec.name}.${name}`)
}

function candidateOf(label: string, kind: Candidate['kind'], path: string): Candidate {
  const entry = vocabulary.find(path)
  return { label, kind, ...(entry === undefined ? {} : { entry }) }
}

function here(offset: number): Span {
  return { start: offset, end: offset }
}
