import { expect, test } from 'vitest'

import { haresources } from '../../../src/languages/haresources/index.js'
import { maskedBy } from '../../support/masked-by.js'

test.each([
  ['alpha x::user%abc mysql', 'alpha x::user%*** mysql'],
  ['alpha x::-p::abc::y mysql', 'alpha x::-p::***::y mysql'],
])('a password among the arguments of a resource: %s', (text, expected) => {
  expect(maskedBy(haresources, `${text}\n`)).toBe(`${expected}\n`)
})

test.each(['alpha IPv6addr::fe80::abcd%eth0/64 mysql', 'alpha x::-p::3306 y::-p::/srv/data', 'alpha x::--port::abc'])('what is none is shown: %s', text => {
  expect(maskedBy(haresources, `${text}\n`)).toBe(`${text}\n`)
})

test.each(['alpha x::username=alphapass=hushhush', 'alpha Filesystem::/dev/drbd0seret=hushhush,rw', 'alpha x::passswd\n=hushhush,rw', 'alpha WebCheck::https://alpha=hushhush@192.0.2.1/'])('a name that is torn away from its secret: %s', text => {
  expect(maskedBy(haresources, text)).not.toContain('hush')
})
