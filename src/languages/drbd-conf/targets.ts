import type { FileId, Located } from '../../text/located.js'
import type { Target } from '../language.js'
import type { Item } from './ast.js'
import type { Dialect } from './schema.js'

/** The versions that `--target` takes. */
export const targets: readonly string[] = ['0.7', '8.0', '8.2', '8.3', '8.4', '9']

/** Words with which only 0.7 begins a statement. */
const only07 = new Set(['incon-degr-cmd', 'minor_count', 'disable_io_hints', 'disable-io-hints'])
const only07InSyncer = new Set(['group', 'skip-sync'])
const only9 = new Set([
  'connection',
  'connection-mesh',
  'node-id',
  'template-file',
  'quorum',
  'on-no-quorum',
  'auto-promote',
  'tiebreaker',
])
const from84 = new Set([
  'volume',
  'options',
  'resync-rate',
  'resync-after',
  'disk-barrier',
  'disk-flushes',
  'disk-drain',
  'md-flushes',
  'tcp-cork',
])
const sections = new Set(['disk', 'net', 'syncer', 'startup', 'handlers', 'options', 'proxy'])
const only83InSyncer = new Set([
  'delay-probe-volume',
  'delay-probe-interval',
  'throttle-threshold',
  'hold-off-threshold',
])
const switches = new Set([
  'no-disk-barrier',
  'no-disk-flushes',
  'no-disk-drain',
  'no-md-flushes',
  'no-tcp-cork',
  'allow-two-primaries',
  'always-asbp',
  'use-rle',
])

/** Works out which release a file was written for, while it is read. */
export interface Inference {
  /** Looks at the next item of the file, and at all in it. */
  see(item: Item): void
  /** Says what the items seen so far mean. */
  target(): Target
}

/** The first word that speaks for each dialect. */
type Signs = ReadonlyMap<string, Located<string>>

/**
 * Works out which release a file was written for, from the words that it uses.
 *
 * The newest words decide first: what only drbd 9 knows, then what 8.4 brought. Words that 8.4 dropped mean 8.3, words that
 * 8.0 dropped mean 0.7. `syncer` means 8.3, or 8.4 where a resource lacks the protocol that 8.3 demands. A file without any
 * sign is taken for one of the newest release.
 */
export function createInference(file: FileId): Inference {
  const signs = new Map<string, Located<string>>()
  // Before 8.4 every resource needs a protocol, its own or that of `common`.
  let isProtocolCommon = false
  let isProtocolLacking = false
  const note = (dialect: string, item: Item): void => {
    const word = item.words[0]
    if (word === undefined || signs.has(dialect)) return
    signs.set(dialect, { value: word.image, file, span: { start: word.start, end: word.end } })
  }
  const visit = (item: Item, section: string): void => {
    const head = item.words[0]?.image
    if (head === undefined || head === 'skip') return
    if (isTelling(head)) judge(item, head, section, note)
    if (item.block !== undefined) for (const inner of item.block.items) visit(inner, head)
  }
  return {
    see(item) {
      visit(item, 'file')
      const head = item.words[0]?.image
      if (head === 'common' && hasProtocol(item)) isProtocolCommon = true
      else if (head === 'resource' && !isProtocolLacking && !hasProtocol(item)) isProtocolLacking = true
    },
    target: () => settled(signs, isProtocolLacking && !isProtocolCommon),
  }
}

const telling = new Set([
  ...only07,
  ...only9,
  ...from84,
  ...switches,
  ...only07InSyncer,
  ...only83InSyncer,
  'on-disconnect',
  'disk',
  'fencing',
  'protocol',
  'syncer',
  'on-io-error',
  'rate',
])

function isTelling(head: string): boolean {
  return telling.has(head) || (head.charCodeAt(0) === 114 && head.startsWith('require-drbd-module-version'))
}

function judge(item: Item, head: string, section: string, note: (dialect: string, item: Item) => void): void {
  if (only9.has(head) && (section !== 'net' || head !== 'path')) note('9', item)
  if (head.startsWith('require-drbd-module-version')) note('9', item)
  if (head === 'disk' && item.words[1]?.image === 'none') note('9', item)
  if (head === 'fencing' && section === 'net') note('9', item)
  if (from84.has(head) && (head !== 'options' || item.block !== undefined)) note('8.4', item)
  if (head === 'protocol' && section === 'net') note('8.4', item)
  if (sections.has(section) && switches.has(head) && (item.words[1]?.image === 'yes' || item.words[1]?.image === 'no'))
    note('8.4', item)
  if (head === 'syncer' && section === 'resource') note('syncer', item)
  if (head === 'syncer' && section === 'common') note('syncer', item)
  if (section === 'syncer' && only83InSyncer.has(head)) note('8.3', item)
  if (only07.has(head) || (section === 'syncer' && only07InSyncer.has(head))) note('0.7', item)
  if (head === 'on-disconnect' && section === 'net') note('0.7', item)
  if (head === 'on-io-error' && item.words[1]?.image === 'panic') note('0.7', item)
  if (head === 'on-io-error' && item.words[1]?.image === 'pass_on') note('8', item)
  if (head === 'fencing' && section === 'disk') note('8', item)
  if (head === 'rate' && section === 'syncer') note('8', item)
}

function hasProtocol({ block }: Item): boolean {
  return block?.items.some(inner => inner.words[0]?.image === 'protocol') === true
}

function settled(first: Signs, lacksProtocol: boolean): Target {
  const pick = (version: Dialect, sign: string): Target => {
    const because = first.get(sign)
    return { version, isInferred: true, ...(because === undefined ? {} : { because }) }
  }
  if (first.has('9')) return pick('9', '9')
  if (first.has('0.7') && !first.has('8.4')) return pick('0.7', '0.7')
  if (first.has('8.3') && !first.has('8.4')) return pick('8.3', '8.3')
  if (first.has('8.4')) return first.has('8') || first.has('syncer') ? pick('8.4', '8.4') : pick('9', '8.4')
  if (first.has('syncer')) return pick(lacksProtocol ? '8.4' : '8.3', 'syncer')
  if (first.has('8')) return pick('8.4', '8')
  return { version: '9', isInferred: true }
}
