import { expect, test } from 'vitest'

import { createChecker } from '../../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../../src/workspace/documents/file-system.js'

async function saidOf(statement: string): Promise<readonly (readonly [string, string | undefined])[]> {
  const text = `resource r0 { net { ${statement} } on alpha { device /dev/drbd0; disk /dev/sda; address 192.0.2.1:7788; meta-disk internal; } on beta { device /dev/drbd0; disk /dev/sda; address 192.0.2.2:7788; meta-disk internal; } }\n`
  const { diagnostics } = await createChecker().check({ fileSystem: memoryFileSystem({ 'drbd.conf': text }), files: [{ path: 'drbd.conf' }] })
  return diagnostics.filter(({ rule }) => rule === 'drbd-conf/invalid-range').map(({ message, help }) => [message, help] as const)
}

test('a time with an s is told as the sectors that drbdadm takes it for', async () => {
  expect(await saidOf('ping-int 5s;')).toEqual([['"ping-int" 5s means 5 sectors, 2560 bytes, which is outside 1–120 s', '"s" is a unit of sectors, 512 bytes each: write 5, the unit is known.']])
})

test('a number by itself is outside', async () => {
  expect((await saidOf('ping-int 500;')).map(([message]) => message)).toEqual(['"ping-int" 500 is outside 1–120 s'])
})
