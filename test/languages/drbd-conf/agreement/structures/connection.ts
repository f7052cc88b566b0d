import { address, proxy } from './address.js'
import type { ResourcePlan } from './host.js'
import { skipped } from './sections.js'
import type { Writer } from './writer.js'
import { block, isWrong, sometimes, word } from './writer.js'

/** Writes what joins the hosts of a resource of dialect 9: a mesh, or a connection for nearly each pair. */
export function connections(writer: Writer, plan: ResourcePlan): readonly string[] {
  const { random } = writer
  if (random.oneIn(2)) return [mesh(writer, plan)]
  const count = Math.max(2, plan.hosts.length)
  const found: string[] = []
  for (let left = 0; left < count - 1; left += 1)
    for (let right = left + 1; right < count; right += 1) if (!isWrong(writer, 10)) found.push(connection(writer, plan, [left, right]))
  return found
}

function mesh(writer: Writer, { hosts }: ResourcePlan): string {
  const named = isWrong(writer, 12) ? [...hosts, 'zeta'] : hosts
  const names = named.map(name => word(writer, name)).join(' ')
  const list = named.length === 0 || isWrong(writer, 20) ? '' : `hosts ${names};`
  return block('connection-mesh', [list, sometimes(writer, 4, () => 'net { ping-int 5; }')])
}

type Pair = readonly [left: number, right: number]

function connection(writer: Writer, plan: ResourcePlan, pair: Pair): string {
  const { random } = writer
  return block(`connection${sometimes(writer, 8, () => ' c1')}`, [
    paths(writer, plan, pair),
    sometimes(writer, 4, () => random.pick(['net { }', 'net { timeout 50; }', 'net { protocol A; }'])),
    sometimes(writer, 6, () => 'disk { resync-rate 7M; }'),
    sometimes(writer, 8, () => `volume ${random.below(2)} { disk { c-max-rate 7M; } }`),
    sometimes(writer, 20, () => skipped(writer)),
  ])
}

function paths(writer: Writer, plan: ResourcePlan, pair: Pair): string {
  const ends = (): string => pair.map(host => endpoint(writer, plan, host)).join(' ')
  const direct = ends()
  return writer.random.pick([
    direct,
    direct,
    block('path', [direct]),
    `${block('path', [direct])} ${block('path', [ends()])}`,
    ...(isWrong(writer, 2) ? [`${direct} ${block('path', [ends()])}`, endpoint(writer, plan, 0)] : []),
  ])
}

function endpoint(writer: Writer, { resource, hosts, isFloating }: ResourcePlan, host: number): string {
  const { random } = writer
  if (isFloating) return `address ${address(writer, { resource, host })};`
  const name = hosts[host] ?? 'omega'
  const place = random.pick(['', '', ` address ${address(writer, { resource: resource + 9, host })}`, ` port ${7700 + resource}`])
  const end = isWrong(writer, 12) ? ` via ${proxy(writer, name, { resource, host })}` : ';'
  return `host ${word(writer, name)}${place}${end}`
}
