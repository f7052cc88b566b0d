import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { createChecker } from '../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { defaultSettings } from '../../../src/workspace/settings.js'

const of9 = 'resource r0 {\n  protocol C;\n  startup { become-primary-on both; }\n  options { quorum majority; }\n}\n'

async function found(files: Readonly<Record<string, string>>, target?: string): Promise<readonly Diagnostic[]> {
  const settings = target === undefined ? defaultSettings : { ...defaultSettings, targets: { drbd: target } }
  const hosts = [...new Set(Object.keys(files).map(path => path.split('/')[0] ?? ''))]
  const { diagnostics } = await createChecker({ settings }).check({
    fileSystem: memoryFileSystem(files),
    clusters: [{ hosts: hosts.map(name => ({ name, root: name })) }],
  })
  return diagnostics
}

/** What findings say of the release. */
function reasons(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap(({ rule, related }) => related.filter(({ message }) => /read for|is assumed|^and /.test(message)).map(({ message }) => `${rule}: ${message}`))
}

describe('the first finding that hangs on a guess of the release', () => {
  test('names the signs that decided, and how to settle it; others do not', async () => {
    const diagnostics = await found({ 'alpha/etc/drbd.conf': of9, 'beta/etc/drbd.conf': of9 })
    expect(diagnostics.filter(({ rule }) => rule === 'drbd-conf/unused-option')).not.toEqual([])
    expect(reasons(diagnostics)).toEqual([
      'drbd-conf/deprecated-protocol-place: read for DRBD 9 because of "quorum" in "options"; --target drbd=VERSION settles it',
    ])
  })

  test('says that nothing tells', async () => {
    expect(reasons(await found({ 'alpha/etc/drbd.conf': 'resource r0 {\n  protocol C;\n}\n' }))).toEqual([
      'drbd-conf/deprecated-protocol-place: nothing tells the release, so DRBD 9 is assumed; --target drbd=VERSION settles it',
    ])
  })

  test('names what the host says of its software', async () => {
    const files = { 'alpha/etc/drbd.conf': 'resource r0 {\n  protocol C;\n}\n', 'alpha/facts/proc-drbd.txt': 'version: 9.1.4 (api:2/proto:110-121)\n' }
    expect(reasons(await found(files))).toEqual([
      'drbd-conf/deprecated-protocol-place: read for DRBD 9 because of DRBD 9.1.4 in /proc/drbd; --target drbd=VERSION settles it',
    ])
  })

  test('is silent where the user named the release', async () => {
    expect(reasons(await found({ 'alpha/etc/drbd.conf': of9 }, '9'))).toEqual([])
  })
})
