import { expect, test } from 'vitest'

import { authkeys } from '../../src/languages/authkeys/index.js'
import { maskingOfFile } from '../../src/secrets/masking-of-file.js'
import { createSource } from '../../src/text/source.js'

test('the name of the software is shown, whatever a key ends in, and the key is not', () => {
  const masking = maskingOfFile(authkeys, createSource('authkeys', 'auth 1\n1 sha1 hazelnut-DRBD\n'))
  expect(masking.value('DRBD 8.4.11')).toBe('DRBD 8.4.11')
  expect(masking.sentence('Heartbeat and DRBD of "alpha" differ')).toBe('Heartbeat and DRBD of "alpha" differ')
  expect(masking.value('key hazelnut-DRBD')).not.toContain('hazelnut')
})
