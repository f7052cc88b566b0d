import { address, proxy } from './address.js'
import { skipped } from './sections.js'
import { device, diskOptions, volumeStatements } from './volume.js'
import type { Writer } from './writer.js'
import { block, hostNames, isWrong, shuffled, sometimes, word } from './writer.js'

/** What the hosts of a resource have in common. */
export interface ResourcePlan {
  readonly resource: number
  readonly hosts: readonly string[]
  /** One for each volume. */
  readonly minors: readonly number[]
  /** Volumes are written with their numbers. */
  readonly hasNumbers: boolean
  /** The volumes stand in the resource, in its hosts, or in both. */
  readonly volumes: 'shared' | 'own' | 'both'
  readonly isFloating: boolean
  readonly hasNodeIds: boolean
  readonly hasProxies: boolean
}

/** Writes the volumes of a host, or those of the whole resource. */
export function volumes(writer: Writer, { minors, hasNumbers }: ResourcePlan, host: string): string {
  const one = (minor: number, index: number): string => {
    const statements = volumeStatements(writer, { host, minor })
    if (!hasNumbers || isWrong(writer, 20)) return statements
    return block(`volume ${isWrong(writer, 20) ? index + 1 : index}`, [statements, diskOptions(writer, 5)])
  }
  return minors.map(one).join(' ')
}

/** Writes `on HOST { … }` or `floating ADDRESS { … }`. */
export function hostSection(writer: Writer, plan: ResourcePlan, host: number): string {
  const { random, dialect } = writer
  const { resource, hosts, isFloating } = plan
  const name = hosts[host] ?? hostNames[0]
  const place = { resource, host }
  const inner = shuffled(writer, [
    plan.hasNodeIds && !isWrong(writer, 25) ? `node-id ${isWrong(writer, 20) ? 0 : host};` : '',
    plan.volumes === 'shared' ? '' : volumes(writer, plan, name),
    isFloating || isWrong(writer, 30) ? '' : `address ${address(writer, place)};`,
    plan.hasProxies && !isWrong(writer, 8) ? proxy(writer, name, place) : '',
    dialect === '8.3' ? '' : sometimes(writer, 10, () => block('options', [random.pick(['cpu-mask 3;', ''])])),
    dialect === '8.3' || plan.hasNumbers ? '' : diskOptions(writer, 60),
    dialect === '9' ? sometimes(writer, 20, () => skipped(writer)) : '',
    dialect === '8.4' ? sometimes(writer, 15, () => `alternate-link-address ${address(writer, { resource: resource + 5, host })};`) : '',
  ])
  const other = isWrong(writer, 15) ? ` ${random.pick(['omega', 'beta', 'psi'])}` : ''
  if (!isFloating) return block(`on ${word(writer, name)}${other}`, inner)
  const head = `floating ${address(writer, place)}`
  return plan.volumes === 'shared' && random.oneIn(3) ? `${head};` : block(head, inner)
}

/** Writes `stacked-on-top-of RESOURCE { … }`. */
export function stackedSection(writer: Writer, plan: ResourcePlan, lower: string): string {
  const { random } = writer
  const minor = writer.nextMinor++
  const own = plan.volumes !== 'own' && random.oneIn(2) ? '' : device(writer, minor)
  const place = { resource: plan.resource, host: 7 }
  return block(`stacked-on-top-of ${word(writer, lower)}`, [
    plan.hasNumbers ? block('volume 0', [own]) : own,
    `address ${address(writer, place)};`,
    plan.hasNodeIds ? `node-id ${isWrong(writer, 9) ? 0 : 9};` : '',
    plan.hasProxies && !isWrong(writer, 8) ? proxy(writer, 'alpha', place) : '',
  ])
}
