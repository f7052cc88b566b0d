import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

const sound = 'resource r0 {\n  protocol C;\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n'

/** A ";" behind the disk, where a remark begins, would leave more errors than there are. */
const doubtful = 'resource r0 { protocol C; on alpha { device /dev/drbd0; disk /dev/s#da1; address 192.0.2.1:7788; meta;-disk internal;\n} }'

async function fixed(text: string): Promise<{ readonly text: string; readonly stderr: string }> {
  const file = join(folderWith({ 'r0.res': text }), 'r0.res')
  const { stderr } = await printedBy(['--fix', '--target', 'drbd=8.3', file])
  return { text: readFileSync(file, 'utf8'), stderr }
}

test('a safe fix behind which more errors would be found is left out, which is said', async () => {
  const { text: after, stderr } = await fixed(doubtful)
  expect(after).toBe(doubtful)
  expect(stderr).toContain('r0.res: drbd-conf/missing-semicolon: its safe fix is left out, because more errors would be found then than now')
})

test('fixes by other rules are made all the same', async () => {
  const folder = folderWith({ 'r0.res': doubtful, 'r1.res': sound.replace('r0', '1') })
  const { stderr } = await printedBy(['--fix', '--target', 'drbd=8.3', join(folder, 'r0.res'), join(folder, 'r1.res')])
  expect(stderr).toContain('r0.res: drbd-conf/missing-semicolon: its safe fix is left out')
  expect(readFileSync(join(folder, 'r0.res'), 'utf8')).toBe(doubtful)
  expect(readFileSync(join(folder, 'r1.res'), 'utf8')).toBe(sound.replace('r0', '"1"'))
})

test('a fix that mends is made', async () => {
  const { text: after, stderr } = await fixed(sound.replace('protocol C;', 'protocol C'))
  expect(after).toBe(sound)
  expect(stderr).not.toContain('left out')
})
