import * as z from 'zod/mini'

import { Secret } from '../../../text/secret.js'
import { highestKeyNumber } from '../../../values/heartbeat-key.js'
import type { AuthMethod } from '../../../values/heartbeat-key.js'
import { methodEntries } from '../vocabulary.js'

/** A key: its number, a method, and for all methods but crc the key itself. */
export interface PlainKey {
  number: number
  method: AuthMethod
  key?: Secret | undefined
}

/** An authkeys as a program changes it. */
export interface PlainAuthkeys {
  /** The number of the key that signs. */
  auth: number
  keys: PlainKey[]
}

/** Makes the schema of an authkeys. */
export function createSchema(): z.ZodMiniType<PlainAuthkeys> {
  const error = `A number is 0–${highestKeyNumber}`
  const number = z.number({ error }).check(z.int({ error }), z.minimum(0, { error }), z.maximum(highestKeyNumber, { error }))
  const key = z.instanceof(Secret).check(z.refine(isWord, { error: 'A key is one word' }))
  const methods = methodEntries.map(({ name, value }) =>
    z.strictObject({ number, method: z.literal(name as AuthMethod), ...(value === undefined ? { key: z.optional(z.undefined()) } : { key }) }),
  )
  const [first, ...others] = methods
  if (first === undefined) throw new Error('The vocabulary of authkeys has no methods')
  return z
    .strictObject({ auth: number, keys: z.array(z.discriminatedUnion('method', [first, ...others], { error: `A method is ${methodEntries.map(({ name }) => name).join(', ')}` })) })
    .check(z.refine(({ auth, keys }) => keys.some(key => key.number === auth), { path: ['auth'], error: 'No key has this number' })) as z.ZodMiniType<PlainAuthkeys>
}

function isWord(key: Secret): boolean {
  return key.is(text => /^[^\s\0#]+$/.test(text))
}
