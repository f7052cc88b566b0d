import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import { argumentsOfForeignPrograms } from './foreign-commands.js'
import { isFaintSecretName, secretNameKind } from './secret-name.js'
import type { SecretNameKind } from './secret-name.js'
import { unknownMountOptions } from './mount-options.js'
import { isPlainValue } from './unknown-names.js'
import { endOfMoreWords } from './words-behind.js'

/** What is known of a text that makes the search more precise. */
interface Hints {
  /** Tells of a word that it means something else than a secret in this language. */
  readonly isKnown: (word: string) => boolean
  /** A name and its value have a line to themselves. */
  readonly isByLine: boolean
}

/**
 * Finds what looks like a secret in a file that no language reads, such as a script or an output: all that `embeddedSecrets`
 * finds, and the rest of a line behind a secret's name. It rather takes too much. Linear.
 */
export function* likelySecrets(text: string): Generator<Span> {
  yield* secretsIn(text, { isKnown: () => false, isByLine: true })
  yield* behindNames(text)
}

/**
 * Finds secrets that may stand in the values and comments of any language, by what stands before or around them:
 * `password=x`, `--password x`, `-p x`, `user%password`, `user/password@database`, addresses with a password, keys of authkeys, private keys.
 *
 * `isKnown` tells of a word that it means something else in the language, so that it is not the rest of a secret.
 */
export function* embeddedSecrets(text: string, isKnown: (word: string) => boolean = () => false): Generator<Span> {
  yield* secretsIn(text, { isKnown, isByLine: false })
  yield* argumentsOfForeignPrograms(text, isKnown)
}

