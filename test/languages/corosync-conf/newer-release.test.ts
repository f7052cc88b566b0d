import { afterAll, describe, expect, test } from 'vitest'

import { createChecker } from '../../../src/workspace/checker.js'
import { applyFixes } from '../../../src/workspace/apply-fixes.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { defaultSettings } from '../../../src/workspace/settings.js'
import { openCorosync, whyNoOracle } from './oracle/corosync.js'

const nodelist = 'nodelist {\n\tnode {\n\t\tname: alpha\n\t\tnodeid: 1\n\t\tring0_addr: 192.0.2.1\n\t}\n\tnode {\n\t\tname: beta\n\t\tnodeid: 2\n\t\tring0_addr: 192.0.2.2\n\t}\n}\n'

/** Applies the fixes for a release until none is left. */
async function moved(text: string, target: string | undefined, safety: 'safe' | 'unsafe' = 'safe'): Promise<string> {
  let current = text
  for (let round = 0; round < 10; round += 1) {
    const settings = { ...defaultSettings, targets: target === undefined ? {} : { corosync: target } }
    const { diagnostics } = await createChecker({ settings }).check({ fileSystem: memoryFileSystem({ 'corosync.conf': current }), files: [{ path: 'corosync.conf' }] })
    const { texts, refused } = applyFixes(diagnostics, () => current, safety)
    expect(refused).toEqual([])
    const next = texts.get('corosync.conf')
    if (next === undefined) return current
    current = next
  }
  throw new Error('The fixes come to no end')
}

const cases: readonly (readonly [string, string, string])[] = [
  ['rings that are used in turn', 'totem {\n\tversion: 2\n\tcluster_name: demo\n\trrp_mode: passive\n}\n', 'totem {\n\tversion: 2\n\tcluster_name: demo\n}\n'],
  ['rings that are all used', 'totem {\n\tversion: 2\n\tcluster_name: demo\n\trrp_mode: active\n}\n', 'totem {\n\tversion: 2\n\tcluster_name: demo\n\trrp_mode: active\n}\n'],
  ['threads and virtual synchrony', 'totem {\n\tversion: 2\n\tcluster_name: demo\n\tthreads: 0\n\tvsftype: none\n}\n', 'totem {\n\tversion: 2\n\tcluster_name: demo\n}\n'],
  ['plug-ins and openais', 'totem {\n\tversion: 2\n\tcluster_name: demo\n}\nservice {\n\tname: pacemaker\n\tver: 1\n}\naisexec {\n\tuser: root\n}\namf {\n\tmode: disabled\n}\n', 'totem {\n\tversion: 2\n\tcluster_name: demo\n}\n'],
  ['what old openais hosts needed', 'totem {\n\tversion: 2\n\tcluster_name: demo\n}\ncompatibility: whitetank\n', 'totem {\n\tversion: 2\n\tcluster_name: demo\n}\n'],
  ['a network beside the nodelist', 'totem {\n\tversion: 2\n\tcluster_name: demo\n\tinterface {\n\t\tringnumber: 0\n\t\tbindnetaddr: 192.0.2.0\n\t\tmcastport: 5405\n\t}\n}\n', 'totem {\n\tversion: 2\n\tcluster_name: demo\n\tinterface {\n\t\tlinknumber: 0\n\t\tmcastport: 5405\n\t}\n}\n'],
  ['members beside the nodelist', 'totem {\n\tversion: 2\n\tcluster_name: demo\n\tinterface {\n\t\tmember {\n\t\t\tmemberaddr: 192.0.2.1\n\t\t}\n\t\tmember {\n\t\t\tmemberaddr: 192.0.2.2\n\t\t}\n\t\tmcastport: 5405\n\t}\n}\n', 'totem {\n\tversion: 2\n\tcluster_name: demo\n\tinterface {\n\t\tmcastport: 5405\n\t}\n}\n'],
]

describe('a file of corosync 2 that corosync 3 is to read', () => {
  const corosync = openCorosync()
  afterAll(() => corosync.dispose())

  test.each(cases)('%s', async (_, before, after) => {
    expect(await moved(before + nodelist, '3.1')).toBe(after + nodelist)
  })

  test.skipIf(whyNoOracle() !== undefined).each(cases)('corosync takes it before and after: %s', async (_, before, after) => {
    const answers = await corosync.ask([before + nodelist, after + nodelist])
    expect(answers.map(({ isAccepted }) => isAccepted)).toEqual([true, true])
  })

  test('keeps what corosync 2 reads where no release is named', async () => {
    const [, before] = cases[0] ?? ['', '', '']
    expect(await moved(before + nodelist, undefined)).toBe(before + nodelist)
    expect(await moved(before + nodelist, '2.4')).toBe(before + nodelist)
  })

  test('keeps what a later release reads', async () => {
    const text = `totem {\n\tversion: 2\n\tcluster_name: demo\n\tlink_mode: passive\n}\n${nodelist}`
    expect(await moved(text, '2.4')).toBe(text)
  })

  test('encrypts by knet where udpu is told to, if somebody says so', async () => {
    const text = (transport: string): string => `totem {\n\tversion: 2\n\tcluster_name: demo\n\tcrypto_cipher: aes256\n\tcrypto_hash: sha256\n\ttransport: ${transport}\n}\n${nodelist}`
    expect(await moved(text('udpu'), '3.1')).toBe(text('udpu'))
    expect(await moved(text('udpu'), '3.1', 'unsafe')).toBe(text('knet'))
  })
})
