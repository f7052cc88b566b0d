import { describe, expect, test } from 'vitest'

import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

const folder = folderWith({
  'ha.cf': 'keepalve 1\ndeadtme 10\nnode alpha\nnode beta\n',
  'clean/authkeys': 'auth 1\n1 sha1 a-long-enough-not-a-secret-77d1\n',
  'r/drbd.conf': 'include "r0.res";\n',
  'r/r0.res': 'resource r0 { }\n',
})

describe('check --statistics', () => {
  test('counts the findings of each rule, the most frequent first', async () => {
    const { code, stdout, stderr } = await printedBy(['--statistics', `${folder}/ha.cf`])
    expect(code).toBe(1)
    const [first = ''] = stdout.split('\n')
    expect(first).toMatch(/^2 {2}error {4}ha-cf\/unknown-directive +\S.*$/)
    expect(stderr).toContain('1 file checked')
  })

  test('as JSON adds up to what is found', async () => {
    const counts = JSON.parse((await printedBy(['--statistics', '--format', 'json', `${folder}/ha.cf`])).stdout) as { rule: string; count: number; severity: string; summary: string }[]
    const lines = (await printedBy(['--format', 'concise', `${folder}/ha.cf`])).stdout.split('\n').length - 1
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(lines)
    expect(counts[0]).toMatchObject({ rule: 'ha-cf/unknown-directive', severity: 'error', count: 2 })
    expect(counts.every(({ summary }) => summary !== '')).toBe(true)
  })

  test('nothing is found', async () => {
    expect(await printedBy(['--statistics', '-q', `${folder}/clean`])).toMatchObject({ code: 0, stdout: '' })
    expect(await printedBy(['--statistics', '-q', '-o', 'json', `${folder}/clean`])).toMatchObject({ code: 0, stdout: '[]\n' })
  })

  test('other formats are refused', async () => {
    expect(await printedBy(['--statistics', '-o', 'sarif', folder])).toMatchObject({ code: 2, stderr: 'cfgcheck: --statistics prints text or json, not sarif\n' })
  })
})

describe('check --list-files', () => {
  test('names what is checked, includes and all, whatever is found', async () => {
    const { code, stdout } = await printedBy(['--list-files', folder])
    expect(code).toBe(0)
    expect(stdout.split('\n').slice(0, -1).map(path => path.slice(folder.length + 1))).toEqual(['clean/authkeys', 'ha.cf', 'r/drbd.conf', 'r/r0.res'])
  })

  test('as JSON, with language and version', async () => {
    const files = JSON.parse((await printedBy(['--list-files', '-o', 'json', '--target', 'drbd=8.4', `${folder}/r/drbd.conf`])).stdout) as { path: string; language: string; target: string }[]
    expect(files.map(({ path, language, target }) => [path.slice(folder.length + 1), language, target])).toEqual([
      ['r/drbd.conf', 'drbd-conf', '8.4'],
      ['r/r0.res', 'drbd-conf', '8.4'],
    ])
  })

  test('a file that is not there', async () => {
    const { code, stderr } = await printedBy(['--list-files', `${folder}/missing/ha.cf`])
    expect(code).toBe(2)
    expect(stderr).toContain('missing/ha.cf')
  })
})
