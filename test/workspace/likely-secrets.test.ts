import { expect, test } from 'vitest'

import { createChecker } from '../../src/workspace/checker.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { likelySecrets } from '../../src/workspace/likely-secrets.js'
import { maskSecrets } from '../../src/workspace/secret-spans.js'

const masked = (text: string): string => maskSecrets(text, likelySecrets(text), { start: 0, end: text.length })

test.each([
  ['DB_PASSWORD = "not-a-secret"', 'DB_PASSWORD = **************'],
  ['export API_KEY=abc # remark', 'export API_KEY=************'],
  ["vncpasswd='abc'", 'vncpasswd=*****'],
  ['fence_x --password abc -o on', 'fence_x --password *** -o on'],
  ['  wpa-psk abc', '  wpa-psk ***'],
  ['KEYMAP=us', 'KEYMAP=us'],
  ['passwd: files', 'passwd: *****'],
  ['cat /etc/passwd', 'cat /etc/passwd'],
])('%s', (text, expected) => {
  expect(masked(text)).toBe(expected)
})

test('takes time in proportion to the text', () => {
  for (const text of ['pass'.repeat(100_000), 'password '.repeat(50_000), '-pass '.repeat(80_000), `password=${'x'.repeat(400_000)}`]) {
    const start = performance.now()
    likelySecrets(text)
    expect(performance.now() - start).toBeLessThan(2000)
  }
})

test('a finding in a file of settings shows no password', async () => {
  const text = 'CLUSTERNAME=demo\nDB_PASSWORD = not-a-secret\n'
  const fileSystem = memoryFileSystem({ 'alpha/etc/sysconfig/cluster': text })
  const report = await createChecker({ languages: [], clusterRules: [] }).check({ fileSystem, clusters: [{ hosts: [{ name: 'alpha', root: 'alpha' }] }] })
  const [finding] = report.diagnostics
  expect(finding?.code).toBe('shell-variables/misspelt-assignment')
  expect(maskSecrets(text, report.secretsIn(finding!.file), { start: 0, end: text.length })).not.toContain('not-a-secret')
  expect(JSON.stringify(report.diagnostics)).not.toContain('not-a-secret')
})
