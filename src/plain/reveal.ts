import type { Secret } from '../text/secret.js'

/** Takes the text out of a secret: the file itself is the one place where it must stand. */
export function reveal(secret: Secret): string {
  let revealed = ''
  secret.is(text => {
    revealed = text
    return true
  })
  return revealed
}
