import { factsFor, vocabularyAt } from '../../../src/languages/drbd-conf/vocabulary.js'
import type { Dialect, OptionAt, OptionSection } from '../../../src/languages/drbd-conf/vocabulary.js'

/** A source of numbers that gives the same ones for the same seed. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  /** True in one of `n` cases. */
  oneIn(n: number): boolean
}

/** Makes a source of numbers (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return { below, pick: list => list[below(list.length)] as (typeof list)[number], oneIn: n => below(n) === 0 }
}

/** How a generated configuration should be. */
export interface GenerateOptions {
  /** The release that must accept it, such as `8.3.16`. */
  readonly target: string
  readonly seed: number
  /** Options may be set under their old and their new name, with different values, as 8.4 takes them. */
  readonly hasRepeats?: boolean
}

/** The host for which every generated configuration is valid. */
export const generatedHost = 'alpha'

/**
 * Writes a configuration that the target accepts: two hosts, one to three resources, options of all sections with values
 * inside their ranges, comments, and now and then several statements on a line.
 */
export function generateConfiguration({ target, seed, hasRepeats = false }: GenerateOptions): string {
  const random = createRandom(seed)
  const { dialect } = vocabularyAt(target)
  const writer: Writer = { random, target, dialect, hasRepeats, lines: [] }
  if (dialect !== '0.7' || random.oneIn(2)) section(writer, 0, 'global', globalLines(writer))
  const resources = 1 + random.below(3)
  const hasCommon = dialect !== '0.7' && random.oneIn(2)
  const commonOptions = hasCommon ? bodyLines(writer, { protocol: random.oneIn(2), resource: undefined, taken: new Set() }) : undefined
  if (commonOptions !== undefined) section(writer, 0, 'common', commonOptions)
  for (let index = 0; index < resources; index += 1) {
    const needsProtocol = commonOptions?.some(line => line.includes('protocol ')) !== true
    const own = bodyLines(writer, { protocol: needsProtocol, resource: index, taken: new Set() })
    section(writer, 0, `resource r${index}`, own)
  }
  return `${writer.lines.join('\n')}\n`
}

interface Writer {
  readonly random: Random
  readonly target: string
  readonly dialect: Dialect
  readonly hasRepeats: boolean
  readonly lines: string[]
}

function section(writer: Writer, depth: number, head: string, inner: readonly string[]): void {
  const { lines } = writer
  const indent = '  '.repeat(depth)
  lines.push(`${indent}${head} {`, ...inner.map(line => `${indent}  ${line}`), `${indent}}`)
}

function globalLines({ random, target, dialect }: Writer): string[] {
  const found: string[] = []
  if (dialect !== '0.7' && random.oneIn(2)) found.push(`usage-count ${random.pick(['yes', 'no', 'ask'])};`)
  if (random.oneIn(3)) found.push(`dialog-refresh ${random.below(600)};`)
  if (random.oneIn(3)) found.push(`${dialect === '0.7' && random.oneIn(2) ? 'minor_count' : 'minor-count'} ${16 + random.below(200)};`)
  if (target === '8.4' && random.oneIn(4)) found.push('udev-always-use-vnr;')
  return found
}

interface Body {
  readonly protocol: boolean
  readonly resource: number | undefined
  readonly taken: Set<string>
}

function bodyLines(writer: Writer, body: Body): string[] {
  const { random, dialect } = writer
  const parts: string[][] = []
  if (body.protocol) parts.push([`protocol ${random.pick(['A', 'B', 'C'])};`])
  body.taken.add('protocol')
  if (dialect === '0.7' && body.resource !== undefined && random.oneIn(3)) parts.push(['incon-degr-cmd "halt -f";'])
  for (const name of ['startup', 'disk', 'net', 'syncer', 'options', 'handlers'] as const) {
    if (!random.oneIn(2)) continue
    const options = optionLines(writer, name, body)
    if (options.length > 0) parts.push(block(random, name, options))
  }
  if (body.resource !== undefined) parts.push(hostLines(writer, 'alpha', body.resource), hostLines(writer, 'beta', body.resource))
  return parts.sort(() => random.below(3) - 1).flat()
}

