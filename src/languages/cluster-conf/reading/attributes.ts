import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { misleadingIn } from '../../../text/misleading.js'
import { misleadingFaults } from '../../../xml/meant.js'
import { attributeOf, childOf, nameOf } from '../ast.js'
import type { XmlAttribute, XmlDocument, XmlElement } from '../ast.js'
import { atoi } from './daemon-value.js'
import { attributeNames, attributeSpec, isKnownIn, resourceAgent } from '../vocabulary.js'
import type { AttributeSpec, ElementSpec, Era } from '../vocabulary.js'
import { knownAttribute } from './digest.js'
import type { Digest, KnownAttribute } from './digest.js'
import { insteadHelp, isDeprecatedIn, schemaWeight } from './fault-sink.js'
import type { FaultSink, Weight } from './fault-sink.js'
import { readFenceParameters } from './fence-parameters.js'
import { judgeValue } from './judge-value.js'
import { renameFix } from './rename-fix.js'

/** Holds the attributes of one element against the vocabulary. */
export function readAttributes(element: XmlElement, digest: Digest, document: XmlDocument, sink: FaultSink): void {
  let strangers: XmlAttribute[] | undefined
  for (const attribute of element.attributes) {
    if (attribute.isMisleading) reportMisleading(attribute, digest, { document, sink })
    const known = knownAttribute(digest, attribute.name, sink.era)
    if (known !== undefined) readKnown(attribute, known, digest.spec, sink)
    else if (strangers === undefined) strangers = [attribute]
    else strangers.push(attribute)
  }
  const before = sink.faults.length
  const meant = strangers === undefined ? undefined : readStrangers(element, strangers, { spec: digest.spec, document, sink })
  const hasRefused = sink.faults.slice(before).some(({ severity, origin }) => severity === 'error' && origin === 'daemon')
  if (digest.spec.kind === 'resource') reportConflictingRef(element, sink)
  if (digest.required.length > 0 && element.isTagSound) reportMissing(element, digest, { meant, hasRefused }, sink)
}

/** Reads the attributes that the element itself does not know; returns the names that misspelt ones were meant to be. */
function readStrangers(
  element: XmlElement,
  strangers: readonly XmlAttribute[],
  { spec, document, sink }: { readonly spec: ElementSpec; readonly document: XmlDocument; readonly sink: FaultSink },
): ReadonlySet<string> | undefined {
  let meant: Set<string> | undefined
  const mean = (name: string): void => {
    meant ??= new Set()
    meant.add(name)
  }
  const others: XmlAttribute[] = []
  for (const attribute of strangers) {
    if (isNamespace(attribute.name)) reportNamespace(attribute, sink)
    else others.push(attribute)
  }
  if (spec.takesAgentParameters === true) {
    if (others.length > 0) readFenceParameters(element, others, { document, sink, mean })
    return meant
  }
  let unused: readonly string[] | undefined
  // Worked out once: a tag may have thousands of attributes that nobody knows.
  const unusedNames = (): readonly string[] => {
    if (unused !== undefined) return unused
    const used = new Set(element.attributes.map(attribute => attribute.name))
    return (unused = attributeNames(spec, sink.era).filter(name => !used.has(name)))
  }
  if (!element.isTagSound) return meant // They may be pieces of others.
  for (const attribute of others) if (!attribute.isBroken) reportUnknown(attribute, { spec, sink, mean, unusedNames })
  return meant
}

function readKnown(attribute: XmlAttribute, known: KnownAttribute, element: ElementSpec, sink: FaultSink): void {
  const { spec } = known
  if (!known.isCurrent && !isTaken(attribute, spec, sink)) return
  const verdict = known.isJudged && !attribute.isMisleading ? judgeValue({ attribute, spec, tag: element.name, era: sink.era }) : undefined
  if (verdict === undefined) return
  const { rule, message, ...more } = verdict
  // qdiskd stops over such a token; unsafe-qdisk-token says so.
  const isToken = rule === 'misread-value' && element.name === 'totem' && attribute.name === 'token'
  if (isToken && sink.era === 3 && sink.hasQuorumDisk && atoi(attribute.value) < 10000) return
  sink.add(rule, attribute, message, more)
}

