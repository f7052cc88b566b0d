import * as z from 'zod/mini'

import { authMethods, highestKeyNumber } from './heartbeat-key.js'
import { readIpv4 } from './ip-address.js'

// The leaves of the schemas stand apart from the readers of values, so that what only reads is bundled without zod.

/** The number of a key in authkeys. */
export const keyNumber = /* @__PURE__ */ (() => z.number().check(z.int(), z.minimum(0), z.maximum(highestKeyNumber)))()

/** The name of a method in authkeys. */
export const authMethod = /* @__PURE__ */ (() => z.enum(authMethods))()

/** An IPv4 address. */
export const ipv4 = /* @__PURE__ */ (() => z.string().check(z.refine(text => readIpv4(text) !== undefined)))()
