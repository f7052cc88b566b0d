import { describe, expect, test } from 'vitest'

import { masks } from '../../src/languages/drbd-conf/masks.js'
import { likelySecrets } from '../../src/secrets/likely-secrets.js'

/** What begins a pattern of secrets again and again, and never ends one: who looks on from each would not end in time. */
const beginnings = ['uid=', 'ro=', 'uid=:', 'options=', '\\"', '"\\', "'/a \"/b ", ' -p ', 'a://b;', 'curl a=', 'x = y ', 'a {']

describe.each(beginnings)('the secrets behind many %j', beginning => {
  const text = beginning.repeat(300_000)

  test('of any language', () => {
    for (const { start, end } of likelySecrets(text)) expect(start).toBeLessThanOrEqual(end)
  })

  test('of drbd.conf', () => {
    for (const { start, end } of masks(text.slice(0, 300_000))) expect(start).toBeLessThanOrEqual(end)
  })
})
