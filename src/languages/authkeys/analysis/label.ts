import type { Secret } from '../../../text/secret.js'

/** Tells whether a key is what openssl prints in front of a digest: `(stdin)=`, `SHA1(stdin)=`, `MD5(/dev/urandom)=`. */
export function isLabel(key: Secret): boolean {
  return key.is(text => /^[A-Za-z0-9-]*\([^()]*\)=$/.test(text))
}

/** Tells whether a key is a digest, as sha1sum and its like print it. */
export function isDigest(key: Secret): boolean {
  return key.is(text => /^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i.test(text))
}
