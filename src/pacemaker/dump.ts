import { embeddedSecrets } from '../secrets/likely-secrets.js'
import { mask } from '../secrets/mask.js'
import type { Origin } from '../text/located.js'
import type { Span } from '../text/span.js'
import { attributeOf, childOf, childrenOf, descendantsOf } from './ast.js'
import type { XmlElement } from './ast.js'
import { isSecretSetting } from './analysis/secrets.js'
import type { Cib, Operation, Pair, Resource } from './model.js'
import { firstOfEach, pairsIn } from './reading/model-of.js'
import { optionAt } from './vocabulary.js'

/** Says where something is written, such as `cib.xml:3:7`. */
type PlaceOf = (origin: Origin) => string

/**
 * Writes what the cluster makes of a CIB: its options, and each resource with what it gets from its template, from what holds it and from
 * the defaults, with a comment behind each value that stands elsewhere. Secrets are masked.
 *
 * Source: Pacemaker Explained, "Resource Defaults", "Setting Meta-Attributes" and "Setting Global Defaults for Operations": what stands
 * in the resource counts before its template, that before the group or clone around it, and that before the defaults.
 */
export function dumpText(cib: Cib, placeOf: PlaceOf): string {
  const defaults = defaultsIn(cib, 'rsc_defaults', 'meta_attributes')
  const ofOperations = defaultsIn(cib, 'op_defaults', 'meta_attributes')
  const blocks = [
    optionLines(cib, placeOf),
    ...cib.resources.filter(({ kind }) => kind !== 'template').map(resource => [
      headOf(resource),
      ...resource.children.map(child => `  has ${child.id}`),
      ...parameterLines(resource, placeOf),
      ...metaLines(resource, defaults, placeOf),
      ...operationLines(resource, ofOperations, placeOf),
    ]),
    cib.constraints.map(({ element }) => constraintLine(element)),
  ]
  const lines = blocks.filter(block => block.length > 0).map(block => `${block.map(line => line.replaceAll('\n', '\\n')).join('\n')}\n`)
  return lines.join('\n')
}

/** Lists where secrets may stand in what `dumpText` writes, which is no XML: on a line, and not behind its end. */
export function dumpMasks(text: string): Iterable<Span> {
  return embeddedSecrets(text)
}

function optionLines({ properties }: Cib, placeOf: PlaceOf): string[] {
  const lines = [...properties.values()].map(pair => `  ${pairText(pair)}${conditionOf(pair, placeOf)}`)
  return lines.length === 0 ? [] : ['options of the cluster', ...lines]
}

function headOf({ kind, id, agent, parent, isPromotable }: Resource): string {
  const what = agent === undefined ? (isPromotable ? ', promotable' : '') : ` ${agent}`
  return `${kind} ${id}${what}${parent === undefined ? '' : ` in ${parent.kind} ${parent.id}`}`
}

function parameterLines({ parameters, id }: Resource, placeOf: PlaceOf): string[] {
  return [...firstOfEach(parameters).values()].map(pair => `  params ${pairText(pair)}${originOf(pair, id, placeOf)}`)
}

/** Options of a clone are no matter of what it holds. */
function metaLines(resource: Resource, defaults: readonly Pair[], placeOf: PlaceOf): string[] {
  const isOf = (pair: Pair): boolean => resource.kind === 'clone' || resource.kind === 'bundle' || optionAt('resource', pair.name.value) !== undefined || optionAt('clone', pair.name.value) === undefined
  const around: Pair[] = []
  for (let holder = resource.parent; holder !== undefined; holder = holder.parent) around.push(...[...holder.meta.values()].filter(isOf))
  return [...firstOfEach([...resource.meta.values(), ...around, ...defaults.filter(isOf)]).values()].map(pair => `  meta ${pairText(pair)}${originOf(pair, resource.id, placeOf)}`)
}