/** Finds secrets in a remark that may have been a line with a name and a value: the rest of it, however its quotes are written. */
export function* remarkedSecrets(remark: string): Generator<Span> {
  yield* secretsIn(remark, { isKnown: () => false, isByLine: true })
  for (const { 0: found, 1: name = '', 2: value = '', index } of remark.matchAll(/(?<=^[\s#;"']{0,9})([A-Za-z][\w.-]{1,40})["']?[ \t]+(?:[^\w\s"'][ \t]+)?(["'][^\r\n]*)/gm)) {
    if (secretNameKind(name) !== undefined || isFaintSecretName(name)) yield spanFrom(index + found.length - value.length, index + found.length)
  }
}

function* secretsIn(text: string, hints: Hints): Generator<Span> {
  yield* assigned(text, hints)
  yield* behindOptions(text, hints)
  yield* unknownMountOptions(text)
  for (const [sign, pattern] of simplePatterns) {
    if (!text.includes(sign)) continue
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      yield spanFrom(end - (match[1]?.length ?? 0), end)
    }
  }
}

/** Each with a sign without which a text need not be searched; the secret is the group, at the end of the match. */
const simplePatterns: readonly (readonly [sign: string, pattern: RegExp])[] = [
  // An address with a password, up to the last @ of the word: a password may hold one.
  ['://', /[a-z][\w+.-]{0,20}:\/\/[^\s:"'<>@/]*:(\S{1,500}(?=@))/gi],
  // One that has lost its beginning.
  ['@', /(?<![^\s"'=(;:/])[\w.%-]{1,60}:([^\s:@"'<>/]{2,100}(?=@[\w.[]))/g],
  // Whatever stands before it, where an address follows.
  ['@', /:([^\s:@/"']{4,100}(?=@\d{1,4}\.))/g],
  // One in which blanks or signs came in.
  ['@', /(?<![\w-])https?:[^\s"'@:]{0,60}[ \t]{0,3}:[:\t ]{0,3}([^\s"'@:]{2,100}(?=@))/gi],
  // A login of Oracle, `user/password@database`; principals of Kerberos look alike.
  ['@', /(?<![^\s"'=(;:])(?!(?:cifs|dns|host|https?|ldap|nfs|postgres)\/)[a-z][\w$#]{0,40}\/([^\s"'<>]{2,100}(?=@[\w/(]))/gi],
  ['%', /(?:(?<![\w%.:-])|(?<=\s-U))[a-z][\w.\\-]{0,60}%(?![\da-f]{2}(?!\w))([^\s"'%,;<>]{2,})/gi],
  // A sign came in before the one between user and password, or took its place.
  ['user', /(?<![\w-])user(?:name)?=[\w.\\-]{0,60}[^\w\s,"'=.\\$@/-](?!\{)([^\s"',;<>]{2,})/gi],
  ['user', /(?<![\w-])user(?:name)?=[\w.\\-]{1,60}(?:[ \t'"]{1,2}%|%['"])([^\s"',;<>]{2,})/gi],
  // Another sign stands where the one between user and password should, or between a name and its value.
  ['://', /[a-z][\w+.-]{0,20}:\/\/[\w.-]{1,60}[;,!|]([^\s"'<>@/]{2,})(?=@)/gi],
  ['', /(?<=["',\s(])(?:passwd|password|pass|pwd|secret)[\\|;!~^*+]([^\s"',<>=;]{4,})(?=["',])/gi],
  ['://', /:\/\/([^\s"'<>@/:]{8,100})(?=@)/g],
  // A value that has lost its name.
  ['=', /(?<=[\s=]["'])=([^\s"'=<>]{4,})/g],
  // A port that is none.
  ['://', /[a-z][\w+.-]{0,20}:\/\/[\w.-]{1,80}:(?!\d{1,5}(?!\w))([^\s"'<>@/:[\]]+)/gi],
  // Between its dash and its letter something got lost or came in.
  ['-', /-(?:(?<=(?<![^\s"'=(`])[pP]-)|[ \t,.;:_\\]{1,2}[pP]|(?<=(?<![^\s"'=(`])-)[pP][\\;:,.]{1,2}|(?<=\/[\w.-]{0,40}[,:;.]?-)[ \t]?[pP])[ \t]+(?![-|<>&;$/]|\d{1,5}(?!\S))([^\s"']+)/g],
  ['-u', /(?:[\s>]--?u|-u[ \t=])[ \t]{0,9}["']?[\w.@\\<>-]{1,60}:([^\s"']+)/g],
  ['-', /-(?<=(?<![\w-])\w{0,12}-)[ \t\\.,;:_=]{1,2}u[ \t]{0,3}["']?[\w.@\\-]{1,60}:(?!\/\/)([^\s"']+)/g],
  ['curl', /\bcurl\b[^\n"]{0,60}?[ \t][\w.@=#;,-]{1,60}:(?![\s/])([^\s"'@]+)(?![^\s"'])/g],
  ['-u', /-u[ \t]{0,3}[\w.-]{1,40}[ \t]{1,9}-p([^\s"']+)/g],
  ['root', /\sroot[ \t]{0,3}-[ \t]?p([^\s"']{3,})/g],
  // The end of a line, a sign or a letter came between the dash and what it belongs to.
  ['-', /[ \t]-(?:[pP][ \t]*(?:\\[ \t]*\r?)?\n[ \t]*|[;:,][ \t]+)(?![-|<>&;$/{}()#]|(?:do|done|then|else|fi|esac|\d{1,5})(?!\S))([^\s"'=]+)(?=["']|[ \t]+-)/g],
  ['-', /[ \t]-[ \t]+(?![-|<>&;$/{}()#])([^\s"'=]{6,})(?=["'])/g],
  ['-', /[ \t]-[pP](?:[_-]|[ \t]?[\r_]|<)[ \t]*([^\s"'<>=/-][^\s"'<>=]{3,})(?=["']|[ \t]+-)/g],
  ['-', /\s[\w;:,.]{1,3}-[pP][ \t]+(?![-|<>&;$/]|\d{1,5}(?!\S))([^\s"']+)/g],
  ['-U', /-U[ \t]{0,9}[\w.\\:;,-]{1,40}[^\w%]?%([^\s"']+)/g],
  // Whatever stands between it and what it starts, where that is not plainly behind an option.
  ['sshpass', /\bsshpass[ \t]{1,9}(?!-[pP][ \t]|-[efdhV]\b)([^\s"][^\n"]{0,200}?)(?=[ \t]+(?:ssh|scp|rsync|sftp)\b)/g],
  ['mysql', /\bmysql\w*\b[^\n|;&]{0,200}?(?:\s\w{0,5}-[\\ ]?p|-[ \t]p|\sp-)([^\s"']+)/g],
  ["'", /(?<![^\s"=])'([^\n]{1,100}?(?='[ \t]{1,9}(?:ssh|scp|rsync|sftp)\b))/g],
  // A line of authkeys, wherever it got to.
  [' ', /(?<!\d)\d{1,3}[ \t]{1,20}(?:crc|md5|sha1)\w?[ \t]{1,20}(\S[^\r\n]*)/gi],
  // A login of the iSCSI Enterprise Target.
  ['User', /\b(?:Incoming|Outgoing)User[ \t]{1,20}[^\s]{1,200}[ \t]{1,20}(\S+)/g],
  ['PRIVATE KEY', /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----([^-]+)/g],
]

/** `NAME = value`, `NAME: value`, `"NAME": "value"`, `NAME="value"`. */
function* assigned(text: string, { isKnown, isByLine }: Hints): Generator<Span> {
  const quotes = createQuoteWatch(text)
  const kinds = new Map<string, SecretNameKind | 'faint' | undefined>()
  const signFrom = createSignSearch(text)
  for (let sign = signFrom(0), done = 0; sign < text.length; sign = signFrom(done)) {
    const at = (done = behindSign(text, sign))
    const { start: index, end } = nameBefore(text, sign)
    if (end - index < 2) continue
    const name = text.slice(index, end)
    let kind = kinds.get(name)
    if (kind === undefined && !kinds.has(name)) kinds.set(name, (kind = secretNameKind(name) ?? (isFaintSecretName(name) ? 'faint' : undefined)))
    if (kind === undefined || (kind === 'faint' && text[sign] !== '=') || text.startsWith('//', at) || (kind === 'weak' && isKnown(name) && text[index - 1] !== '-')) continue
    const quote = quotes.openAt(at)
    const value = isByLine && isFirstOfLine(text, index) ? restOfLine(text, at) : valueInLine(text, at, { quote, isKnown })
    if (value.start >= value.end || (kind === 'weak' && /^\d{1,6}$/.test(text.slice(value.start, value.end)))) continue
    if (kind === 'faint' && isPlainValue(text.slice(value.start, value.end))) continue
    yield value
    done = value.end
  }
}

/** Finds the next `=` or `:`, the end of the text where there is none. Places are asked for in order. */
function createSignSearch(text: string): (from: number) => number {
  const placeOf = (sign: string, from: number): number => {
    const at = text.indexOf(sign, from)
    return at === -1 ? text.length : at
  }
  let [equal, colon] = [-1, -1]
  return from => {
    if (equal < from) equal = placeOf('=', from)
    if (colon < from) colon = placeOf(':', from)
    return Math.min(equal, colon)
  }
}

/** Behind `=`, `:`, `=>`, `==` or `:=`, and the blanks that follow. */
function behindSign(text: string, sign: number): number {
  const next = text.charCodeAt(sign + 1)
  let at = sign + (next === 61 || (next === 62 && text.charCodeAt(sign) === 61) ? 2 : 1)
  while (isBlank(text.charCodeAt(at))) at += 1
  return at
}

/** The name before a sign of assignment, without dashes, quotes and blanks; empty where there is none. */
function nameBefore(text: string, at: number): Span {
  const least = Math.max(0, at - longestLead)
  let end = at
  while (end > least && isBlank(text.charCodeAt(end - 1))) end -= 1
  while (end > least && at - end < 30 && /["'`\]{}<>;&\\,#/]/.test(text[end - 1] ?? '')) end -= 1
  let start = end
  while (start > least && isOfName(text.charCodeAt(start - 1))) start -= 1
  while (start < end && text[start] === '-') start += 1
  return spanFrom(start, end)
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9
}

/** A letter, a figure, `_`, `-` or `.`. */
function isOfName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 45 && code <= 57 && code !== 47) || code === 95
}

/** Only signs, and words such as `export`, stand before it. */
function isFirstOfLine(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - longestLead), index)
  const start = before.lastIndexOf('\n') + 1
  return (start > 0 || index < longestLead) && /^[\s#;"'{([*/<!-]*(?:(?:export|set|declare|local|readonly|typeset|-x)\s+)*$/.test(before.slice(start))
}

const longestLead = 120

/** A value that has its line to itself: all that stands in good quotes, or else all. */
function restOfLine(text: string, at: number): Span {
  const line = /[^\r\n]*/y
  line.lastIndex = at
  const rest = (line.exec(text)?.[0] ?? '').trimEnd()
  const inQuotes = /^(["'])((?:(?!\1)[^\\]|\\.)*)\1[\s,;)\]}]*(?:(?:#|\/\/).*)?$/.exec(rest)
  return inQuotes === null ? spanFrom(at, at + rest.length) : spanFrom(at + 1, at + 1 + (inQuotes[2] ?? '').length)
}

/** Closing quotes by opening ones, those too that only people take for such. */
const oddQuotes: Readonly<Record<string, string>> = { '“': '”', '„': '“”', '”': '”', '‘': '’', '’': '’', '«': '»', '`': '`\'' }

/** A value with something else before it on its line: to the end of its quotes, or of those that it stands in. */
function valueInLine(
  text: string,
  at: number,
  { quote, isKnown }: { readonly quote: string; isKnown(word: string): boolean },
): Span {
  const own = text[at] === '\\' ? (text[at + 1] ?? '') : (text[at] ?? '')
  const start = text[at] === '\\' ? at + 2 : at + 1
  // A quote that closes another value, with something right behind it, opens this one: the ones before are one too few.
  const isTurned = own === quote && text[at] !== '\\' && /[^\s,;:)}\]>/?&#\\'"]/.test(text[start] ?? ' ')
  if ((own === '"' || own === "'") && (own !== quote || isTurned || text[at] === '\\')) {
    const inside = own === '"' ? /(?:[^"\\\r\n]|\\[^"\r\n])*/y : /[^'\r\n]*/y
    inside.lastIndex = start
    const length = inside.exec(text)?.[0].length ?? 0
    const end = start + length
    const isClosed = text[end] === own || text[end] === '\\'
    const behind = text[end + (text[end] === '\\' ? 2 : 1)] ?? ''
    if (isClosed && /^$|[\s,;:)}\]>/?|&#\\'"]/.test(behind)) return spanFrom(start, end)
    // The quote may open the next value: `password="x y name="z"`.
    const next = isClosed ? /\s[A-Za-z_][\w.-]*=$/.exec(text.slice(Math.max(start, end - longestLead), end)) : null
    if (next !== null) return spanFrom(start, end - next[0].length)
    return spanFrom(start, endOfMoreWords(text, endOfRun(text, isClosed ? end : start), isKnown))
  }
  const closers = oddQuotes[own]
  if (closers !== undefined) {
    const closing = new RegExp(`[^${closers}\\r\\n]*[${closers}]?[^\\s"'<>/]*`, 'y')
    closing.lastIndex = start
    return spanFrom(at, start + (closing.exec(text)?.[0].length ?? 0))
  }
  if (quote !== '') {
    // Up to the next `name=`, or a word that is plainly something else.
    const rest = new RegExp(`(?:(?![,;&\\s]{1,9}[A-Za-z_][\\w.-]*=)(?![ \\t]{1,9}[-/|&;<>$])[^${quote}\\r\\n])*`, 'y')
    rest.lastIndex = at
    return spanFrom(at, at + (rest.exec(text)?.[0] ?? '').trimEnd().length)
  }
  return spanFrom(at, endOfMoreWords(text, endOfRun(text, at), isKnown))
}

/** The end of what has no blank and no quote in it; an option of a list that has a value begins another one. */
function endOfRun(text: string, at: number): number {
  const run = /[<>]?(?:(?![,;&][A-Za-z_][\w.-]*=)[^\s"'<>])*/y
  run.lastIndex = at
  const found = run.exec(text)?.[0] ?? ''
  return at + (text[run.lastIndex] === '>' ? found.replace(/\/$/, '') : found.replace(/[;,)}\]]+$/, '')).length
}

/** Programs whose `-p` is no password. */
const withOtherP = /(?:^|[\s;|&("'/])(?:\[|cp|declare|export|getent|lsof|mkdir|netstat|ps|read|rsync|sed|ss|ssh|tar|test|trap|umask)\s+(?:-\w+\s+)*-p$/

/** `-p x`, `-P x`, `-pw x`, `--password x`. */
function* behindOptions(text: string, { isKnown }: Hints): Generator<Span> {
  const pattern = /(?<![^\s"'=(`])(-[pP]|-pw|--?[A-Za-z][\w-]{2,40})[ \t]+(?![-|<>&;$])/g
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { 1: option = '', index } = match
    const isShort = option.length === 2
    const name = option.replace(/^-+/, '')
    const kind = isShort || option === '-pw' ? 'strong' : (secretNameKind(name) ?? (isFaintSecretName(name) ? 'weak' : undefined))
    if (kind === undefined || (kind === 'weak' && !option.startsWith('--'))) continue
    if (isShort && withOtherP.test(text.slice(Math.max(0, index - 60), index + 2))) continue
    const value = argumentAt(text, pattern.lastIndex, isKnown)
    // Numbers and paths are ports, percentages, files.
    if (value.start >= value.end || ((isShort || kind === 'weak') && /^(?:\d{1,5}$|\/)/.test(text.slice(value.start, value.end)))) continue
    yield value
    pattern.lastIndex = value.end
  }
}

function argumentAt(text: string, at: number, isKnown: (word: string) => boolean): Span {
  const quote = text[at]
  if (quote !== '"' && quote !== "'") return spanFrom(at, endOfMoreWords(text, endOfRun(text, at), isKnown))
  const inside = quote === '"' ? /[^"\r\n]*/y : /[^'\r\n]*/y
  inside.lastIndex = at + 1
  return spanFrom(at + 1, at + 1 + (inside.exec(text)?.[0].length ?? 0))
}

/** `wpa-psk x`, `shared-secret "x"`, `password 8 x`: the rest of the line, behind a name of several parts or first in its line. */
function* behindNames(text: string): Generator<Span> {
  const pattern = /(?<![\w.-])([A-Za-z][\w.-]*)[ \t]+(?![=:])(?=\S)/g
  const kinds = new Map<string, boolean>()
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { 1: name = '', index } = match
    let isSecret = kinds.get(name)
    if (isSecret === undefined) kinds.set(name, (isSecret = isNameAlone(name)))
    if (!isSecret || (!/[_-]/.test(name) && !isFirstOfLine(text, index))) continue
    const value = restOfLine(text, pattern.lastIndex)
    if (value.start < value.end) yield value
    pattern.lastIndex = Math.max(pattern.lastIndex, value.end)
  }
}

function isNameAlone(name: string): boolean {
  return secretNameKind(name) === 'strong' || /^wireless-key\d?$/i.test(name)
}

/** Knows which quote is open at a place; places are asked for in order. A line end closes all. */
function createQuoteWatch(text: string): { openAt(offset: number): string } {
  const signs = /["'\n]/g
  let open = ''
  let next: RegExpExecArray | null | undefined
  return {
    openAt(offset) {
      if (next === undefined) next = signs.exec(text)
      while (next !== null && next.index < offset) {
        const [sign] = next
        if (sign === '\n') open = ''
        else if (open === '') open = sign
        else if (open === sign) open = ''
        next = signs.exec(text)
      }
      return open
    },
  }
}
