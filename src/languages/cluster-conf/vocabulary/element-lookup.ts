import { daemonElements } from './daemons.js'
import { fencingElements } from './fencing.js'
import { membershipElements } from './membership.js'
import { quorumElements } from './quorum.js'
import { resourceAgentTable } from './resource-agents.js'
import { resourceCommonAttributes } from './resource-common.js'
import { serviceElements } from './services.js'
import type { AttributeSpec, ChildSpec, ElementSpec, Era, PerEra, ResourceAgent } from './spec.js'

/** Finds an element by its name alone; `event` is the one of `events`. */
export function elementNamed(name: string): ElementSpec | undefined {
  for (const table of elementTables) if (Object.hasOwn(table, name)) return table[name]
  return undefined
}

/** Lists the names of all elements but the resources. */
export function elementNames(): readonly string[] {
  return elementTables.flatMap(table => Object.keys(table))
}

/** Finds a type of resource. */
export function resourceAgent(type: string): ResourceAgent | undefined {
  return Object.hasOwn(resourceAgentTable, type) ? resourceAgentTable[type] : undefined
}

/** Lists the types of resource. */
export function resourceTypes(): readonly string[] {
  return Object.keys(resourceAgentTable)
}

/** Finds what `name` is inside `parent`: `service` is a resource in `rm` and foreign in `cluster`. */
export function childElement(parent: ElementSpec, name: string): ElementSpec | undefined {
  if (parent.kind === 'foreign') return foreignElement(name, parent.name)
  const child = childSpec(parent, name)
  if (child === undefined) return undefined
  if (isForeign(parent, name)) return foreignElement(name, parent.name)
  if (parent.takesResources === true && name !== 'action') return resourceAgent(name)
  return elementNamed(name) ?? resourceAgent(name)
}

/** Tells how often `name` may stand in `parent`; `undefined` where it may not. */
export function childSpec(parent: ElementSpec, name: string): ChildSpec | undefined {
  if (Object.hasOwn(parent.children, name)) return parent.children[name]
  if (parent.takesResources !== true) return undefined
  const agent = resourceAgent(name)
  if (agent === undefined) return undefined
  return {
    ...(agent.since === undefined ? {} : { since: agent.since }),
    ...(agent.until === undefined ? {} : { until: agent.until }),
  }
}

/** Lists what may stand in `parent`, in one era or in any. */
export function childNames(parent: ElementSpec, era?: Era): readonly string[] {
  const names = Object.keys(parent.children)
  if (parent.takesResources === true) names.push(...resourceTypes())
  if (era === undefined) return names
  return names.filter(name => {
    const child = childSpec(parent, name)
    const element = childElement(parent, name)
    return child !== undefined && isKnownIn(child, era) && (element === undefined || isKnownIn(element, era))
  })
}

/** Lists the elements in which `name` may stand; every resource for what stands in resources. */
export function parentsOf(name: string): readonly string[] {
  const places = new Set([...(elementNamed(name)?.in ?? []), ...(resourceAgent(name)?.in ?? [])])
  if (places.delete('@resource')) for (const type of resourceTypes()) places.add(type)
  return [...places]
}

/** Finds an attribute; of a resource, those that all resources share too. */
export function attributeSpec(element: ElementSpec, name: string): AttributeSpec | undefined {
  if (Object.hasOwn(element.attributes, name)) return element.attributes[name]
  if (element.kind !== 'resource' || !Object.hasOwn(resourceCommonAttributes, name)) return undefined
  return resourceCommonAttributes[name]
}

/** Lists the attributes of an element, in one era or in any; not the parameters of its fence agent. */
export function attributeNames(element: ElementSpec, era?: Era): readonly string[] {
  const names = Object.keys(element.attributes)
  if (element.kind === 'resource') names.push(...Object.keys(resourceCommonAttributes))
  if (era === undefined) return names
  return names.filter(name => isKnownIn(attributeSpec(element, name) ?? {}, era))
}

/** Tells whether an era has an attribute, element or child. */
export function isKnownIn(spec: { readonly since?: Era; readonly until?: Era }, era: Era): boolean {
  return (spec.since ?? 1) <= era && era <= (spec.until ?? 3)
}

/** Reads the value of one era. */
export function inEra<T extends string | number>(value: PerEra<T> | undefined, era: Era): T | undefined {
  return typeof value === 'object' ? value[era] : value
}

/** Finds the era of a version such as `1.02`, `2`, `3.0.12`, or `rhel4` to `rhel6`; cluster 3.x for anything else. */
export function eraOf(target: string): Era {
  const [, release, version] = /^(?:rhel-?([456])|([123])(?![0-9]))/i.exec(target) ?? []
  const number = release === undefined ? Number(version) : Number(release) - 3
  return number === 1 || number === 2 ? number : 3
}

/** Lists the words that a value may be, where there is a list. */
export function wordsOf(spec: {
  readonly type: string
  readonly values?: readonly string[]
}): readonly string[] | undefined {
  return spec.values ?? (Object.hasOwn(wordsOfType, spec.type) ? wordsOfType[spec.type] : undefined)
}

const elementTables: readonly Readonly<Record<string, ElementSpec>>[] = [
  membershipElements,
  fencingElements,
  serviceElements,
  quorumElements,
  daemonElements,
]

const wordsOfType: Readonly<Record<string, readonly string[]>> = {
  intFlag: ['0', '1'],
  yesExact: ['yes', 'no'],
  yesNoExact: ['yes', 'no'],
  onOffExact: ['on', 'off'],
  onOff: ['on', 'off'],
  yesNo: ['yes', 'no'],
  yesOnCi: ['yes', 'no'],
  yesOnPrefixCi: ['yes', 'no'],
  exclusiveBool: ['0', '1'],
  autostartBool: ['0', '1'],
  agentBool: ['0', '1'],
  raBool: ['0', '1'],
  intOrYes: ['0', '1'],
  syslogFacility: [
    ...['auth', 'authpriv', 'cron', 'daemon', 'ftp', 'kern', 'lpr', 'mail', 'news', 'syslog', 'user', 'uucp'],
    ...['local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'],
  ],
  syslogPriority: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'warn', 'notice', 'info', 'debug'],
}

function isForeign(parent: ElementSpec, name: string): boolean {
  return (parent.name === 'cluster' && ['event', 'service', 'amf', 'aisexec'].includes(name)) || name === 'logger'
}

function foreignElement(name: string, parent: string): ElementSpec {
  return {
    name,
    kind: 'foreign',
    doc: 'Handed on to openais or corosync as it stands.',
    source: 'cluster 3.2.0 config/plugins/xml/config.c',
    in: [parent],
    attributes: {},
    children: {},
  }
}
