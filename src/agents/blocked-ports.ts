import type { Finding } from '../diagnostics/diagnostic.js'
import { addTo } from '../text/multimap.js'
import type { Located } from '../text/located.js'
import type { AgentCall } from './agent-call.js'

const parts = ['protocol', 'portno', 'ip'] as const
type Part = (typeof parts)[number]

/** What an instance of portblock closes or opens. */
interface PortBlock {
  readonly call: AgentCall
  readonly values: Readonly<Record<Part, string>>
}

/** Finds ports that are blocked while a service starts, and that nothing opens when it has started. */
export function* unopenedPorts(calls: readonly AgentCall[]): Generator<Finding> {
  const [blocks, openings] = [portBlocks(calls, 'block'), portBlocks(calls, 'unblock')]
  const [blocked, opened] = [new Set(blocks.map(block => keyOf(block))), new Set(openings.map(opening => keyOf(opening)))]
  const lonely = new Map<string, PortBlock[]>()
  for (const opening of openings) if (!blocked.has(keyOf(opening))) for (const part of parts) addTo(lonely, keyOf(opening, part), opening)
  // Of two with the same ports the later one was to open them.
  for (const block of new Map(blocks.map(each => [keyOf(each), each])).values()) {
    if (opened.has(keyOf(block))) continue
    const part = parts.find(each => lonely.has(keyOf(block, each)))
    const nearest = part === undefined ? undefined : lonely.get(keyOf(block, part))?.[0]
    yield { ...(part === undefined || nearest === undefined ? neverOpened(block) : openedOtherwise(block, nearest, part)), followsFrom: strangeAddresses(nearest === undefined ? [block] : [block, nearest]) }
  }
}

function neverOpened({ call, values }: PortBlock): Finding {
  return { at: call.parameters.get('action') ?? call.at, message: `Nothing opens port ${values.portno} again, which "${call.name}" blocks` }
}

function openedOtherwise(block: PortBlock, opening: PortBlock, part: Part): Finding {
  return {
    at: block.call.parameters.get(part) ?? block.call.at,
    message: `"${block.call.name}" blocks ${partNames[part]} ${block.values[part]}, and "${opening.call.name}" opens ${opening.values[part]}`,
    related: [{ at: opening.call.parameters.get(part) ?? opening.call.at, message: `"${opening.call.name}" opens it here` }],
  }
}

const partNames: Readonly<Record<Part, string>> = { protocol: 'protocol', portno: 'port', ip: 'address' }

/** An address that nothing brings up is reported by itself. */
function strangeAddresses(blocks: readonly PortBlock[]): Required<Pick<Finding, 'followsFrom'>>['followsFrom'] {
  return blocks.flatMap(({ call }) => ['cib', 'drbd-reactor'].map(language => ({ rule: `${language}/unknown-service-address`, at: call.parameters.get('ip') ?? call.at })))
}

/** The port by which the service of an agent is reached, where it is not told otherwise. */
const portsOf: ReadonlyMap<string, string> = new Map([
  ['ocf:heartbeat:nfsserver', '2049'],
  ['ocf:heartbeat:pgsql', '5432'],
  ['ocf:heartbeat:mysql', '3306'],
  ['ocf:heartbeat:mariadb', '3306'],
])

/** Finds ports that are blocked and opened again for a service that listens at another one. */
export function* mismatchedPorts(calls: readonly AgentCall[]): Generator<Finding> {
  const opened = new Set(portBlocks(calls, 'unblock').map(opening => keyOf(opening)))
  const services = new Map(calls.flatMap(call => (portsOf.has(call.agent) ? [[digitsOf(portsOf.get(call.agent) ?? ''), call] as const] : [])))
  const portals = new Map<string, Portal[]>()
  for (const portal of calls.flatMap(portalsOf)) addTo(portals, portal.address, portal)
  for (const block of portBlocks(calls, 'block')) {
    const { call, values: { protocol, portno, ip } } = block
    // Those that differ from what opens them are reported by themselves.
    if (protocol !== 'tcp' || !/^\d+$/.test(portno) || !opened.has(keyOf(block))) continue
    const at = call.parameters.get('portno') ?? call.at
    const own = portals.get(ip) ?? []
    const [portal] = own
    const service = services.get(digitsOf(portno))
    if (portal !== undefined && own.every(({ port }) => port !== portno)) yield { at: portal.at, message: `"${portal.call.name}" listens at port ${portal.port}, and "${call.name}" blocks port ${portno} of the address`, related: [{ at, message: 'it is blocked here' }] }
    // Digits in another order are a slip; any other port may be that of a service of which nobody knows.
    else if (portal === undefined && service !== undefined && portsOf.get(service.agent) !== portno) yield { at, message: `"${call.name}" blocks port ${portno}, and "${service.name}" listens at port ${portsOf.get(service.agent) ?? ''}` }
  }
}

function digitsOf(port: string): string {
  return [...port].sort().join('')
}

function portBlocks(calls: readonly AgentCall[], action: string): PortBlock[] {
  return calls.flatMap(call => {
    const { agent, parameters } = call
    const ports = parameters.get('portno')
    if (agent !== 'ocf:heartbeat:portblock' || parameters.get('action')?.value !== action || ports === undefined) return []
    return [{ call, values: { protocol: parameters.get('protocol')?.value ?? '', portno: ports.value.split(',').sort().join(','), ip: parameters.get('ip')?.value ?? '' } }]
  })
}

/** What is blocked, or all of it but one part. */
function keyOf({ values }: PortBlock, without?: Part): string {
  return parts.map(part => (part === without ? '' : `${part} ${values[part]}`)).join('\n')
}

interface Portal {
  readonly call: AgentCall
  readonly address: string
  readonly port: string
  readonly at: Located<string>
}

function portalsOf(call: AgentCall): Portal[] {
  const at = call.agent === 'ocf:heartbeat:iSCSITarget' ? call.parameters.get('portals') : undefined
  return (at?.value ?? '').split(/[,\s]+/).flatMap(word => {
    const [, address, port = '3260'] = /^(\d+\.\d+\.\d+\.\d+)(?::(\d+))?$/.exec(word) ?? []
    return at === undefined || address === undefined ? [] : [{ call, address, port, at }]
  })
}
