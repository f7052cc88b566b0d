import type { FileId, Located } from '../../text/located.js'
import type { Target } from '../language.js'
import type { Item } from './ast.js'
import type { Dialect } from './schema.js'

/** The versions that `--target` takes. */
export const targets: readonly string[] = ['0.7', '8.0', '8.2', '8.3', '8.4', '9']

/** What a file may say of its release: that it is of a dialect, of any 8.x, or that it has a section `syncer`. */
type Sign = '0.7' | '8' | '8.3' | '8.4' | '9' | 'syncer'

/** What a word says where a statement or a section begins with it. */
interface Telling {
  readonly sign: Sign
  /** Whether it says so here; always when absent. */
  readonly holds?: (item: Item, section: string) => boolean
}

const inNet = (_: Item, section: string): boolean => section === 'net'
const inDisk = (_: Item, section: string): boolean => section === 'disk'
const inSyncer = (_: Item, section: string): boolean => section === 'syncer'
const inBody = (_: Item, section: string): boolean => section === 'resource' || section === 'common'
const hasValue = (value: string) => (item: Item): boolean => item.words[1]?.image === value
const optionSections = new Set(['disk', 'net', 'syncer', 'startup', 'handlers', 'options', 'proxy'])
const isSwitched = (item: Item, section: string): boolean =>
  optionSections.has(section) && (hasValue('yes')(item) || hasValue('no')(item))

const tellings: ReadonlyMap<string, readonly Telling[]> = new Map([
  ...of(
    ['connection', 'connection-mesh', 'node-id', 'template-file', 'quorum', 'on-no-quorum', 'auto-promote', 'tiebreaker'],
    { sign: '9' },
  ),
  ...of(['disk'], { sign: '9', holds: hasValue('none') }),
  ...of(['fencing'], { sign: '9', holds: inNet }, { sign: '8', holds: inDisk }),
  ...of(
    ['volume', 'resync-rate', 'resync-after', 'disk-barrier', 'disk-flushes', 'disk-drain', 'md-flushes', 'tcp-cork'],
    { sign: '8.4' },
  ),
  ...of(['options'], { sign: '8.4', holds: item => item.block !== undefined }),
  ...of(['protocol'], { sign: '8.4', holds: inNet }),
  ...of(
    ['no-disk-barrier', 'no-disk-flushes', 'no-disk-drain', 'no-md-flushes', 'no-tcp-cork'],
    { sign: '8.4', holds: isSwitched },
  ),
  ...of(['allow-two-primaries', 'always-asbp', 'use-rle'], { sign: '8.4', holds: isSwitched }),
  ...of(
    ['delay-probe-volume', 'delay-probe-interval', 'throttle-threshold', 'hold-off-threshold'],
    { sign: '8.3', holds: inSyncer },
  ),
  ...of(['incon-degr-cmd', 'minor_count', 'disable_io_hints', 'disable-io-hints'], { sign: '0.7' }),
  ...of(['group', 'skip-sync'], { sign: '0.7', holds: inSyncer }),
  ...of(['on-disconnect'], { sign: '0.7', holds: inNet }),
  ...of(['on-io-error'], { sign: '0.7', holds: hasValue('panic') }, { sign: '8', holds: hasValue('pass_on') }),
  ...of(['rate'], { sign: '8', holds: inSyncer }),
  ...of(['syncer'], { sign: 'syncer', holds: inBody }),
])

function of(words: readonly string[], ...says: readonly Telling[]): [string, readonly Telling[]][] {
  return words.map(word => [word, says])
}

/** The statement of drbd 9, with `-ge` and the like behind it. */
const requirement = 'require-drbd-module-version'

/** What a resource says of its release, and so does every other that has the same words at the same places. */
export interface Told {
  readonly words: readonly { readonly sign: Sign; readonly word: string; readonly place: ToldPlace }[]
  readonly hasProtocol: boolean
}

/** A place among words that may be longer or shorter: so far behind the end of a hole, or behind the start where it is -1. */
export interface ToldPlace {
  readonly hole: number
  readonly distance: number
}

