import { expect, test } from 'vitest'

import { createChecker } from '../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { defaultSettings } from '../../../src/workspace/settings.js'

const text = 'resource r0 {\n  on alpha { node-id 0; }\n  on beta { node-id 1; }\n  handlers { fence-peer "/f"; }\n  disk { fencing resource-only; }\n}\n'

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
