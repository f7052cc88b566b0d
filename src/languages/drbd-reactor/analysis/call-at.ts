import { allAgents } from '../../../agents/agents.js'
import type { AgentEntry, ParameterEntry } from '../../../agents/agents.js'
import { spanFrom } from '../../../text/span.js'
import type { Candidate, Cursor } from '../../language.js'
import type { Value } from '../ast.js'

/** Tells what stands at a place in a call of an agent: the agent, a parameter, or the value of one; nothing elsewhere. */
export function callAt(value: Value, offset: number): Cursor | undefined {
  const strings = value.kind === 'array' ? value.items : [value]
  const item = strings.find(each => each.kind === 'string' && each.inner.start <= offset && offset <= each.inner.end)
  // Where the text is written with escapes nobody knows which letter stands where.
  if (item?.kind !== 'string' || item.text.length !== item.inner.end - item.inner.start || !item.text.trimStart().startsWith('ocf:')) return undefined
  const at = offset - item.inner.start
  const [lead = ''] = /\S*$/.exec(item.text.slice(0, at)) ?? []
  const [rest = ''] = /^\S*/.exec(item.text.slice(at)) ?? []
  const word = lead + rest
  const start = offset - lead.length
  const before = item.text.slice(0, at - lead.length).trim().split(/\s+/).filter(each => each !== '')
  const [name] = before
  if (name === undefined) return ofAgents(word, start)
  const agent = allAgents().get(name)
  // Behind the agent stands the name of the instance, which is free.
  if (agent === undefined || before.length < 2) return { span: spanFrom(start, start + word.length), candidates: [] }
  return ofParameters(agent, { word, start, lead, text: item.text })
}

function ofAgents(word: string, start: number): Cursor {
  const agents = [...allAgents().values()].filter(({ name }) => name.startsWith('ocf:'))
  const entry = allAgents().get(word)
  return { span: spanFrom(start, start + word.length), candidates: agents.map((agent): Candidate => ({ label: agent.name, kind: 'value', entry: agent })), ...(entry === undefined ? {} : { entry }) }
}

function ofParameters(agent: AgentEntry, { word, start, lead, text }: { readonly word: string; readonly start: number; readonly lead: string; readonly text: string }): Cursor {
  const equals = word.indexOf('=')
  const own = agent.parameters.get(equals === -1 ? word : word.slice(0, equals))
  const entry = own === undefined ? {} : { entry: own }
  if (equals !== -1 && lead.length > equals) {
    const values = own?.values ?? (own?.type === 'boolean' ? ['true', 'false'] : [])
    return { span: spanFrom(start + equals + 1, start + word.length), candidates: values.map((label): Candidate => ({ label, kind: 'value' })), ...entry }
  }
  const end = start + (equals === -1 ? word.length : equals)
  const isTaken = ({ name }: ParameterEntry): boolean => name !== own?.name && new RegExp(`\\s${name.replaceAll('.', '\\.')}=`).test(text)
  const free = [...agent.parameters.values()].filter(parameter => !parameter.isFormer && !isTaken(parameter))
  return {
    span: spanFrom(start, end),
    candidates: free.map((parameter): Candidate => ({ label: parameter.name, ...(equals === -1 ? { insert: `${parameter.name}=` } : {}), kind: 'name', entry: parameter, ...(parameter.isRequired ? { rank: 'first' } : {}) })),
    ...entry,
  }
}
