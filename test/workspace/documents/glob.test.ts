import { expect, test } from 'vitest'

import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { expandGlob } from '../../../src/workspace/documents/glob.js'

const files = memoryFileSystem({ 'etc/drbd.d/r0.res': '', 'etc/drbd.d/global_common.conf': '', 'etc/drbd.d.old/r0.res': '', 'etc/drbd.d.old/sub/r1.res': '' })

test.each([
  ['drbd.d/*.res', ['etc/drbd.d/r0.res']],
  ['drbd.d*/r0.res', ['etc/drbd.d.old/r0.res', 'etc/drbd.d/r0.res']],
  ['drbd.d*/global_common.conf', ['etc/drbd.d/global_common.conf']],
  ['drbd.d*/.res', []],
  ['*/sub/*.res', ['etc/drbd.d.old/sub/r1.res']],
  ['drbd.d*/nothing/*.res', []],
  // What no sign of a pattern stands before is given as it is written, there or not.
  ['nothing.res', ['etc/nothing.res']],
])('as glob(3), %s names what is there', async (pattern, found) => {
  expect(await expandGlob(files, 'etc', pattern)).toEqual(found)
})
