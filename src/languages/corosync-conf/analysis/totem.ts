import { readIpv6, readLooseIpv4 } from '../../../text/ip-address.js'
import type { CorosyncConf, Link, Node, Setting } from '../model.js'
import { numberIn, rangeOf } from '../reading/number.js'
import { isAtLeast, isStrict } from '../targets.js'
import { keyAt } from '../vocabulary.js'

/** The transports that are told apart; `unknown` where the word is none. */
export type Transport = 'knet' | 'udpu' | 'udp' | 'iba' | 'unknown'

/** Tells by what packets travel, and where that is said. */
export function transportOf({ settings, target }: CorosyncConf): { readonly transport: Transport; readonly setting?: Setting } {
  const setting = settings.get('totem.transport')
  if (setting === undefined) return { transport: isStrict(target) ? 'knet' : 'udp' }
  const { value } = setting.value
  const known = value === 'knet' || value === 'udpu' || value === 'udp' || value === 'iba' ? value : 'unknown'
  const isLenient = isAtLeast(target, '2.0') && !isStrict(target)
  return { transport: isLenient && (known === 'unknown' || known === 'knet') ? 'udp' : known, setting }
}

/** The number that a setting has; nothing where it is none, or there is no setting. */
export function numberOf(setting: Setting | undefined): number | undefined {
  const range = setting === undefined ? undefined : rangeOf(keyAt(setting.path)?.type ?? 'u32')
  return setting === undefined || range === undefined ? undefined : numberIn(setting.value.value, range)
}

/** The number of a time or count that counts: 0 means the default. */
export function numberAt({ settings }: CorosyncConf, path: string): number | undefined {
  const number = numberOf(settings.get(path))
  return number === 0 ? undefined : number
}

/** Cipher and hash as they count, each with the setting that says it. */
export interface Crypto {
  readonly cipher: string
  readonly hash: string
  readonly setting?: Setting
}

/** Works out what encrypts and authenticates the traffic. */
export function cryptoOf({ settings, target }: CorosyncConf): Crypto {
  const secauth = settings.get('totem.secauth')
  const [cipher, hash] = [settings.get('totem.crypto_cipher'), settings.get('totem.crypto_hash')]
  const isOn = isStrict(target) ? (target === 'main' && secauth === undefined) || secauth?.value.value === 'on' : secauth?.value.value !== 'off'
  const setting = hash ?? cipher ?? secauth
  return {
    cipher: cipher?.value.value ?? (isOn ? 'aes256' : 'none'),
    hash: hash?.value.value ?? (isOn ? (isStrict(target) ? 'sha256' : 'sha1') : 'none'),
    ...(setting === undefined ? {} : { setting }),
  }
}

/** The times of the ring in milliseconds, as they count with the defaults. */
export interface Times {
  readonly token: number
  readonly retransmit: number
  readonly hold: number
  readonly join: number
  readonly consensus: number
}

/** How often a token is sent again where nothing says so. */
const defaultRetransmits = 4

/** Works out the times that depend on each other; those that are no numbers count as not given. */
export function timesOf(model: CorosyncConf): Times {
  const { nodes, target } = model
  const base = numberAt(model, 'totem.token') ?? (isStrict(target) && target !== '3.0' ? 3000 : 1000)
  const coefficient = numberOf(model.settings.get('totem.token_coefficient')) ?? 650
  const token = base + (isAtLeast(target, '2.3.4') ? Math.max(0, nodes.length - 2) * coefficient : 0)
  const retransmits = numberAt(model, 'totem.token_retransmits_before_loss_const') ?? defaultRetransmits
  const retransmit = numberAt(model, 'totem.token_retransmit') ?? Math.floor(token / (retransmits + 0.2))
  return {
    token,
    retransmit,
    hold: numberAt(model, 'totem.hold') ?? Math.floor(retransmit * 0.8 - 10),
    join: numberAt(model, 'totem.join') ?? 50,
    consensus: numberAt(model, 'totem.consensus') ?? Math.floor(1.2 * token),
  }
}

/** The links that nodes have. */
export function linksOfNodes(nodes: readonly Node[]): readonly number[] {
  return [...new Set(nodes.flatMap(({ addresses }) => [...addresses.keys()]))].sort((a, b) => a - b)
}

/** Tells whether an interface section says more than which link it is about. What corosync does not know it passes over. */
export function isConfigured({ settings }: Link): boolean {
  return [...settings.keys()].some(key => key !== 'linknumber' && key !== 'ringnumber' && keyAt(`totem.interface.${key}`) !== undefined)
}

/** Tells whether an interface section says something of a link that there may be. */
export function hasConfiguredLink({ links }: CorosyncConf): boolean {
  return [...links.values()].some(link => link.number < 8 && isConfigured(link))
}

/** The family of an address that is written as one, in any form that getaddrinfo takes; nothing for a name. */
export function familyOf(text: string): 4 | 6 | undefined {
  if (readLooseIpv4(text) !== undefined) return 4
  return readIpv6(text) === undefined ? undefined : 6
}

/** Tells that a text is neither an address nor a name that could resolve to one. */
export function isNoAddress(text: string): boolean {
  if (familyOf(text) !== undefined || /[{<@]|\$[{A-Za-z]/.test(text)) return false // A template may fill anything in.
  return !/^[\w.-]+$/.test(text) || /^[\d.-]+$/.test(text)
}

/** How a node is called at the beginning of a sentence. */
export function nodeInWords({ name, nodeid, addresses }: Node): string {
  const [first] = addresses.values()
  const word = name?.value.value ?? first?.value.value ?? nodeid?.value.value
  return word === undefined ? 'A node' : `Node "${word}"`
}
