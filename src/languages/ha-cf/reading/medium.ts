import type { Located, Origin } from '../../../text/located.js'
import { readCInteger } from '../../../values/c-integer.js'
import { readIpv6 } from '../../../text/ip-address.js'
import type { Directive, Medium } from '../schema.js'
import type { DirectiveEntry } from '../vocabulary.js'
import { checkAddress } from './address.js'
import { withValue } from './draft.js'
import type { Draft } from './draft.js'
import { mostNodes } from './host.js'
import { reportMissing, reportSurplusArguments } from './missing.js'
import { readMulticast } from './multicast.js'
import { hasTemplateMark, noteTemplate } from './template.js'

/** The most media that heartbeat keeps, ping targets among them (`MAXMEDIA`). */
export const mostMedia = 64

/** The first medium behind the table that was seen to crash heartbeat 3.0.6. */
const surplusThatCrashes = 2

/** The port that heartbeat uses without `udpport`: `ha-cluster` of /etc/services. */
export const defaultPort = 694

/** The speed of serial lines that heartbeat uses without `baud`. */
export const defaultBaud = 19200

const pingTypes: readonly string[] = ['ping', 'ping6', 'ping_group', 'hbaping']

/** Reads a directive of which each word is a medium. */
export function readMediumList(draft: Draft, directive: Directive, entry: DirectiveEntry): void {
  const { name, words } = directive
  const type = entry.aliasOf ?? entry.name
  if (entry.isUnusualPlugin === true) reportUnusualMedium(draft, name)
  if (type === 'serial') settleBaud(draft)
  if (words.length === 0) {
    draft.faults.push({
      rule: 'ha-cf/missing-value', at: name, message: `"${name.value}" names no medium and does nothing`,
    })
  }
  for (const word of words) {
    const isTemplate = hasTemplateMark(word.value)
    if (isTemplate) noteTemplate(draft, word, { isRefused: true })
    const isTaken = isTemplate || isMedium(draft, type, word)
    if (!isTaken) draft.hasUnreadLines = true
    const isPing = pingTypes.includes(type)
    // A ping target becomes a node before heartbeat counts the media.
    if (isTaken && isPing && draft.nodeCount < mostNodes) draft.nodeCount += 1
    if (draft.media.length >= mostMedia) reportOverflow(draft, word, { isLine: false })
    else if (isTaken) draft.media.push({ ...origin(word), type, isPing, ...partsOf(draft, type, word) })
  }
}

/** Reads a directive whose whole line is one medium. */
export function readMediumLine(draft: Draft, directive: Directive, entry: DirectiveEntry): void {
  if (entry.isUnusualPlugin === true) reportUnusualMedium(draft, directive.name)
  const mark = directive.words.find(word => hasTemplateMark(word.value))
  if (mark !== undefined) noteTemplate(draft, mark, { isRefused: entry.name !== 'ucast' })
  const medium = mark === undefined ? readMediumParts(draft, directive) : undefined
  if (medium === undefined) {
    draft.hasUnreadLines = true
    return
  }
  if (draft.media.length >= mostMedia) reportOverflow(draft, directive, { isLine: true })
  if (draft.media.length > mostMedia + surplusThatCrashes) return
  const isPing = pingTypes.includes(entry.name)
  draft.media.push({ ...origin(directive), type: entry.name, isPing, ...medium })
}

type Parts = Omit<Medium, 'file' | 'span' | 'type' | 'isPing'>

function readMediumParts(draft: Draft, directive: Directive): Parts | undefined {
  switch (directive.name.value) {
    case 'ucast':
    case 'ucast6':
      return readUnicast(draft, directive)
    case 'mcast':
    case 'mcast6':
      return readMulticast(draft, directive)
    case 'ping_group':
      return readPingGroup(draft, directive)
    default:
      return readOther(directive)
  }
}

function readUnicast(draft: Draft, directive: Directive): Parts | undefined {
  const { name, words } = directive
  const [device, peer, ...surplus] = words
  if (device === undefined || peer === undefined) {
    reportMissing(draft, directive, ['the interface', 'the address of the other host'])
    return undefined
  }
  reportSurplusArguments(draft, directive, surplus)
  const isRight = name.value === 'ucast' ? checkAddress(draft, peer) : checkUnicast6(draft, device, peer)
  return isRight ? { interface: device, peer, port: settlePort(draft, name.value, peer) } : undefined
}

