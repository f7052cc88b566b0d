import type { Fact } from '../facts/fact.js'
import { addressFamily } from './address.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'
import type { Word } from './text-lines.js'

/**
 * Interfaces and addresses as `ifconfig -a` prints them, in the form of net-tools 1 (`inet addr:…`) and 2 (`inet …`).
 *
 * An alias such as `eth0:0` is an address of its interface, with the alias as label.
 *
 * Source: net-tools lib/interface.c, ife_print_long; the sosreport plugin `networking`.
 */
export const ifconfig = defineReader({
  id: 'ifconfig',
  title: 'Addresses (ifconfig)',
  paths: ['facts/ifconfig.txt', 'ifconfig', 'sos_commands/networking/ifconfig_-a', 'sos_commands/networking/ifconfig'],
  *scan(input) {
    const seen = new Set<string>()
    let label: string | undefined
    let head: Word | undefined
    let isUp = false
    let isBonded = false
    let mac: string | undefined
    let mtu: number | undefined
    for (const line of linesOf(input.text)) {
      const words = wordsOf(line)
      const [first] = words
      if (first === undefined) continue
      if (!/^\s/.test(line.text)) {
        // The head of the next interface; old releases tell only below whether it is up.
        if (head !== undefined && label !== undefined) yield* interfaceFacts(input, { head, label, isUp, isBonded, mac, mtu, seen })
        label = first.text.replace(/:$/, '')
        head = { ...first, text: label, end: first.start + label.length }
        isUp = /flags=\d+<(\w+,)*UP[,>]/.test(line.text)
        mac = hardwareAddress(words)
        mtu = sizeOfPackets(words)
        isBonded = /flags=\d+<(\w+,)*SLAVE[,>]/.test(line.text)
        continue
      }
      if (label === undefined) continue
      if (words.some(({ text }) => text === 'UP')) isUp = true
      if (words.some(({ text }) => text === 'SLAVE')) isBonded = true
      mac ??= hardwareAddress(words)
      mtu ??= sizeOfPackets(words)
      const fact = addressFact(input, words, label)
      if (fact !== undefined) yield fact
    }
    if (head !== undefined && label !== undefined) yield* interfaceFacts(input, { head, label, isUp, isBonded, mac, mtu, seen })
  },
})

interface Interface {
  readonly head: Word
  readonly label: string
  readonly isUp: boolean
  readonly isBonded: boolean
  readonly mac: string | undefined
  readonly mtu: number | undefined
  readonly seen: Set<string>
}

function* interfaceFacts(input: ReaderInput, { head, label, isUp, isBonded, mac, mtu, seen }: Interface): Generator<Fact> {
  const name = label.replace(/:.*$/, '')
  if (seen.has(name)) return
  seen.add(name)
  yield { kind: 'host-interface', origin: originIn(input, head), name, isUp, ...(mac === undefined ? {} : { mac }), ...(mtu === undefined ? {} : { mtu }) }
  if (isBonded) yield { kind: 'enslaved-interface', origin: originIn(input, head), name, isLive: true }
}

function addressFact(input: ReaderInput, words: readonly Word[], label: string): Fact | undefined {
  const [first, second, third] = words
  if (first === undefined || (first.text !== 'inet' && first.text !== 'inet6') || second === undefined) return undefined
  // `inet addr:192.0.2.1`, `inet6 addr: fe80::1/64`, `inet 192.0.2.1  netmask 255.255.255.0`.
  const word = second.text === 'addr:' && third !== undefined ? third : second
  const text = word.text.replace(/^addr:/, '')
  const [address = '', length] = text.split('/')
  const family = addressFamily(address)
  if (family === undefined) return undefined
  const start = word.end - text.length
  const prefix = length ?? prefixOf(words)
  return {
    kind: 'host-address',
    origin: originIn(input, { start, end: start + address.length }),
    address,
    ...(prefix === undefined ? {} : { prefix: Number(prefix) }),
    interface: label.replace(/:.*$/, ''),
    family: first.text === 'inet6' ? 'inet6' : 'inet',
    ...(label.includes(':') ? { label } : {}),
    isLive: true,
  }
}

/** Reads `HWaddr 00:16:3E:00:00:01` and `ether 00:16:3e:00:00:01`. */
function hardwareAddress(words: readonly Word[]): string | undefined {
  const at = words.findIndex(({ text }) => text === 'HWaddr' || text === 'ether')
  const address = at === -1 ? undefined : words[at + 1]?.text
  return address !== undefined && /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(address) ? address.toLowerCase() : undefined
}

/** Reads `MTU:1500` and `mtu 1500`. */
function sizeOfPackets(words: readonly Word[]): number | undefined {
  const at = words.findIndex(({ text }) => text === 'mtu')
  const size = words.find(({ text }) => /^MTU:\d+$/.test(text))?.text.slice('MTU:'.length) ?? (at === -1 ? undefined : words[at + 1]?.text)
  return size !== undefined && /^\d{2,6}$/.test(size) ? Number(size) : undefined
}

/** Reads `Mask:255.255.255.0`, `netmask 255.255.255.0` and `prefixlen 64`. */
function prefixOf(words: readonly Word[]): string | undefined {
  const after = (name: string): string | undefined => words[words.findIndex(({ text }) => text === name) + 1]?.text
  if (words.some(({ text }) => text === 'prefixlen')) return /^\d{1,3}$/.exec(after('prefixlen') ?? '')?.[0]
  const mask = words.find(({ text }) => text.startsWith('Mask:'))?.text.slice('Mask:'.length) ?? (words.some(({ text }) => text === 'netmask') ? after('netmask') : undefined)
  const parts = mask?.split('.').map(Number) ?? []
  if (parts.length !== 4 || parts.some(part => !Number.isInteger(part) || part < 0 || part > 255)) return undefined
  const bits = parts.map(part => part.toString(2).padStart(8, '0')).join('')
  return /^1*0*$/.test(bits) ? String(bits.replace(/0/g, '').length) : undefined
}
