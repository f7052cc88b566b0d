import { expect, test } from 'vitest'

import type { FileEdit } from '../../src/diagnostics/fix.js'
import { soundEditsIn } from '../../src/editor/index.js'
import { drbdConf } from '../../src/languages/drbd-conf/index.js'
import { applyEdits } from '../../src/text/edit.js'
import { check } from '../../src/workspace/shortcuts.js'

const path = 'r0.res'

async function fixed(text: string): Promise<string> {
  const found = (of: string) => check(drbdConf, of, { path, target: '8.3' })
  const edits = await soundEditsIn(found(text), path, async (tried: readonly FileEdit[]) => found(applyEdits(text, tried)))
  return applyEdits(text, edits)
}

/** A ";" behind the disk, where a remark begins, would leave more errors than there are. */
const doubtful = 'resource r0 { protocol C; on alpha { device /dev/drbd0; disk /dev/s#da1; address 192.0.2.1:7788; meta;-disk internal;\n} }'

test('fixes behind which more errors would be found are left out', async () => {
  expect(await fixed(doubtful)).toBe(doubtful)
})

test('those of other rules are made all the same', async () => {
  const twice = `${doubtful}\n${doubtful.replace('r0', 'r1').replace('drbd0', 'drbd1').replace('.1:7788', '.1:7789')}\n`
  expect(await fixed(`${twice}resource 1 { protocol C; }\n`)).toBe(`${twice}resource "1" { protocol C; }\n`)
})

test('fixes that mend are made all at once', async () => {
  expect(await fixed('resource 1 { protocol C }\nresource 2 { protocol C }\n')).toBe('resource "1" { protocol C; }\nresource "2" { protocol C; }\n')
})
