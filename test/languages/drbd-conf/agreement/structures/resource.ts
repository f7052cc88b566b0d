import { connections } from './connection.js'
import type { ResourcePlan } from './host.js'
import { hostSection, stackedSection, volumes } from './host.js'
import { optionSections, skipped } from './sections.js'
import type { Writer } from './writer.js'
import { hostNames, isWrong, shuffled, word } from './writer.js'

/** Writes the resource of a number; it may be stacked on one of those before it. */
export function resource(writer: Writer, index: number): string {
  const { random, dialect } = writer
  const lower = index > 0 && random.oneIn(4) ? `r${isWrong(writer, 24) ? 9 : random.below(index)}` : undefined
  const plan = planOf(writer, index, lower)
  const body: string[] = isWrong(writer, 6) ? [] : [`protocol ${random.pick(['C', 'A', 'B', 'c', '"C"'])};`]
  body.push(...optionSections(writer, random.below(3)))
  if (plan.volumes !== 'own') body.push(volumes(writer, plan, 's'))
  if (lower !== undefined) body.push(stackedSection(writer, plan, lower))
  body.push(...plan.hosts.map((_, host) => hostSection(writer, plan, host)))
  if (dialect === '9' && (plan.hosts.length > 2 || random.oneIn(3))) body.push(...connections(writer, plan))
  if (dialect === '9' && random.oneIn(15)) body.push(skipped(writer))
  if (dialect !== '9' && random.oneIn(20)) body.push(`ignore-on ${random.pick(hostNames)};`)
  if (isWrong(writer, 25) && body.length > 0) body.push(random.pick(body))
  const name = isWrong(writer, 30) ? 'r0' : `r${index}`
  const lines = random.oneIn(3) ? shuffled(writer, body) : body
  return [`resource ${word(writer, name)} {`, ...lines.map(line => `  ${line}`), '}'].join('\n')
}

function planOf(writer: Writer, index: number, lower: string | undefined): ResourcePlan {
  const { random, dialect } = writer
  const count = random.pick([2, 2, 2, 2, 3, 1, ...(isWrong(writer, 5) ? [4, 0] : [])])
  const hasNumbers = dialect !== '8.3' && random.oneIn(3)
  const minors = Array.from({ length: hasNumbers ? 1 + random.below(2) : 1 }, () => (isWrong(writer, 12) ? 0 : writer.nextMinor++))
  return {
    resource: index,
    hosts: hostsOf(writer, count, lower),
    minors,
    hasNumbers,
    volumes: random.pick(['own', 'own', 'own', 'own', 'own', 'own', 'shared', 'both']),
    isFloating: random.oneIn(8),
    hasNodeIds: dialect === '9' && (count > 2 || random.oneIn(2)),
    hasProxies: random.oneIn(8),
  }
}

/** Names the hosts; a stacked section stands for one of them. */
function hostsOf({ random }: Writer, count: number, lower: string | undefined): readonly string[] {
  if (lower !== undefined) return ['gamma', 'delta', 'alpha'].slice(0, Math.max(1, count - 1))
  return (random.oneIn(8) ? ['beta', 'gamma', 'delta', 'alpha'] : hostNames).slice(0, count)
}
