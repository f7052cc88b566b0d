import type { Secret } from '../../text/secret.js'
import type { Keyring } from './schema.js'

/** Writes an authkeys file: the choice first, as heartbeat wants it, then the keys. */
export function print({ auth, keys }: Keyring): string {
  const lines = [`auth ${auth}`]
  for (const { number, method, key } of keys) {
    lines.push(key === undefined ? `${number} ${method}` : `${number} ${method} ${reveal(key)}`)
  }
  return `${lines.join('\n')}\n`
}

/** Takes the text out of a secret: the file itself is the one place where it must stand. */
function reveal(secret: Secret): string {
  let revealed = ''
  secret.is(text => {
    revealed = text
    return true
  })
  return revealed
}
