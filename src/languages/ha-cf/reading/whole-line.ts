import { Secret } from '../../../text/secret.js'
import { lineEndAt } from '../../../text/line-at.js'
import type { Located } from '../../../text/located.js'
import type { Directive } from '../schema.js'
import { withValue } from './draft.js'
import type { Draft } from './draft.js'
import { reportMissing } from './missing.js'
import { reportDuplicateClient } from './pacemaker.js'
import { hasPlainTemplateMark, noteTemplate } from './template.js'

/** The longest name of a user or group, in bytes. */
const longestUser = 63
/** HOSTLENG is 100, with the byte that ends the name. */
const longestStonithHost = 99

/** The longest name of a service in `apiauth`, in bytes. */
const longestClient = 31

/** Reads a directive that reads its line by itself. */
export function readWholeLine(draft: Draft, directive: Directive): void {
  const mark = directive.words.find(word => hasPlainTemplateMark(word.value))
  if (mark !== undefined) return noteTemplate(draft, mark, { isRefused: false })
  switch (directive.name.value) {
    case 'respawn':
    case 'failfast':
      return readRespawn(draft, directive)
    case 'apiauth':
      return readApiAuth(draft, directive)
    case 'stonith':
      return readStonith(draft, directive)
    default:
      return readStonithHost(draft, directive)
  }
}

function readRespawn(draft: Draft, directive: Directive): void {
  const { file, span, name, words } = directive
  const [user, command, ...rest] = words
  if (user !== undefined && command === undefined && hasProgramBehindEnd(draft.text, user)) {
    draft.faults.push({
      rule: 'ha-cf/missing-argument', at: { file, span }, origin: 'practice',
      message: `"${name.value}" lacks the program; heartbeat takes what stands behind the end of the line for it`,
    })
    return
  }
  if (user === undefined || command === undefined) return reportMissing(draft, directive, ['the user', 'the program'])
  if (utf8Length(user.value) > longestUser) {
    draft.faults.push({
      rule: 'ha-cf/invalid-respawn-user', at: user, message: `The name of the user is longer than ${longestUser} bytes`,
    })
  } else if (!command.value.startsWith('/')) {
    draft.faults.push({
      rule: 'ha-cf/invalid-path', at: command, message: `Program "${command.value}" does not begin with "/"`,
    })
  } else {
    draft.respawns.push({ file, span, isFailfast: name.value === 'failfast', user, command, arguments: rest })
  }
}

/** Heartbeat ends the line at `#`, CR or NUL and looks for the program one character behind the user: glued to that, what follows is one. */
function hasProgramBehindEnd(text: string, { span }: Located<string>): boolean {
  return /[#\r\0][ \t\r\f\v]*\//y.test(text.slice(span.end, lineEndAt(text, span.end)))
}

function readApiAuth(draft: Draft, directive: Directive): void {
  const { file, span, words } = directive
  const [client, ...lists] = words
  if (client === undefined) return reportMissing(draft, directive, ['the service', 'uid= or gid='])
  if (utf8Length(client.value) > longestClient) {
    return reportApiAuth(draft, client, `The name of the service is longer than ${longestClient} bytes`)
  }
  if (lists.length === 0) return reportMissing(draft, directive, ['the service', 'uid= or gid='])
  let uids: string[] | undefined
  let gids: string[] | undefined
  for (const list of lists) {
    const [, kind, text = ''] = /^(uid|gid)=(.*)$/s.exec(list.value) ?? []
    if (kind === undefined) {
      return reportApiAuth(draft, list, `"${list.value}" is neither uid= nor gid= with names, commas and no blanks`)
    }
    if ((kind === 'uid' ? uids : gids) !== undefined) {
      return reportApiAuth(draft, list, `A second ${kind}= list stands on the line`)
    }
    if (text.startsWith(',')) return reportApiAuth(draft, list, `The list "${list.value}" begins with a comma`)
    const names = text.split(',').filter(name => name !== '')
    const wrong = faultOfNames(kind === 'uid' ? 'user' : 'group', names)
    if (wrong !== undefined) return reportApiAuth(draft, list, wrong)
    if (kind === 'uid') uids = names
    else gids = names
  }
  const earlier = draft.apiClients.get(client.value)
  if (earlier !== undefined) return reportDuplicateClient(draft, client.value, { at: client, earlier })
  draft.apiClients.set(client.value, client)
  draft.apiAuths.push({ file, span, client, uids: uids ?? [], gids: gids ?? [] })
}

/** Says what is wrong with names of users or groups, whichever the host has. */
function faultOfNames(of: 'user' | 'group', names: readonly string[]): string | undefined {
  const isTooLong = (name: string): boolean => utf8Length(name) > longestUser
  // The number of a group may be of any length.
  if (names.some(name => isTooLong(name) && (of === 'user' || !/^\d/.test(name)))) return `The name of the ${of} is longer than ${longestUser} bytes`
  const number = names.find(isReadBelowZero)
  return number === undefined ? undefined : `The number of the ${of}, "${number}", is too large: heartbeat reads it as one below zero`
}

/** A name that begins with a digit goes through atoi(), which ends at 64 bits and keeps the lower 32. */
function isReadBelowZero(name: string): boolean {
  const digits = /^0*(\d+)/.exec(name)?.[1]
  if (digits === undefined) return false
  const greatest = 2n ** 63n - 1n
  const value = digits.length > 19 || BigInt(digits) > greatest ? greatest : BigInt(digits)
  return BigInt.asIntN(32, value) < 0n
}

function reportApiAuth(draft: Draft, at: Located<string>, message: string): void {
  draft.faults.push({ rule: 'ha-cf/invalid-apiauth', at, message })
}

function readStonith(draft: Draft, directive: Directive): void {
  const { file, span, words } = directive
  const [type, ...rest] = words
  if (type === undefined || rest.length === 0) {
    return reportMissing(draft, directive, ['the type', 'the file with its parameters'])
  }
  draft.stoniths.push({ file, span, directive: 'stonith', type, ...parametersOf(rest) })
}

function readStonithHost(draft: Draft, directive: Directive): void {
  const { file, span, words } = directive
  const [from, type, ...rest] = words
  if (from === undefined) return reportMissing(draft, directive, ['the host', 'the type', 'the parameters'])
  if (utf8Length(from.value) > longestStonithHost) {
    draft.faults.push({ rule: 'ha-cf/invalid-stonith-host', at: from, message: `The name of the host is longer than ${longestStonithHost} bytes` })
    return
  }
  if (type === undefined) return reportMissingType(draft, directive, from)
  draft.stoniths.push({ file, span, directive: 'stonith_host', from, type, ...parametersOf(rest) })
}

/** Only the named host reads on; elsewhere a line without a type is not noticed. */
function reportMissingType(draft: Draft, { file, span }: Directive, from: Located<string>): void {
  const isRead = from.value === '*' || from.value.toLowerCase() === draft.host
  draft.faults.push({
    rule: 'ha-cf/missing-argument',
    at: { file, span },
    message: '"stonith_host" lacks the type and the parameters',
    ...(isRead ? {} : { origin: 'practice' }),
  })
}

function parametersOf(words: readonly Located<string>[]): { readonly parameters?: Located<Secret> } {
  const first = words[0]
  const last = words[words.length - 1]
  if (first === undefined || last === undefined) return {}
  const secret = new Secret(words.map(word => word.value).join(' '))
  return { parameters: withValue(secret, { file: first.file, span: { start: first.span.start, end: last.span.end } }) }
}

function utf8Length(text: string): number {
  let length = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return length
}