/** Names the characters of a value that look like others; the schema of cluster 3 may refuse the value as it stands. */
function reportMisleading(
  attribute: XmlAttribute,
  { spec }: Digest,
  { document, sink }: { readonly document: XmlDocument; readonly sink: FaultSink },
): void {
  const known = attributeSpec(spec, attribute.name)
  const verdict = known === undefined ? undefined : judgeValue({ attribute, spec: known, tag: spec.name, era: sink.era })
  // The schema ties the uses of a fence device to its definition, and other characters are another name.
  const isTied = attribute.name === 'name' && (spec.name === 'device' || spec.name === 'fencedevice')
  const weight = verdict?.origin === 'daemon' || isTied ? schemaWeight(sink.era) : { severity: 'warning' as const, origin: 'practice' as const }
  const found = misleadingIn(document.text, attribute.span)
  const { file } = attribute
  for (const { rule, at, message, fixes = [] } of misleadingFaults(document.text, found, { file, rule: 'misleading-character' })) {
    sink.add(rule, at, message, { ...weight, fixes: fixes.map(fix => ({ ...fix, safety: 'unsafe' as const })) })
  }
}

/** Speaks up about an attribute that is not simply in use; false where its value does not matter any more. */
function isTaken(attribute: XmlAttribute, spec: AttributeSpec, sink: FaultSink): boolean {
  const { era } = sink
  if ((spec.since !== undefined || spec.until !== undefined) && !isKnownIn(spec, era)) {
    reportUnsupported(attribute, spec, sink)
    return false
  }
  if (spec.schema !== undefined && era === 3) reportRefused(attribute, spec, sink)
  else if (spec.isInternal === true) {
    sink.add('deprecated-attribute', nameOf(attribute), `Attribute "${attribute.name}" is set by the software itself`, {
      help: 'Remove it.',
    })
  } else if (spec.deprecated !== undefined && isDeprecatedIn(spec, era)) {
    const message = `Attribute "${attribute.name}" is out of use`
    sink.add('deprecated-attribute', nameOf(attribute), message, insteadHelp(spec))
  }
  return true
}

function reportUnsupported(attribute: XmlAttribute, spec: AttributeSpec, sink: FaultSink): void {
  const { era } = sink
  const { name } = attribute
  const message =
    spec.until !== undefined && era > spec.until
      ? `Attribute "${name}" is gone since cluster ${spec.until + 1}`
      : `Attribute "${name}" is known from cluster ${spec.since ?? 1} on, and this file is read by cluster ${era}`
  const help = spec.until === undefined ? {} : insteadHelp(spec)
  sink.add('unsupported-attribute', nameOf(attribute), message, { ...schemaWeight(era), ...help })
}

function reportRefused(attribute: XmlAttribute, spec: AttributeSpec, sink: FaultSink): void {
  const { name } = attribute
  const message =
    spec.schema === 'forbidden'
      ? `Attribute "${name}" is refused here`
      : `Attribute "${name}" is not in the schema that cluster 3 checks the file by`
  sink.add('refused-attribute', nameOf(attribute), message)
}

function reportUnknown(
  attribute: XmlAttribute,
  { spec, sink, mean, unusedNames }: {
    readonly spec: ElementSpec
    readonly sink: FaultSink
    mean(name: string): void
    unusedNames(): readonly string[]
  },
): void {
  const close = didYouMean(attribute.name, unusedNames())
  if (close !== undefined) mean(close)
  sink.add('unknown-attribute', nameOf(attribute), `Attribute "${attribute.name}" is not known in "${spec.name}"`, {
    ...schemaWeight(sink.era),
    ...renameFix(attribute, close),
  })
}

function isNamespace(name: string): boolean {
  return name === 'xmlns' || name.includes(':')
}

