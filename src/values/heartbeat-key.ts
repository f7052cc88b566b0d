import * as z from 'zod/mini'

/** The highest number of a key; heartbeat keeps 16 of them (MAXAUTH). */
export const highestKeyNumber = 15

/** The number of a key in authkeys. */
export const keyNumber = z.number().check(z.int(), z.minimum(0), z.maximum(highestKeyNumber))

/** The ways to sign a packet; heartbeat has no others in any release. */
export const authMethod = z.enum(['crc', 'md5', 'sha1'])

/** One of `crc`, `md5` and `sha1`. */
export type AuthMethod = z.infer<typeof authMethod>