function checkUnicast6(draft: Draft, device: Located<string>, peer: Located<string>): boolean {
  const [address = '', scope] = peer.value.split(/%(.*)/s)
  const bytes = readIpv6(address)
  const isLoopback = bytes?.every((byte, index) => byte === (index === 15 ? 1 : 0)) === true
  const isUnspecified = bytes?.every(byte => byte === 0) === true
  if (bytes !== undefined && bytes[0] !== 0xff && !isLoopback && !isUnspecified) {
    return checkScope(draft, bytes, { device, peer, scope })
  }
  draft.faults.push({
    rule: 'ha-cf/invalid-ipv6-address', at: peer, message: `"${peer.value}" is not the IPv6 address of another host`,
  })
  return false
}

interface ScopedPeer {
  readonly device: Located<string>
  readonly peer: Located<string>
  readonly scope: string | undefined
}

/** A scope is the interface of the line, and belongs to link-local addresses only; its number is not known here. */
function checkScope(
  draft: Draft,
  [first, second = 0]: readonly number[],
  { device, peer, scope }: ScopedPeer,
): boolean {
  const isLinkLocal = first === 0xfe && (second & 0xc0) === 0x80
  if (scope === undefined || /^[0-9]+$/.test(scope) || (isLinkLocal && scope === device.value)) return true
  const message = isLinkLocal
    ? `The scope of "${peer.value}" is not the interface "${device.value}"`
    : `"${peer.value}" is not link-local and can have no scope`
  draft.faults.push({ rule: 'ha-cf/invalid-ipv6-address', at: peer, message })
  return false
}

function readPingGroup(draft: Draft, directive: Directive): Parts | undefined {
  const [group, ...members] = directive.words
  if (group === undefined || members.length === 0) {
    reportMissing(draft, directive, ['the name', 'the address of a member'])
    return undefined
  }
  if (draft.nodeCount < mostNodes) draft.nodeCount += 1
  for (const member of members) checkAddress(draft, member, { isRefused: false })
  return { group, members }
}

function readOther({ words }: Directive): Parts {
  const [first] = words
  return first === undefined ? {} : { device: first }
}

function isMedium(draft: Draft, type: string, word: Located<string>): boolean {
  switch (type) {
    case 'serial':
      if (word.value.startsWith('/')) return true
      draft.faults.push({
        rule: 'ha-cf/invalid-path', at: word, message: `Serial device "${word.value}" does not begin with "/"`,
      })
      return false
    case 'ping':
      return checkAddress(draft, word)
    case 'ping6':
      if (readIpv6(word.value) !== undefined) return true
      draft.faults.push({
        rule: 'ha-cf/invalid-ipv6-address', at: word, message: `"${word.value}" is not an IPv6 address`,
      })
      return false
    default:
      return true
  }
}

function partsOf(draft: Draft, type: string, word: Located<string>): Parts {
  switch (type) {
    case 'bcast':
      return { interface: word, port: settlePort(draft, type, word) }
    case 'serial':
      return { device: word, baud: settleBaud(draft) ?? withValue(defaultBaud, word) }
    case 'ping':
    case 'ping6':
      return { peer: word }
    default:
      return { device: word }
  }
}

/** Settles the port of a type of medium at its first line, and tells it. */
function settlePort(draft: Draft, type: string, at: Origin): Located<number> {
  if (!draft.settledPorts.has(type)) draft.settledPorts.set(type, draft.ports[draft.ports.length - 1])
  return draft.settledPorts.get(type) ?? withValue(defaultPort, at)
}

function settleBaud(draft: Draft): Located<number> | undefined {
  if (draft.settledBaud === undefined) {
    const baud = draft.options.get('baud')
    draft.settledBaud = { value: baud === undefined ? undefined : withValue(readCInteger(baud.value), baud) }
  }
  return draft.settledBaud.value
}

/** A medium of a list has no room behind the last one; a line of its own is written behind the table. */
function reportOverflow(draft: Draft, at: Origin, { isLine }: { readonly isLine: boolean }): void {
  const surplus = draft.media.length - mostMedia + 1
  const isRefused = !isLine || surplus >= surplusThatCrashes
  if (draft.overflow === 'refused' || (!isRefused && draft.overflow === 'seen')) return
  draft.overflow = isRefused ? 'refused' : 'seen'
  const consequence = isLine ? 'writes the rest past its table and may crash' : 'refuses the rest'
  draft.faults.push({
    rule: 'ha-cf/too-many-media',
    at,
    message: `This is medium number ${draft.media.length + 1}: heartbeat keeps ${mostMedia} and ${consequence}`,
    ...(isRefused ? {} : { origin: 'practice' }),
  })
}

function reportUnusualMedium(draft: Draft, name: Located<string>): void {
  draft.faults.push({
    rule: 'ha-cf/unusual-medium',
    at: name,
    message: `Packages of heartbeat usually come without the plugin "${name.value}"`,
  })
}

function origin({ file, span }: Origin): Origin {
  return { file, span }
}
