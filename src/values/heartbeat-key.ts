/** The highest number of a key; heartbeat keeps 16 of them (MAXAUTH). */
export const highestKeyNumber = 15

/** The ways to sign a packet; heartbeat has no others in any release. */
export const authMethods = ['crc', 'md5', 'sha1'] as const

/** One of `crc`, `md5` and `sha1`. */
export type AuthMethod = (typeof authMethods)[number]

/** Reads the name of a method; `undefined` for any other word. */
export function readAuthMethod(text: string): AuthMethod | undefined {
  return authMethods.find(method => method === text)
}
