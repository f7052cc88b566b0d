import { didYouMean } from '../../diagnostics/did-you-mean.js'
import { isRearranged, slips } from '../../secrets/distance.js'
import { drawnWords, withoutFamilies } from '../../secrets/drawn-words.js'
import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import { secretNameKind } from '../../secrets/secret-name.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { vocabulary } from './vocabulary.js'

/**
 * Lists where secrets may stand in a text that is meant as ha.cf, whatever state it is in: the parameters of STONITH devices,
 * behind misspelt names and in comments too; the arguments of programs that heartbeat does not bring along; what stands behind
 * a name that nobody knows; passwords in other lines.
 */
export function* masks(text: string): Generator<Span> {
  const kinds = new Map<string, DirectiveKind | undefined>()
  const isNearOurs = createNearness()
  /** What stands behind such a line and is none of heartbeat's may be the rest of it. */
  let isOpen = false
  /** The part of a line before this one had something to hide. */
  let isHiding = false
  /** So that a `#` that begins a word of it is taken for a part of it too. */
  let hidesRemark = false
  for (const { index, line } of linesOf(text)) {
    // A `#` in the middle of a word may have got there; what stands behind it belongs to the line.
    if (isHiding && line.startsWith('#') && (hidesRemark || /\S/.test(text[index - 1] ?? ' ')) && !/[\r\n]/.test(text[index - 1] ?? '\n')) yield spanFrom(index, index + line.length)
    isHiding = false
    yield* parametersOfDevice(index, line)
    // A value whose name stands on the line before.
    if (/^\s*[=:]\s*\S/.test(line)) yield spanFrom(index + line.search(/[^\s=:]|$/), index + line.length)
    const [head = '', written = ''] = (/^\s*#/.test(line) ? remark : directive).exec(line) ?? []
    const name = written.replace(/[^\w.-]/g, '')
    if (name === '' || /^\s*(?:<%|\{[%{#])/.test(line)) continue
    let kind = kinds.get(name)
    if (kind === undefined && !kinds.has(name)) kinds.set(name, (kind = kindOf(name, isNearOurs)))
    const isOwnLine = index === 0 || /[\r\n]/.test(text[index - 1] ?? '')
    if (isOpen && vocabulary.find(name) === undefined && !(isOwnLine && isNearDirective(name, kind, line.slice(head.length))) && !line.startsWith('#')) yield spanFrom(index, index + line.length)
    else isOpen = false
    if (kind === undefined || (kind === 'unknown' && head.includes('#'))) continue
    const words = [...line.slice(head.length).matchAll(/[^\s,=:]\S*/g)]
    isOpen ||= kind !== 'unknown' || words.length === 0 || /^\d+$/.test(name)
    isHiding = true
    hidesRemark = kind.startsWith('stonith')
    const isKey = /^\d+$/.test(name) && /^(?:crc|md5|sha1)$/.test(words[0]?.[0] ?? '')
    const shown = isKey ? 1 : shownWords(kind, words.map(([word]) => word))
    const first = words[shown]
    const last = words[words.length - 1]
    if (first === undefined || last === undefined) continue
    const start = index + head.length
    yield spanFrom(start + first.index, start + last.index + last[0].length)
  }
  yield* inAnyLine(text)
}

/** What may stand in any line, or got behind another one. */
function* inAnyLine(text: string): Generator<Span> {
  yield* behindDrawnHosts(text)
  for (const { 0: found, 1: key = '', index } of text.matchAll(keyBehindMethod)) yield spanFrom(index + found.length - key.length, index + found.length)
  yield* embeddedSecrets(text, word => vocabulary.find(word) !== undefined)
}

/** What stands behind the type or the address of a STONITH device in a line that is no directive. */
function* parametersOfDevice(index: number, line: string): Generator<Span> {
  const device = deviceInRemark.exec(line) ?? addressInRemark.exec(line) ?? pathAmongNodes.exec(line)
  if (device !== null && (device[1] === undefined || isType(device[1]))) yield spanFrom(index + device[0].length, index + line.trimEnd().length)
}

/** Among hosts a word that looks drawn by chance, or has capitals where the others have none, is no host, unless others are called like it; what follows belongs to it. */
function* behindDrawnHosts(text: string): Generator<Span> {
  const drawn = [...text.matchAll(/^\s*node[ \t][^#\r\n]*/gm)].flatMap(({ 0: line, index }) => {
    const [word] = [...drawnWords(line), ...capitalsIn(line)].sort((a, b) => a.start - b.start)
    return word === undefined ? [] : [{ start: index + word.start, end: index + word.end, lineEnd: index + line.length }]
  })
  const alone = new Set(withoutFamilies(text, drawn))
  for (const word of drawn) if (alone.has(word)) yield spanFrom(word.start, word.lineEnd)
}

/** Words with several capitals behind a first host that has none. */
function* capitalsIn(line: string): Generator<Span> {
  if (!/^\s*node[ \t]+[a-z\d.-]+[ \t]/.test(line)) return
  for (const { 0: word, index } of line.matchAll(/[A-Za-z\d]{6,}/g)) if (/[A-Z].*[A-Z]/.test(word)) yield spanFrom(index, index + word.length)
}

/** Tells whether a line is one of heartbeat's with a slip of the pen in its name, and not the rest of the secret before it. */
function isNearDirective(name: string, kind: DirectiveKind | undefined, behind: string): boolean {
  return kind !== 'unknown' && kind !== 'secret' && name.length > 3 && /\S/.test(behind)
}

/** A line for a STONITH device in a remark, whatever became of its name. */
const deviceInRemark = /^\s*#.{0,40}?\s\*\s+(\S+)\s+(?=\S)/

const addressInRemark = /^\s*#.*?\s(?!(?:ssh|null|suicide)\s)(\S+)\s+\d[\d.-]{5,}\s+\S+\s+(?=\S)/

/** A path is the name of no host: a program with its arguments got there. */
const pathAmongNodes = /^\s*node\s(?!.*(?:<%|\{\{))[^#]*?\s\S{0,40}\/\S*\s+(?=\S)/

/** A key of authkeys behind its method, which got behind another line. */
const keyBehindMethod = /\s(?:md5|sha[^\w\s]?1)[^\w\s]?[ \t]+(\S[^\r\n]*)/gi

/** What stands first in a line: a name, whatever got before it; in a remark a word that may be one. */
const directive = /^\W*(\w[^\s:=]*)/
const remark = /^[\s#;"'/,-]*([A-Za-z][^\s:>]*)/

/** Lists the lines, and the rest of one in which a directive begins whose line end got lost. */
function* linesOf(text: string): Generator<{ readonly index: number; readonly line: string }> {
  const isGlued = createGlue()
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    let from = 0
    if (/^\s*#/.test(line) && !line.includes('\0')) {
      yield { index, line }
      continue
    }
    for (const at of [...beginningsIn(line, isGlued)]) {
      yield { index: index + from, line: line.slice(from, at) }
      from = at
    }
    yield { index: index + from, line: line.slice(from) }
  }
}

/** Where directives begin whose line end got lost, in order: a remark, a name, a name written together with the word before. */
function* beginningsIn(line: string, isGlued: (word: string) => number | undefined): Generator<number> {
  for (const { 0: word, index } of line.matchAll(/\S+/g)) {
    if (index === 0) continue
    const at = word.includes('#') ? word.indexOf('#') : /^(?:stonith(?:_host)?|respawn|failfast)$/.test(word) ? 0 : (gluedSecret.exec(word)?.index ?? isGlued(word))
    if (at !== undefined && line.length > index + word.length) yield index + at
  }
}

/** The name of a secret behind a word whose line end got lost: `node alpha betapassword x`. */
const gluedSecret = /(?:(?:sh?a?red|authh?)[-_]?(?:key|secret)|key[-_]?(?:auth|shared)|passw(?:or)?d|community)$/i

/** What is looked for at the end of a word, and how many slips of the pen it may have. */
const tails: readonly (readonly [name: string, limit: number])[] = [['stonithhost', 2], ['hoststonith', 2], ['stonith', 1], ['respawn', 1], ['failfast', 0]]

/** Makes what finds where in a word the name of such a directive begins that got behind another word. */
function createGlue(): (word: string) => number | undefined {
  let comparisons = 0
  return word => {
    // Both names have these.
    if (word.length < 7 || !/n/i.test(word) || !/[hw]/i.test(word) || (comparisons += 1) > mostComparisons) return undefined
    const folded = word.toLowerCase()
    // Letters before it that are taken for a slip may be the end of a secret.
    let best: { readonly at: number; readonly count: number } | undefined
    for (let at = 0; at <= word.length - 6; at += 1) {
      const tail = folded.slice(at).replace(/[^a-z0-9]/g, '')
      for (const [name, limit] of tails) {
        const count = slips(tail, name, limit)
        if (count <= limit && (best === undefined || count < best.count)) best = { at, count }
      }
    }
    return best?.at
  }
}

/** How the words behind a directive's name are to be read. */
type DirectiveKind = 'stonith' | 'stonith_host' | 'program' | 'secret' | 'unknown'

/** As many names are compared with all of heartbeat's; in a text with more unknown ones the rest are near none. */
const mostComparisons = 200

/** Makes what tells whether a name is near one of heartbeat's. */
function createNearness(): (name: string) => boolean {
  let comparisons = 0
  let names: readonly string[] | undefined
  return name => {
    if ((comparisons += 1) > mostComparisons) return false
    names ??= Array.from(vocabulary.entries(), entry => entry.name)
    return didYouMean(name, names) !== undefined
  }
}

function kindOf(name: string, isNearOurs: (name: string) => boolean): DirectiveKind | undefined {
  const folded = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (vocabulary.find(name) === undefined || name.startsWith('stonith')) {
    const toHost = slips(folded, 'stonithhost', 3)
    const toPlain = slips(folded, 'stonith', 2)
    if (toHost <= 3 && toHost <= toPlain + 2) return 'stonith_host'
    if (isRearranged(folded, 'stonithhost', 2)) return 'stonith_host'
    if (toPlain <= 2 || isRearranged(folded, 'stonith', 1) || folded.includes('stonit')) return folded.length > 8 ? 'stonith_host' : 'stonith'
  }
  if (vocabulary.find(name) !== undefined && name !== 'respawn' && name !== 'failfast') return undefined
  if (name === 'respawn' || name === 'failfast' || didYouMean(name, ['respawn', 'failfast']) !== undefined || isRearranged(folded, 'respawn', 1)) return 'program'
  if (secretNameKind(name) !== undefined) return 'secret'
  return isNearOurs(name) ? undefined : 'unknown'
}

/** STONITH plugins of heartbeat and cluster-glue; `external/…` names a script. */
const deviceTypes: ReadonlySet<string> = new Set([
  'apcmaster', 'apcmastersnmp', 'apcsmart', 'baytech', 'bladehpi', 'cyclades', 'drac3', 'drac5', 'ibmhmc', 'ipmilan', 'meatware',
  'null', 'nw_rpc100s', 'rcd_serial', 'riloe', 'rps10', 'ssh', 'suicide', 'vacm', 'wti_mpc', 'wti_nps',
])

/** Programs that heartbeat and its companions bring along; none of them is given a secret. */
const programs: ReadonlySet<string> = new Set([
  'attrd', 'ccm', 'cib', 'crmd', 'dopd', 'hbagent', 'ipfail', 'logd', 'lrmd', 'mgmtd', 'pengine', 'pingd', 'quorumd', 'stonithd', 'tengine',
])

/** Counts the words behind the name that are no secret. */
function shownWords(kind: DirectiveKind, words: readonly string[]): number {
  if (kind === 'secret') return 0
  if (kind === 'unknown') return words.every(word => /^[\d.]+(?:[a-z]{0,2}|\/\d+)$/.test(word)) ? words.length : 0
  if (kind === 'program') {
    const path = words.findIndex(word => word.startsWith('/'))
    const program = path === -1 ? 1 : path
    return programs.has((words[program] ?? '').replace(/^.*\//, '')) ? words.length : program + 1
  }
  // Where the last words are missing, a secret may stand where the host or the type should.
  const places = kind === 'stonith' ? 1 : 2
  if (words.length > places) return isType(words[places - 1] ?? '') || isTarget(words[places] ?? '') ? places : places - 1
  return words.every((word, index) => (index === places - 1 ? isType(word) : word === '*' || words.length === places)) ? words.length : Math.max(0, words.length - 1)
}

/** What stands behind a type, known or not, and never behind a secret: an address, or a file. */
function isTarget(word: string): boolean {
  return word.startsWith('/') || /^\d+(?:\.\d+){3}$/.test(word)
}

function isType(word: string): boolean {
  return deviceTypes.has(word) || word.startsWith('external/') || didYouMean(word, deviceTypes) !== undefined
}
