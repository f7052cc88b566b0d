import type { Fact } from '../facts/fact.js'
import { addressFamily, prefixOfNetmask } from './address.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'
import type { Word } from './text-lines.js'

interface Stanza {
  readonly name: string
  address?: Word
  netmask?: string
  mtu?: Word
  isMtuOpen?: boolean
}

const heads = new Set([
  'auto',
  'iface',
  'mapping',
  'source',
  'source-directory',
  'no-auto-down',
  'no-scripts',
  'rename',
])

/**
 * Fixed addresses of Debian's interfaces file.
 *
 * Source: interfaces(5): a stanza goes from `iface` to the next keyword; a line that begins with `#` is a comment.
 */
export const interfaces = defineReader({
  id: 'interfaces',
  title: 'Interface settings (interfaces)',
  paths: ['/etc/network/interfaces', '/etc/network/interfaces.d/*'],
  *scan(input) {
    let open: Stanza | undefined
    /** What the stanza is about, also one that asks for its address. */
    let master: string | undefined
    for (const line of linesOf(input.text)) {
      const words = wordsOf(line)
      const [keyword, value] = words
      if (keyword === undefined || keyword.text.startsWith('#')) continue
      if (heads.has(keyword.text) || keyword.text.startsWith('allow-')) {
        yield* addressOf(input, open)
        master = keyword.text === 'iface' ? value?.text : undefined
        open = keyword.text === 'iface' && value !== undefined && words[3]?.text !== 'dhcp' ? { name: value.text } : undefined
      } else if (/^(?:(?:bond[-_])?slaves|bridge[-_]ports)$/.test(keyword.text)) {
        for (const part of words.slice(1)) {
          if (!/^(?:none|all|regex)$/.test(part.text)) yield { kind: 'enslaved-interface', origin: originIn(input, part), name: part.text, ...(master === undefined ? {} : { master }), isLive: false }
        }
        if (open !== undefined) open.isMtuOpen = true
      } else if (open !== undefined && value !== undefined) {
        if (keyword.text === 'address') open.address = value
        if (keyword.text === 'netmask') open.netmask = value.text
        if (keyword.text === 'mtu') open.mtu = value
        else if (/\bmtu\b/.test(words.slice(1).map(({ text }) => text).join(' ')) || /^(?:bond|bridge|vlan|slaves)/.test(keyword.text)) open.isMtuOpen = true
      }
    }
    yield* addressOf(input, open)
  },
})

function* addressOf(input: ReaderInput, stanza: Stanza | undefined): Generator<Fact> {
  if (stanza?.address === undefined) return
  const [address = '', length = stanza.netmask ?? ''] = stanza.address.text.split('/')
  const family = addressFamily(address)
  if (family === undefined) return
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : prefixOfNetmask(length)
  const colon = stanza.name.indexOf(':')
  yield {
    kind: 'host-address',
    origin: originIn(input, stanza.address),
    address,
    ...(prefix === undefined ? {} : { prefix }),
    interface: colon === -1 ? stanza.name : stanza.name.slice(0, colon),
    family,
    ...(colon === -1 ? {} : { label: stanza.name }),
    isLive: false,
  }
  if (colon === -1 && family === 'inet') {
    yield {
      kind: 'interface-setting',
      origin: originIn(input, stanza.mtu ?? stanza.address),
      name: stanza.name,
      ...(stanza.mtu !== undefined && /^\d{2,6}$/.test(stanza.mtu.text) ? { mtu: Number(stanza.mtu.text) } : {}),
      ...(stanza.isMtuOpen === true ? { isMtuOpen: true } : {}),
    }
  }
}