function operationLines({ operations, id }: Resource, defaults: readonly Pair[], placeOf: PlaceOf): string[] {
  const seen = new Set<string>()
  const lines: string[] = []
  for (const operation of operations) {
    const key = `${operation.name} ${operation.interval}`
    if (seen.has(key)) continue
    seen.add(key)
    lines.push(operationLine(operation, { id, defaults, placeOf }))
  }
  return lines
}

function operationLine({ element, name }: Operation, { id, defaults, placeOf }: { readonly id: string; readonly defaults: readonly Pair[]; readonly placeOf: PlaceOf }): string {
  const own = element.attributes.filter(attribute => !['id', 'name'].includes(attribute.name)).map(attribute => [attribute.name, attribute.value] as const)
  const sets = childrenOf(element, 'meta_attributes').flatMap(pairsIn)
  const given = new Set([...own.map(([key]) => key), ...sets.map(pair => pair.name.value)])
  const inherited = [...firstOfEach(defaults).values()].filter(pair => !given.has(pair.name.value))
  const comments = [holderOf(element) === id ? '' : `${originText(element, placeOf)}`, ...inherited.map(pair => `${pair.name.value}: ${originText(pair.element, placeOf)}${pair.isConditional ? ', where its rule holds' : ''}`)].filter(text => text !== '')
  const said = [...own.map(([key, value]) => `${key}=${shown(key, value)}`), ...[...sets, ...inherited].map(pairText)]
  return `  op ${[name, ...said].join(' ')}${comments.length === 0 ? '' : `  # ${comments.join('; ')}`}`
}

/** Sets within a constraint stand behind it, one after the other. */
function constraintLine(element: XmlElement): string {
  const own = (one: XmlElement): string => [one.tag, ...one.attributes.filter(({ name }) => name !== 'id').map(({ name, value }) => `${name}=${value}`)].join(' ')
  const id = attributeOf(element, 'id')?.value ?? ''
  return [`constraint ${id} ${own(element)}`, ...[...descendantsOf(element)].filter(child => child !== element).map(own)].join(', ')
}

function defaultsIn({ configuration }: Cib, section: 'rsc_defaults' | 'op_defaults', set: string): readonly Pair[] {
  return childrenOf(childOf(configuration, section), set).flatMap(pairsIn)
}

function pairText({ name, value }: Pair): string {
  return `${name.value}=${value === undefined ? '?' : shown(name.value, value.value)}`
}

function shown(name: string, value: string): string {
  if (isSecretSetting(name)) return mask
  return /^[^\s"#]+$/.test(value) ? value : `"${value}"`
}

/** Says where a pair is written, where that is not the resource itself. */
function originOf(pair: Pair, id: string, placeOf: PlaceOf): string {
  return holderOf(pair.element) === id ? conditionOf(pair, placeOf) : `  # ${originText(pair.element, placeOf)}${pair.isConditional ? ', where its rule holds' : ''}`
}

function conditionOf(pair: Pair, placeOf: PlaceOf): string {
  return pair.isConditional ? `  # where its rule holds, ${placeOf(pair.name)}` : ''
}

function originText(element: XmlElement, placeOf: PlaceOf): string {
  const holder = holderAround(element)
  const id = attributeOf(holder ?? element, 'id')?.value
  return [holder === undefined ? undefined : `${holder.tag}${id === undefined ? '' : ` ${id}`}`, placeOf({ file: element.file, span: element.span })].filter(part => part !== undefined).join(', ')
}

function holderOf(element: XmlElement): string | undefined {
  const holder = holderAround(element)
  return holder === undefined ? undefined : attributeOf(holder, 'id')?.value
}

/** What a set or an operation belongs to. */
function holderAround({ parent }: XmlElement): XmlElement | undefined {
  return parent !== undefined && within.has(parent.tag) ? parent.parent : parent
}

const within: ReadonlySet<string> = new Set(['operations', 'meta_attributes', 'instance_attributes', 'cluster_property_set'])
