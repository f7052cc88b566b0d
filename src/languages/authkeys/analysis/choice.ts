import type { Located } from '../../../text/located.js'
import { highestKeyNumber } from '../../../values/heartbeat-key.js'
import type { Authkeys, AuthLine } from '../model.js'

/** An `auth` line and its number. */
export interface Choice {
  readonly auth: AuthLine
  readonly number: Located<number>
}

/**
 * Finds the `auth` line that heartbeat complains about in a file without a signing key: the last one.
 *
 * `undefined` where a key does sign, or where the number itself is missing or impossible, which is reported elsewhere.
 */
export function lastAuth(model: Authkeys): Choice | undefined {
  if (model.signing !== undefined) return undefined
  const auth = model.auths[model.auths.length - 1]
  const number = auth?.number
  if (auth === undefined || number === undefined) return undefined
  return number.value < 0 || number.value > highestKeyNumber ? undefined : { auth, number }
}

/** Finds the number among ignored words with which another line begins: a method stands behind it. */
export function joinedLine(ignored: AuthLine['ignored']): AuthLine['ignored'][number] | undefined {
  if (ignored[0]?.value.is(text => text.startsWith('#'))) return undefined
  return ignored.find(({ value }, index) => {
    const next = ignored[index + 1]?.value
    return value.is(text => /^[0-9]{1,2}$/.test(text)) && next?.is(text => /^(crc|md5|sha1)$/.test(text))
  })
}
