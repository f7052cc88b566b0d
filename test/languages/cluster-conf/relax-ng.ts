import {
  childElement,
  childSpec,
  elementNames,
  elementNamed,
  fenceAgent,
  fenceAgentNames,
  fenceParameterNamed,
  isKnownIn,
  resourceAgent,
  resourceTypes,
  rootElement,
} from '../../../src/languages/cluster-conf/vocabulary.js'
import type { AttributeSpec, ElementSpec, ResourceAgent } from '../../../src/languages/cluster-conf/vocabulary.js'
import { resourceCommonAttributes } from '../../../src/languages/cluster-conf/vocabulary/resource-common.js'

/**
 * Writes the schema of cluster 3.x in RELAX NG from the vocabulary, in the form of the cluster.rng of RHEL 6: resources are
 * referred to or defined, the parameters of a fence device are those of one agent, its name is an ID and that of a use an IDREF.
 *
 * It says what the vocabulary says and nothing else; stored verdicts of the shipped schema hold it to that one.
 */
export function clusterSchema(): string {
  const types = resourceTypes().filter(type => inSchema(resourceAgent(type)))
  const names = elementNames().filter(name => isUsed(elementNamed(name)) && name !== rootElement.name)
  return [
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">',
    `<start>${element(rootElement)}</start>`,
    ...names.map(name => define(`element.${name}`, elementNamed(name), element)),
    ...types.map(type => define(`resource.${type}`, resourceAgent(type), resource)),
    `<define name="resources"><zeroOrMore><choice>${types.map(type => `<ref name="resource.${type}"/>`).join('')}<ref name="element.action"/></choice></zeroOrMore></define>`,
    `<define name="parameters"><choice>${fenceAgentNames().map(parametersOf).join('')}</choice></define>`,
    '</grammar>',
  ].join('\n')
}

function define<Spec extends ElementSpec>(name: string, spec: Spec | undefined, write: (spec: Spec) => string): string {
  return spec === undefined ? '' : `<define name="${name}">${write(spec)}</define>`
}

function isUsed(spec: ElementSpec | undefined): boolean {
  return spec !== undefined && spec.kind === 'element' && spec.schema === undefined && isKnownIn(spec, 3)
}

function inSchema(agent: ResourceAgent | undefined): boolean {
  return agent?.inSchema === true
}

function element(spec: ElementSpec): string {
  const takes = spec.takesAgentParameters === true
  // What the table of an element says of a parameter, that it is out of use, is no matter to the schema.
  const own = Object.entries(spec.attributes).filter(([name]) => !takes || fenceParameterNamed(name) === undefined)
  const attributes = own.map(([name, each]) => attribute(name, each, spec.name))
  const parameters = takes ? '<ref name="parameters"/>' : ''
  const text = spec.hasText === true ? '<optional><text/></optional>' : ''
  return `<element name="${spec.name}">${attributes.join('')}${parameters}${text}${children(spec)}</element>`
}

function children(spec: ElementSpec): string {
  const resources = spec.takesResources === true ? '<ref name="resources"/>' : ''
  const own = Object.keys(spec.children).flatMap(name => child(spec, name) ?? [])
  // The second name of a node comes before everything else in it.
  const first = spec.name === 'clusternode' ? own.filter(each => each.includes('"element.altname"')) : []
  const rest = own.filter(each => !first.includes(each))
  const all = rest.length > 1 ? `<interleave>${rest.join('')}</interleave>` : rest.join('')
  return `${first.join('')}${all}${resources}`
}

function child(parent: ElementSpec, name: string): string | undefined {
  const limits = childSpec(parent, name)
  const spec = childElement(parent, name)
  if (limits === undefined || spec === undefined || limits.schema === 'missing' || !isKnownIn(limits, 3)) return undefined
  const isResource = spec.kind === 'resource'
  if (isResource ? !inSchema(resourceAgent(name)) : !isUsed(spec)) return undefined
  if (parent.takesResources === true && name === 'action') return undefined // Among the resources.
  const ref = `<ref name="${isResource ? 'resource' : 'element'}.${name}"/>`
  if (limits.max === 1) return limits.min === 1 ? ref : `<optional>${ref}</optional>`
  return `<zeroOrMore>${ref}</zeroOrMore>`
}

function resource(agent: ResourceAgent): string {
  const own = Object.entries(agent.attributes).map(([name, each]) => attribute(name, each, agent.name))
  const common = Object.entries(resourceCommonAttributes)
    .filter(([name]) => name !== 'ref')
    .map(([name, each]) => attribute(name, each, agent.name))
  const content = `<choice><attribute name="ref"/><group>${own.join('')}</group></choice>${common.join('')}<ref name="resources"/>`
  return `<element name="${agent.name}">${content}</element>`
}

function attribute(name: string, spec: AttributeSpec, owner: string): string {
  if (spec.schema !== undefined || !isKnownIn(spec, 3)) return ''
  const content = `<attribute name="${name}">${valueOf(name, spec, owner)}</attribute>`
  const isRequired = spec.required === true || spec.required?.includes(3) === true
  return isRequired ? content : `<optional>${content}</optional>`
}

function valueOf(name: string, { schemaType, values }: AttributeSpec, owner: string): string {
  switch (schemaType) {
    case 'ncname':
      return `<data type="${owner === 'fencedevice' && name === 'name' ? 'ID' : 'IDREF'}"/>`
    case 'enum':
      return `<choice>${(values ?? []).map(value => `<value>${value}</value>`).join('')}</choice>`
    case undefined:
      return '<text/>'
    default:
      return `<data type="${schemaType}"/>`
  }
}

function parametersOf(name: string): string {
  const agent = fenceAgent(name)
  if (agent?.inSchema !== true) return ''
  const own = [...agent.parameters.values()].filter(parameter => parameter.inSchema)
  const attributes = own.map(parameter => `<optional><attribute name="${parameter.name}"/></optional>`)
  return `<group>${attributes.join('')}</group>`
}
