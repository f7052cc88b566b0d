import type { Fact } from '../facts/fact.js'
import { addressFamily } from './address.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'
import type { Word } from './text-lines.js'

const states = /[<,]UP[,>]/
const bonded = /[<,]SLAVE[,>]/
const attributes = new Set(['brd', 'peer', 'scope', 'metric', 'proto', 'valid_lft'])
const flags = new Set([
  'secondary',
  'dynamic',
  'tentative',
  'deprecated',
  'permanent',
  'temporary',
  'noprefixroute',
  'mngtmpaddr',
  'dadfailed',
])

/**
 * Interfaces and addresses as `ip -o addr`, `ip addr` or `ip -d address` print them.
 *
 * Source: iproute2 ip/ipaddress.c, print_linkinfo and print_addrinfo; the sosreport plugin `networking`.
 */
export const ipText = defineReader({
  id: 'ip-text',
  title: 'Addresses (ip addr)',
  paths: [
    'facts/ip-addr.txt',
    'ip_addr',
    'sos_commands/networking/ip_-o_addr',
    'sos_commands/networking/ip_-d_address',
    'sos_commands/networking/ip_address',
  ],
  *scan(input) {
    const seen = new Set<string>()
    let open: string | undefined
    let head: Head | undefined
    for (const line of linesOf(input.text)) {
      const words = wordsOf(line)
      const [first, second] = words
      const isHead = /^\d+:$/.test(first?.text ?? '')
      if (isHead && second !== undefined) {
        if (head !== undefined) yield* interfaceFacts(input, head)
        open = plainName(second.text)
        head = open === '' || seen.has(open) ? undefined : { name: { ...second, end: second.start + open.length }, words }
        seen.add(open)
      } else if (head !== undefined) {
        // Without -o the hardware address has a line of its own behind the head.
        yield* interfaceFacts(input, first?.text === 'link/ether' ? { ...head, words: [...head.words, ...words] } : head)
        head = undefined
      }
      const rest = isHead ? words.slice(2) : words
      if (open !== undefined && (rest[0]?.text === 'inet' || rest[0]?.text === 'inet6')) {
        const fact = addressFact(input, rest, open)
        if (fact !== undefined) yield fact
      }
    }
    if (head !== undefined) yield* interfaceFacts(input, head)
  },
})

/** The name of an interface and the words of its head. */
interface Head {
  readonly name: Word
  readonly words: readonly Word[]
}

/** Reads `eth0:`, `eth0` or `eth0@if4:`. */
function plainName(word: string): string {
  return word.replace(/:$/, '').split('@', 1)[0] ?? word
}

function* interfaceFacts(input: ReaderInput, { name, words }: Head): Generator<Fact> {
  const state = words.find(word => word.text.startsWith('<'))
  const link = words.findIndex(word => word.text === 'link/ether')
  const mac = link === -1 ? undefined : words[link + 1]?.text
  const size = words.findIndex(word => word.text === 'mtu')
  const mtu = size === -1 ? Number.NaN : Number(words[size + 1]?.text)
  yield {
    kind: 'host-interface',
    origin: originIn(input, name),
    name: plainName(name.text),
    ...(state === undefined ? {} : { isUp: states.test(state.text) }),
    ...(mac === undefined ? {} : { mac }),
    ...(Number.isInteger(mtu) ? { mtu } : {}),
  }
  const word = words.findIndex(({ text }) => text === 'master')
  const master = word === -1 ? undefined : words[word + 1]?.text
  if (master !== undefined || (state !== undefined && bonded.test(state.text))) yield { kind: 'enslaved-interface', origin: originIn(input, name), name: plainName(name.text), ...(master === undefined ? {} : { master }), isLive: true }
}

function addressFact(input: ReaderInput, words: readonly Word[], name: string): Fact | undefined {
  const [written, word] = words
  if (written === undefined || word === undefined) return undefined
  const [address = '', prefix] = word.text.split('/')
  const family = addressFamily(address)
  if (family === undefined || family !== written.text) return undefined
  const label = labelOf(words)
  return {
    kind: 'host-address',
    origin: originIn(input, word),
    address,
    ...(prefix !== undefined && /^\d{1,3}$/.test(prefix) ? { prefix: Number(prefix) } : {}),
    interface: name,
    family,
    ...(label === undefined ? {} : { label }),
    ...(words.some(candidate => candidate.text === 'secondary') ? { isSecondary: true } : {}),
    isLive: true,
  }
}

/** The label stands behind the scope and the flags: `scope global secondary eth0:0\`. */
function labelOf(words: readonly Word[]): string | undefined {
  const scope = words.findIndex(word => word.text === 'scope')
  if (scope === -1) return undefined
  for (const word of words.slice(scope + 2)) {
    const text = word.text.replace(/\\$/, '')
    if (text === '' || attributes.has(text)) return undefined
    if (!flags.has(text)) return text
  }
  return undefined
}
