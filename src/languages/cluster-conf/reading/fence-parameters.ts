import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { attributeOf, childrenOf, nameOf, valueOf } from '../ast.js'
import type { XmlAttribute, XmlDocument, XmlElement } from '../ast.js'
import { fenceAgent, fenceParameterNamed, fenceParameterNames, isKnownToSomeAgent, rootElement, schemaAgentFitting } from '../vocabulary.js'
import type { FenceAgent } from '../vocabulary.js'
import { schemaWeight } from './fault-sink.js'
import type { FaultSink } from './fault-sink.js'
import { judgeValue } from './judge-value.js'
import { renameFix } from './rename-fix.js'

interface Context {
  readonly document: XmlDocument
  readonly sink: FaultSink
  mean(name: string): void
}

/**
 * Holds the parameters on a `device` or `fencedevice` against those of its agent.
 *
 * The agent itself ignores what it does not know. The RHEL 6 schema refuses a `device` or `fencedevice` whose names no
 * single agent knows together, whatever agent it names.
 */
export function readFenceParameters(element: XmlElement, parameters: readonly XmlAttribute[], context: Context): void {
  const { document, sink, mean } = context
  const agent = agentOf(element, document)
  const isRefused = createJudge(agent, parameters, sink)
  for (const attribute of parameters) {
    if (attribute.isBroken || !element.isTagSound) continue
    const { name } = attribute
    const parameter = agent === undefined ? fenceParameterNamed(name) : agent.parameters.get(name)
    if (parameter !== undefined) {
      if (isRefused(attribute)) reportMixed(attribute, agent, sink)
      const verdict = agent === undefined || parameter.type === 'string' ? undefined : judgeValue({ attribute, spec: parameter, tag: element.tag, era: sink.era })
      if (verdict === undefined) continue
      const { rule, message, ...more } = verdict
      sink.add(rule, attribute, message, more)
      continue
    }
    if (agent !== undefined && isFormerName(name)) {
      // The agents still translate these; `deprecated-fence-attribute` speaks of them.
      if (sink.era !== 3 || !isRefused(attribute)) continue
    }
    // Left over from the agent that stood there before: fencing by hand is told itself.
    if (agent?.name === 'fence_manual' && fenceParameterNamed(name) !== undefined && !isRefused(attribute)) continue
    const names = ['name', 'agent', ...(agent === undefined ? fenceParameterNames() : agent.parameters.keys())]
    // A port of the network is no outlet.
    const close = name === 'port' ? undefined : didYouMean(name, names.filter(other => attributeOf(element, other) === undefined))
    if (close !== undefined) mean(close)
    const whose = agent === undefined ? 'any fence agent' : `agent "${agent.name}"`
    sink.add('unknown-fence-parameter', nameOf(attribute), `Parameter "${name}" is not known to ${whose}`, {
      ...(close === undefined && isOfForeignAgent(element, document)
        ? { severity: 'info', origin: 'practice' }
        : isRefused(attribute) ? schemaWeight(sink.era) : { severity: 'warning', origin: 'practice' }),
      ...renameFix(attribute, close),
      // A device that is not needed here needs no parameters.
      ...(element.parent?.tag === 'unfence' && !isRefused(attribute) ? { followsFrom: childrenOf(element.parent, 'device').map(at => ({ rule: 'cluster-conf/unused-unfence', at })) } : {}),
    })
  }
}

/** Old names that the agents of RHEL 6 translate. Source: fence-agents, branch RHEL6, lib/fencing.py.py. */
const formerNames: ReadonlySet<string> = new Set(['option', 'blade', 'fm', 'hostname', 'modulename'])

function isFormerName(name: string): boolean {
  return formerNames.has(name)
}

/** Makes the question whether the RHEL 6 schema objects to a parameter. */
function createJudge(
  agent: FenceAgent | undefined,
  parameters: readonly XmlAttribute[],
  sink: FaultSink,
): (attribute: XmlAttribute) => boolean {
  if (sink.era !== 3 || (agent?.inSchema === true && parameters.every(({ name }) => agent.parameters.get(name)?.inSchema === true))) {
    return () => false
  }
  const names = parameters.map(({ name }) => name)
  let isFitting: boolean | undefined
  return ({ name }) => {
    isFitting ??= schemaAgentFitting(names) !== undefined
    if (isFitting) return false
    const rest = names.filter(other => isKnownToSomeAgent(other))
    return !isKnownToSomeAgent(name) || rest.length === names.length
  }
}

function reportMixed(attribute: XmlAttribute, agent: FenceAgent | undefined, sink: FaultSink): void {
  if (agent !== undefined && agent.inSchema && agent.parameters.get(attribute.name)?.inSchema === true) return
  const whose = agent === undefined ? 'any one agent' : `agent "${agent.name}"`
  const message = `Parameter "${attribute.name}" is not known to ${whose} in the schema of cluster 3`
  sink.add('unknown-fence-parameter', nameOf(attribute), message, schemaWeight(sink.era))
}

function agentOf(element: XmlElement, document: XmlDocument): FenceAgent | undefined {
  if (element.tag === 'fencedevice') return ownAgent(element)
  const name = valueOf(element, 'name')
  if (name === undefined) return undefined
  let agents = agentsOf.get(document)
  if (agents === undefined) agentsOf.set(document, (agents = listAgents(document)))
  return agents.get(name)
}

/**
 * Tells whether the agent comes from elsewhere and nothing is known of its parameters: the schema of a host is written from the
 * agents that are installed there.
 */
function isOfForeignAgent(element: XmlElement, document: XmlDocument): boolean {
  if (agentOf(element, document) !== undefined) return false
  if (element.tag === 'fencedevice') return valueOf(element, 'agent') !== undefined
  return agentsOf.get(document)?.has(valueOf(element, 'name') ?? '') === true
}

function ownAgent(fenceDevice: XmlElement): FenceAgent | undefined {
  const agent = valueOf(fenceDevice, 'agent')
  return agent === undefined ? undefined : fenceAgent(agent)
}

/** The agents of the fence devices of a document, by the name of the device. */
const agentsOf = new WeakMap<XmlDocument, ReadonlyMap<string, FenceAgent | undefined>>()

function listAgents(document: XmlDocument): ReadonlyMap<string, FenceAgent | undefined> {
  const agents = new Map<string, FenceAgent | undefined>()
  const cluster = document.roots.find(root => root.tag === rootElement.name)
  for (const list of cluster?.children ?? []) {
    if (list.tag !== 'fencedevices') continue
    for (const device of list.children) {
      const name = valueOf(device, 'name')
      if (name !== undefined && !agents.has(name)) agents.set(name, ownAgent(device))
    }
  }
  return agents
}