function hostLines({ random, dialect }: Writer, host: string, resource: number): string[] {
  const number = host === 'alpha' ? 1 : 2
  const meta = metaDisk(random, dialect, resource)
  const lines = [
    `device /dev/drbd${resource};`,
    `disk ${random.pick(['/dev/vg1/r', '"/dev/disk/by-path/pci-0000:00:1f.2-r', '/dev/sda'].slice(0, dialect === '0.7' ? 1 : 3))}`,
    `address 192.0.2.${number}:${7788 + resource};`,
    `meta-disk ${meta};`,
  ]
  lines[1] = lines[1]?.includes('"') === true ? `${lines[1]}${resource}";` : `${lines[1] ?? ''}${resource};`
  if (meta.startsWith('flexible')) lines[3] = `flexible-meta-disk ${meta.slice(9)};`
  return [`on ${host} {`, ...lines.map(line => `  ${line}`), '}']
}

function metaDisk(random: Random, dialect: Dialect, resource: number): string {
  const forms = ['internal', `/dev/sdz1 [${resource}]`]
  if (dialect !== '0.7' && dialect !== '9') forms.push(`flexible /dev/sdy${resource}`)
  return random.pick(forms)
}

function optionLines(writer: Writer, name: OptionSection, body: Body): string[] {
  const { random, target, hasRepeats } = writer
  const lines: string[] = []
  for (const option of vocabularyAt(target).options(name, 'resource')) {
    const { entry, facts } = option
    if (!random.oneIn(name === 'syncer' ? 2 : 4) || (body.taken.has(entry.name) && !hasRepeats) || unwanted.has(entry.name)) continue
    if (facts.status === 'internal' || (facts.status === 'deprecated' && name === 'syncer' && factsFor(entry, target)?.aliasOf === undefined)) continue
    const line = optionLine(writer, option, body)
    if (line === undefined) continue
    for (const word of [entry.name, `no-${entry.name}`, entry.name.replace(/^no-/, '')]) body.taken.add(word)
    // What 8.4 keeps under another name must not be set twice.
    if (facts.aliasOf !== undefined && !hasRepeats) {
      if (body.taken.has(facts.aliasOf.name) && facts.aliasOf.name !== entry.name && facts.aliasOf.value === undefined) continue
      body.taken.add(facts.aliasOf.name)
    }
    if (random.oneIn(8)) lines.push(`# about ${entry.name} ${random.below(1000)}`)
    lines.push(random.oneIn(8) ? `${line} # note ${random.below(1000)}` : line)
  }
  return lines
}

/** Needs a second thing to be valid, or is only for drbdsetup. */
const unwanted: ReadonlySet<string> = new Set(['discard-my-data', '_name', 'after', 'resync-after', 'stacked-timeouts'])

function optionLine({ random, dialect }: Writer, { entry, facts }: OptionAt, body: Body): string | undefined {
  const { name } = entry
  switch (facts.kind) {
    case 'flag':
      return `${name};`
    case 'boolean':
      return facts.form === 'flag' || random.oneIn(3) ? `${name};` : `${name} ${random.pick(['yes', 'no'])};`
    case 'enum':
      return `${name} ${random.pick(facts.values ?? ['yes'])};`
    case 'number':
    case 'number-or-word': {
      const { min = 0, max = 100 } = facts
      const most = Math.min(max, min + 100_000, 99_999_999)
      return `${name} ${random.oneIn(6) ? min : random.oneIn(6) ? most : min + random.below(most - min + 1)};`
    }
    case 'string':
      return `${name} ${name === 'cpu-mask' ? random.pick(['3', 'f']) : name === 'shared-secret' ? '"not-a-secret"' : random.pick(['sha1', '"sha256"', 'md5'])};`
    case 'command':
      return `${name} "/usr/lib/drbd/${name}.sh";`
    case 'host-list':
      return body.resource === undefined || dialect === '9' ? undefined : `${name} alpha;`
    default:
      return undefined
  }
}

function block(random: Random, head: string, lines: readonly string[]): string[] {
  if (random.oneIn(6) && !lines.some(line => line.includes('#'))) return [`${head} { ${lines.join(' ')} }`]
  return [random.oneIn(6) ? `${head} { # ${random.below(1000)}` : `${head} {`, ...lines.map(line => `  ${line}`), '}']
}