/** Works out which release a file was written for, while it is read. */
export interface Inference {
  /** Looks at the next item of the file, and at all in it. */
  see(item: Item): void
  /** Is told of the next item, a resource, what one like it said. */
  hear(told: Told, offsetOf: (place: ToldPlace) => number): void
  /** Says what the items seen so far mean. */
  target(): Target
  /** The first word that gives each sign. */
  readonly signs: Signs
}

/** The words that may still say something once some signs are known; made once for each set of signs. */
function awaitedWithout(signs: Signs): ReadonlyMap<string, readonly Telling[]> {
  const key = [...signs.keys()].sort().join()
  let left = awaitedBySigns.get(key)
  if (left === undefined) {
    left = new Map([...tellings].filter(([, says]) => says.some(({ sign }) => !signs.has(sign))))
    awaitedBySigns.set(key, left)
  }
  return left
}

const awaitedBySigns = new Map<string, ReadonlyMap<string, readonly Telling[]>>()

/** The first word that gives each sign. */
type Signs = ReadonlyMap<Sign, Located<string>>

/**
 * Works out which release a file was written for, from the words that it uses.
 *
 * The newest words decide first: what only drbd 9 knows, then what 8.4 brought. Words that 8.4 dropped mean 8.3, words that
 * 8.0 dropped mean 0.7. `syncer` means 8.3, or 8.4 where a resource lacks the protocol that 8.3 demands. A file without any
 * sign is taken for one of the newest release.
 */
export function createInference(file: FileId): Inference {
  const signs = new Map<Sign, Located<string>>()
  /** The words that may give a sign that is still missing. */
  let awaited = tellings
  // Before 8.4 every resource needs a protocol, its own or that of `common`.
  let isProtocolCommon = false
  let isProtocolLacking = false

  const add = (sign: Sign, word: string, start: number): void => {
    signs.set(sign, { value: word, file, span: { start, end: start + word.length } })
    awaited = awaitedWithout(signs)
  }
  const note = (sign: Sign, item: Item): void => {
    const word = item.words[0]
    if (word !== undefined && !signs.has(sign)) add(sign, word.image, word.start)
  }
  const visit = (item: Item, section: string): void => {
    const head = item.words[0]?.image
    if (head === undefined || head === 'skip') return
    const says = awaited.get(head)
    if (says !== undefined) for (const { sign, holds } of says) if (holds === undefined || holds(item, section)) note(sign, item)
    if (head.length > requirement.length && head.startsWith(requirement)) note('9', item)
    if (item.block !== undefined) for (const inner of item.block.items) visit(inner, head)
  }
  return {
    see(item) {
      if (signs.has('9')) return
      visit(item, 'file')
      const head = item.words[0]?.image
      if (head === 'common' && hasProtocol(item)) isProtocolCommon = true
      else if (head === 'resource' && !isProtocolLacking && !hasProtocol(item)) isProtocolLacking = true
    },
    hear({ words, hasProtocol }, offsetOf) {
      if (signs.has('9')) return
      for (const { sign, word, place } of words) if (!signs.has(sign)) add(sign, word, offsetOf(place))
      if (!hasProtocol) isProtocolLacking = true
    },
    target: () => settled(signs, isProtocolLacking && !isProtocolCommon),
    signs,
  }
}

/** Lists what a resource says of its release. */
export function toldBy(item: Item, file: FileId, placeOf: (offset: number) => ToldPlace): Told {
  const inference = createInference(file)
  inference.see(item)
  const words = [...inference.signs].map(([sign, { value, span }]) => ({ sign, word: value, place: placeOf(span.start) }))
  return { words, hasProtocol: hasProtocol(item) }
}

function hasProtocol({ block }: Item): boolean {
  return block?.items.some(inner => inner.words[0]?.image === 'protocol') === true
}

function settled(first: Signs, lacksProtocol: boolean): Target {
  const pick = (version: Dialect, sign: Sign): Target => {
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
