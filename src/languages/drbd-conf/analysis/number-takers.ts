import { spanFrom } from '../../../text/span.js'
import type { NumberTaker, Reading, TakenNumber } from '../../language.js'
import { asRead, movedBy } from '../reading/moved-resource.js'
import type { Address, ConnectionSection, Device, HostSection, Model, ProxySection, ResourceSection, VolumeSection } from '../schema.js'

/** Lists the resources of a file with the ports and minors that they take. */
export function numberTakers({ model, file }: Reading<Model>): readonly NumberTaker[] {
  return model.sections.flatMap(section => {
    if (section.kind !== 'resource') return []
    const { name, extent, span } = section
    return [{ kind: 'resource', name: name.value, span: extent, head: span, numbers: () => numbersKnownOf(section, file.source.text) } satisfies NumberTaker]
  })
}

const known = new WeakMap<ResourceSection, { readonly by: number; readonly numbers: readonly TakenNumber[] }>()

/** What a resource takes; where it was read before, and has moved with its text since, nobody looks again. */
function numbersKnownOf(section: ResourceSection, text: string): readonly TakenNumber[] {
  const before = known.get(asRead(section))
  const by = movedBy(section)
  if (before?.by === by) return before.numbers
  const numbers = before === undefined ? numbersOf(section, text) : before.numbers.map(number => ({ ...number, span: spanFrom(number.span.start + by - before.by, number.span.end + by - before.by) }))
  known.set(asRead(section), { by, numbers })
  return numbers
}

/** What a resource takes, each place once. */
function numbersOf(section: ResourceSection, text: string): readonly TakenNumber[] {
  const { volumes, hosts, connections } = section
  const found = [
    ...volumes.flatMap(volume => minorsOf(volume, text)),
    ...hosts.flatMap(host => numbersOfHost(host, text)),
    ...connections.flatMap(portsOfConnection),
  ]
  return [...new Map(found.map(number => [number.span.start, number])).values()]
}

function numbersOfHost({ kind, names, volumes, addresses, alternates = [], proxies }: HostSection, text: string): TakenNumber[] {
  const places = kind === 'on' ? { places: names.map(({ value }) => value) } : {}
  return [
    ...volumes.flatMap(volume => minorsOf(volume, text)).map(minor => ({ ...minor, ...places })),
    ...[...addresses, ...alternates].flatMap(portOf),
    ...proxies.flatMap(portsOfProxy),
  ]
}

function portsOfConnection({ paths }: ConnectionSection): TakenNumber[] {
  return paths.flatMap(({ endpoints }) => endpoints.flatMap(({ address, proxy }) => [...(address === undefined ? [] : portOf(address)), ...(proxy === undefined ? [] : portsOfProxy(proxy))]))
}

function portsOfProxy({ inside, outside }: ProxySection): TakenNumber[] {
  return [inside, outside].flatMap(address => (address === undefined ? [] : portOf(address)))
}

function portOf({ host, port }: Address): TakenNumber[] {
  return port === undefined ? [] : [{ of: 'port', value: port.value, span: port.span, places: [host.value] }]
}

function minorsOf({ device, replaced }: VolumeSection, text: string): TakenNumber[] {
  return [...(replaced?.devices ?? []), ...(device === undefined ? [] : [device])].flatMap(one => minorsOfDevice(one, text))
}

/** `/dev/drbd0 minor 0` says it twice. */
function minorsOfDevice({ name, minor, minorAt }: Device, text: string): TakenNumber[] {
  if (minor === undefined) return []
  return [name?.span, minorAt.span].flatMap(span => {
    const word = span === undefined ? '' : text.slice(span.start, span.end)
    const [, lead, digits] = /^(|"?\/dev\/drbd)(\d+)"?$/.exec(word) ?? []
    if (span === undefined || lead === undefined || digits === undefined || Number(digits) !== minor) return []
    const start = span.start + lead.length
    return [{ of: 'minor' as const, value: minor, span: spanFrom(start, start + digits.length) }]
  })
}
