import { secretNameKind } from '../../../secrets/secret-name.js'
import { fenceAgentTable } from './fence-agents.js'
import { fenceParameterOverrides, fenceParameterTable } from './fence-parameters.js'
import type { FenceAgent, FenceParameter, SharedParameter } from './spec.js'

/** Finds a fence agent by name; of a path, the last part counts. */
export function fenceAgent(name: string): FenceAgent | undefined {
  const short = name.slice(name.lastIndexOf('/') + 1)
  const known = expanded.get(short)
  if (known !== undefined || !Object.hasOwn(fenceAgentTable, short)) return known
  const row = fenceAgentTable[short]
  if (row === undefined) return undefined
  const agent: FenceAgent = {
    name: short,
    class: row.class,
    doc: row.doc,
    source: `${short}(8)`,
    ...(row.since === undefined ? {} : { since: row.since }),
    ...(row.until === undefined ? {} : { until: row.until }),
    inSchema: row.inSchema === true,
    needsUnfence: row.needsUnfence === true,
    isNodeNameImplicit: row.isNodeNameImplicit === true,
    requires: words(row.requires).map(group => group.split('|')),
    parameters: expandParameters(short, row.parameters),
  }
  expanded.set(short, agent)
  return agent
}

/** Lists the names of all fence agents. */
export function fenceAgentNames(): readonly string[] {
  return Object.keys(fenceAgentTable)
}

/** Describes a parameter whatever the agent, for a device whose agent is not known. */
export function fenceParameterNamed(name: string): FenceParameter | undefined {
  if (!Object.hasOwn(fenceParameterTable, name)) return undefined
  const shared = fenceParameterTable[name]
  if (shared === undefined) return undefined
  return { ...shared, name, placement: shared.placement ?? 'fencedevice', inSchema: true }
}

/** Lists the names of all parameters of all fence agents. */
export function fenceParameterNames(): readonly string[] {
  return Object.keys(fenceParameterTable)
}

/** Tells whether the RHEL 6 schema lists a parameter of this name for any agent. */
export function isKnownToSomeAgent(name: string): boolean {
  return Object.hasOwn(fenceParameterTable, name) && schemaAgentFitting([name]) !== undefined
}

/**
 * Finds an agent of the RHEL 6 schema that knows all these parameters.
 *
 * The schema takes a fence device exactly when there is one, whatever agent the device names.
 */
export function schemaAgentFitting(names: readonly string[]): string | undefined {
  return fenceAgentNames().find(candidate => {
    const agent = fenceAgent(candidate)
    return agent?.inSchema === true && names.every(name => agent.parameters.get(name)?.inSchema === true)
  })
}

/** Tells whether an attribute of this name holds a secret, or names the program that prints one; misspelt ones count. */
export function isSecretAttribute(name: string): boolean {
  if (secretNameKind(name) === 'strong') return true
  return Object.hasOwn(fenceParameterTable, name) && fenceParameterTable[name]?.isSecret === true
}

// Filled one agent at a time, by what is in the tables alone.
const expanded = new Map<string, FenceAgent>()

const plain: SharedParameter = { type: 'string', doc: '' }

function expandParameters(agent: string, text: string): ReadonlyMap<string, FenceParameter> {
  const parameters = new Map<string, FenceParameter>()
  for (const word of words(text)) {
    const [, name = '', marks = '', value] = /^([^!~'=]+)([!~']*)(?:=(.*))?$/.exec(word) ?? []
    const shared = { ...(fenceParameterTable[name] ?? plain), ...fenceParameterOverrides[`${agent}.${name}`] }
    const isAnyText = marks.includes("'")
    parameters.set(name, {
      name,
      type: isAnyText ? 'string' : shared.type,
      doc: shared.doc,
      ...(shared.values === undefined || isAnyText ? {} : { values: shared.values }),
      ...(value === undefined ? {} : { default: value }),
      placement: shared.placement ?? 'fencedevice',
      ...(marks.includes('!') ? { required: true } : {}),
      ...(shared.deprecated ? { deprecated: shared.deprecated } : {}),
      ...(shared.isSecret === undefined ? {} : { isSecret: shared.isSecret }),
      inSchema: !marks.includes('~'),
    })
  }
  return parameters
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ')
}