/** A prefix that is declared and not used is no matter to the schema; anything else is. */
function reportNamespace(attribute: XmlAttribute, sink: FaultSink): void {
  const { name, value } = attribute
  const message = `Attribute "${name}" is a matter of namespaces, which cluster.conf does not use`
  const isTaken = /^xmlns:./.test(name) || (name === 'xmlns' && value === '' && !attribute.isUnknown)
  sink.add('unused-namespace', nameOf(attribute), message, isTaken ? { severity: 'info', origin: 'practice' } : schemaWeight(sink.era))
}

/** A resource is either defined or referred to. */
function reportConflictingRef(element: XmlElement, sink: FaultSink): void {
  const ref = attributeOf(element, 'ref')
  const agent = resourceAgent(element.tag)
  if (ref === undefined || agent === undefined) return
  const own = element.attributes.find(({ name }) => Object.hasOwn(agent.attributes, name) && name !== 'ref')
  if (own === undefined) return
  sink.add('conflicting-ref', nameOf(own), `Attribute "${own.name}" stands beside "ref", which takes all of them from the definition`, {
    ...schemaWeight(sink.era),
    related: [{ at: nameOf(ref), message: '"ref" stands here' }],
  })
}

interface Strangers {
  /** The names that misspelt attributes were meant to be. */
  readonly meant: ReadonlySet<string> | undefined
  /** One that nobody knows is an error already: it may stand for the one attribute that is missing. */
  readonly hasRefused: boolean
}

function reportMissing(element: XmlElement, { spec, required }: Digest, { meant, hasRefused }: Strangers, sink: FaultSink): void {
  if (spec.kind === 'resource') {
    if (attributeOf(element, 'ref') !== undefined || meant?.has('ref') === true) return
    const primary = resourceAgent(element.tag)?.primary
    if (primary !== undefined && isReference(element, primary, meant)) {
      const message = `Element "${element.tag}" has neither "ref" nor "${primary}"`
      sink.add('missing-attribute', element, message, missingWeight(spec, primary, sink.era))
      return
    }
  }
  const missing = required.filter(name => attributeOf(element, name) === undefined && meant?.has(name) !== true)
  if (missing.length === 0 || (missing.length === 1 && hasRefused)) return
  // All that an element lacks is one fault, but for what no daemon asks for.
  for (const names of [missing.filter(name => isAskedFor(spec, name, sink.era)), missing.filter(name => !isAskedFor(spec, name, sink.era))]) {
    const [name] = names
    if (name !== undefined) sink.add('missing-attribute', element, `Element "${element.tag}" has no ${listed(names)}${isPartOfFile(element) && childOf(element, 'clusternodes') === undefined ? ', nor "clusternodes"' : ''}`, missingWeight(spec, name, sink.era))
  }
}

/** Tells whether a text is only a part of a file, such as what rgmanager reads of it: what each file has is not there. */
export function isPartOfFile(element: XmlElement): boolean {
  return element.tag === 'cluster' && element.parent === undefined && element.isContentSound && attributeOf(element, 'name') === undefined && attributeOf(element, 'config_version') === undefined
}

function listed(names: readonly string[]): string {
  const quoted = names.map(name => `"${name}"`)
  return [...quoted.slice(0, -2), quoted.slice(-2).join(' and ')].join(', ')
}

/** Tells whether a resource without a name was probably meant to refer to one: it stands in a service. */
function isReference(element: XmlElement, primary: string, meant: ReadonlySet<string> | undefined): boolean {
  if (attributeOf(element, primary) !== undefined || meant?.has(primary) === true) return false
  const place = element.parent?.tag
  return place !== 'resources' && place !== 'rm'
}

/** The daemons before cluster 3.x object themselves to these; cluster 3.x has the schema for all. */
const neededByDaemons: ReadonlySet<string> = new Set(['cluster.name', 'cluster.config_version', 'clusternode.name', 'clusternode.nodeid'])

function missingWeight(spec: ElementSpec, name: string, era: Era): Weight {
  return { severity: 'error', origin: isAskedFor(spec, name, era) ? 'daemon' : 'practice' }
}

function isAskedFor(spec: ElementSpec, name: string, era: Era): boolean {
  return era === 3 || neededByDaemons.has(`${spec.name}.${name}`)
}
