import type { Secret } from '../../text/secret.js'
import { effectiveKeys } from './facts.js'
import type { Keyring } from './schema.js'
import type { Authkeys } from './model.js'

/** Writes fresh text for a file that was read: what heartbeat keeps of it. Without a signing key it says nothing. */
export function print(model: Authkeys): string {
  const { signing } = model
  if (signing === undefined) return ''
  const keys = effectiveKeys(model).flatMap(({ number, method, key }) => {
    if (method === undefined) return []
    return [{ number: number.value, method: method.value, ...(key === undefined ? {} : { key: key.value }) }]
  })
  return printKeyring({ auth: signing.number.value, keys })
}

/** Writes an authkeys file: the choice first, as heartbeat wants it, then the keys. */
export function printKeyring({ auth, keys }: Keyring): string {
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
