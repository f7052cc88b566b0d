import type { VocabularyEntry } from '../../languages/language.js'
import { agentDefaults } from './agent-defaults.js'
import { agentParameters } from './agent-parameters.js'

/** What the value of a parameter is, as its agent says; programs of the shell take much else, too. */
export type ParameterType = 'text' | 'boolean' | 'integer' | 'time' | 'words'

/** A parameter of an agent. */
export interface ParameterEntry extends VocabularyEntry {
  readonly kind: 'parameter'
  readonly type: ParameterType
  /** Those that the agent takes, where it says so. */
  readonly values?: readonly string[]
  readonly isRequired: boolean
  /** The name that it had before. */
  readonly former?: string
  readonly isFormer: boolean
}

/** An agent: a program that knows how to start, stop and look at something. */
export interface AgentEntry extends VocabularyEntry {
  readonly kind: 'agent'
  readonly parameters: ReadonlyMap<string, ParameterEntry>
}

const types: Readonly<Record<string, ParameterType>> = { b: 'boolean', i: 'integer', t: 'time', w: 'words' }
const typesInWords: Readonly<Partial<Record<ParameterType, string>>> = { boolean: 'true or false', integer: 'a whole number', time: 'seconds' }
const source = 'meta-data of the agent in Debian 12'

let table: ReadonlyMap<string, AgentEntry> | undefined

/** All agents that are known, by `ocf:linbit:drbd` and `stonith:fence_ipmilan`. */
export function allAgents(): ReadonlyMap<string, AgentEntry> {
  return (table ??= new Map(Object.entries(agentParameters).map(([name, words]) => [name, agentOf(name, words)])))
}

function agentOf(name: string, words: string): AgentEntry {
  const defaults = defaultsOf(name)
  const parameters = words.trim().split(/\s+/).filter(word => word !== '').map(word => parameterOf(name, word, defaults))
  return {
    kind: 'agent',
    name,
    in: ['primitive', 'template'],
    doc: name.startsWith('stonith:') ? 'An agent that fences nodes.' : 'An agent that runs something.',
    parameters: new Map(parameters.map(entry => [entry.name, entry])),
    source,
  }
}

function defaultsOf(agent: string): ReadonlyMap<string, string> {
  const lines = Object.hasOwn(agentDefaults, agent) ? (agentDefaults[agent] ?? '').split('\n') : []
  return new Map(lines.map(line => line.trim()).filter(line => line !== '').map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}

function parameterOf(agent: string, word: string, defaults: ReadonlyMap<string, string>): ParameterEntry {
  const [, name = word, required, out, former, letter = '', list] = /^([^!~<:]+)(!)?(~)?(?:<([^:]+))?(?::([bitw])(?:\(([^)]+)\))?)?$/.exec(word) ?? []
  const type = types[letter] ?? 'text'
  const words = list?.split('|')
  const value = words === undefined ? typesInWords[type] : `one of ${words.join(', ')}`
  const found = defaults.get(name)
  return {
    kind: 'parameter',
    name,
    in: [agent],
    doc: `A parameter of ${agent}${required === undefined ? '' : ', which must be given'}${out === undefined ? '' : '; a name of earlier releases'}.`,
    type,
    ...(words === undefined ? {} : { values: words }),
    ...(value === undefined ? {} : { value }),
    ...(found === undefined ? {} : { default: found }),
    isRequired: required !== undefined,
    ...(former === undefined ? {} : { former }),
    isFormer: out !== undefined,
    source,
  }
}
