import type { VocabularyEntry } from '../../language.js'
import { wordsOf } from './element-lookup.js'
import type { AttributeSpec, ElementSpec, Era, FenceAgent, FenceParameter, PerEra, ValueType } from './spec.js'

/** Describes an element or a type of resource. */
export function elementEntry(element: ElementSpec): VocabularyEntry {
  return {
    name: element.name,
    kind: element.kind === 'resource' ? 'resource' : 'element',
    in: element.in.map(place => (place === '@resource' ? 'every resource' : place)),
    doc: element.doc,
    ...versionsOf(element),
    ...(element.deprecated === undefined ? {} : { deprecated: `Write ${element.deprecated}.` }),
    source: element.source,
  }
}

/** Describes an attribute of an element. */
export function attributeEntry(
  name: string,
  spec: AttributeSpec,
  element: { readonly name: string; readonly source: string },
): VocabularyEntry {
  const values = wordsOf(spec)
  return {
    name,
    kind: 'attribute',
    in: [element.name],
    doc: spec.doc,
    value: valueInWords(spec),
    ...(values === undefined ? {} : { values }),
    ...(spec.default === undefined ? {} : { default: defaultInWords(spec.default) }),
    ...unitOf(spec.type),
    ...versionsOf(spec),
    ...(spec.deprecated === undefined ? {} : { deprecated: `Write ${spec.deprecated}.` }),
    source: element.source,
  }
}

/** Describes a fence agent. */
export function fenceAgentEntry(agent: FenceAgent): VocabularyEntry {
  const needs = agent.requires.map(group => group.join(' or ')).join(', ')
  return {
    name: agent.name,
    kind: 'fence agent',
    in: ['fencedevice'],
    doc: agent.doc,
    ...(needs === '' ? {} : { value: `needs ${needs}` }),
    ...versionsOf(agent),
    source: agent.source,
  }
}

/** Describes a parameter of a fence agent, or of fence agents at large. */
export function parameterEntry(parameter: FenceParameter, agent?: FenceAgent): VocabularyEntry {
  const values = wordsOf(parameter)
  return {
    name: parameter.name,
    kind: 'fence parameter',
    in: [parameter.placement, ...(agent === undefined ? [] : [agent.name])],
    doc: parameter.doc,
    value: valueInWords(parameter),
    ...(values === undefined ? {} : { values }),
    ...(parameter.default === undefined ? {} : { default: parameter.default }),
    ...(parameter.deprecated === undefined ? {} : { deprecated: `Write ${parameter.deprecated}.` }),
    source: agent === undefined ? 'fence-agents, metadata of the agents' : agent.source,
  }
}

const eraNames: Readonly<Record<Era, string>> = { 1: 'cluster 1.x', 2: 'cluster 2.x', 3: 'cluster 3.x' }

const typesInWords: Readonly<Partial<Record<ValueType, string>>> = {
  intFlag: '0 or 1',
  yesExact: 'yes or no, exactly so',
  yesNoExact: 'yes or no, exactly so',
  onOffExact: 'on or off, exactly so',
  onOff: 'on or off',
  yesNo: 'yes or no',
  yesOnCi: 'yes or no',
  yesOnPrefixCi: 'yes or no',
  exclusiveBool: '0 or 1',
  autostartBool: '0 or 1',
  agentBool: '0 or 1',
  raBool: '0 or 1',
  intOrYes: '0 or 1',
  int: 'a number',
  port: 'a port, 1–65535',
  ms: 'milliseconds',
  seconds: 'seconds',
  centiseconds: 'hundredths of a second',
  duration: 'a time such as 30, 5m or 1h30m',
  nodeName: 'a host name',
  nodeRef: 'the name of a clusternode',
  fencedeviceRef: 'the name of a fencedevice',
  failoverdomainRef: 'the name of a failoverdomain',
  serviceRef: 'service:name or vm:name',
  resourceRef: 'the name of a resource of this type',
  fenceAgent: 'a fence agent',
  ncname: 'a name without leading digit, blank or colon',
  clusterName: 'letters, digits, - and _',
  multicastAddress: 'a multicast address',
  ip: 'an address',
  ipWithPrefix: 'an address, with /prefix if need be',
  path: 'an absolute path',
  interfaceName: 'a network interface',
  syslogFacility: 'a syslog facility',
  syslogPriority: 'a syslog priority',
  shellCommand: 'a command for /bin/sh',
}

const units: Readonly<Partial<Record<ValueType, string>>> = {
  ms: 'ms',
  seconds: 's',
  duration: 's',
  centiseconds: '1/100 s',
}

function valueInWords(spec: Pick<AttributeSpec, 'type' | 'values' | 'min' | 'max' | 'maxLength'>): string {
  const base = typesInWords[spec.type] ?? (spec.values === undefined ? 'any text' : spec.values.join(', '))
  const limits = [rangeInWords(spec.min, spec.max), lengthInWords(spec.maxLength)].filter(words => words !== '')
  return [base, ...limits].join(', ')
}

function rangeInWords(min: number | undefined, max: PerEra<number> | undefined): string {
  const most = typeof max === 'number' ? max : undefined
  if (min === undefined) return most === undefined ? '' : `up to ${most}`
  return most === undefined ? `${min} or more` : `${min}–${most}`
}

function lengthInWords(maxLength: PerEra<number> | undefined): string {
  return maxLength === undefined ? '' : `at most ${defaultInWords(maxLength)} characters`
}

function defaultInWords(value: PerEra<string | number>): string {
  if (typeof value !== 'object') return String(value)
  const given = ([1, 2, 3] as const).filter(era => value[era] !== undefined)
  return given.map(era => `${value[era]} (${eraNames[era]})`).join(', ')
}

function unitOf(type: ValueType): { unit: string } | Record<never, never> {
  const unit = units[type]
  return unit === undefined ? {} : { unit }
}

function versionsOf(spec: { readonly since?: Era; readonly until?: Era }): { versions: string } | Record<never, never> {
  if (spec.since === undefined && spec.until === undefined) return {}
  if (spec.until === undefined) return { versions: `${eraNames[spec.since ?? 1]} and later` }
  const since = spec.since ?? 1
  if (since === spec.until) return { versions: `${eraNames[since]} only` }
  return { versions: `${eraNames[since]} to ${eraNames[spec.until]}` }
}
