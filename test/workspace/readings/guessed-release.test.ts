import { expect, test } from 'vitest'

import { createChecker } from '../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { defaultSettings } from '../../../src/workspace/settings.js'

const host = (name: string, id: number): string =>
  `  on ${name} { node-id ${id}; device minor 0; disk /dev/sdb; meta-disk internal; address 192.0.2.${id + 1}:7788; }\n`

// Nothing in it is refused but by the place of `fencing`: a fix within a part that has another error is left to a person.
const text = `resource r0 {\n${host('alpha', 0)}${host('beta', 1)}  handlers { fence-peer "/f"; }\n  disk { fencing resource-only; }\n}\n`

async function safetyOf(code: string, target?: string): Promise<readonly string[]> {
  const settings = target === undefined ? defaultSettings : { ...defaultSettings, targets: { drbd: target } }
  const { diagnostics } = await createChecker({ settings }).check({
    fileSystem: memoryFileSystem({ 'drbd.conf': text }),
    files: [{ path: 'drbd.conf' }],
  })
  return diagnostics.filter(diagnostic => diagnostic.rule === code).flatMap(({ fixes }) => fixes.map(({ safety }) => safety))
}

test('what one release wants is safe to write where the user named it, and not from a guess', async () => {
  expect(await safetyOf('drbd-conf/deprecated-fencing-place')).toEqual(['unsafe'])
  expect(await safetyOf('drbd-conf/deprecated-fencing-place', '9')).toEqual(['safe'])
})
