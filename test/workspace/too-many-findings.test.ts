import { describe, expect, test } from 'vitest'

import { mostFaults } from '../../src/diagnostics/fault-list.js'
import { createChecker } from '../../src/workspace/checker.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import type { CheckReport } from '../../src/workspace/report.js'

const check = async (path: string, text: string): Promise<CheckReport> => createChecker().check({ fileSystem: memoryFileSystem({ [path]: text }), files: [{ path }] })

describe('of a file in which more is wrong than is looked at, that is said, and the job is not complete', () => {
  const count = mostFaults + 10
  test.each([
    ['drbd.conf', (index: number) => `resource q${index} { protocol C; foo }\n`],
    ['ha.cf', (index: number) => `frobnicate${index} x\n`],
    ['authkeys', (index: number) => `x${index} y z\n`],
  ])('%s', async (path, line) => {
    const { diagnostics, incomplete } = await check(path, Array.from({ length: count }, (_, index) => line(index)).join(''))
    expect(diagnostics.filter(({ rule }) => rule === 'cfgcheck/too-many-findings').length).toBeGreaterThan(0)
    expect(diagnostics.length).toBeLessThan(2 * mostFaults + 10)
    expect(incomplete.join()).toContain('not looked at to its end')
  })
})

test('what rules find counts as well', async () => {
  const text = Array.from({ length: mostFaults + 10 }, (_, index) => `resource r${index} { }\n`).join('')
  const { diagnostics } = await check('drbd.conf', text)
  expect(diagnostics.map(({ rule }) => rule)).toContain('cfgcheck/too-many-findings')
})

test('a long file in which little is wrong is looked at to its end', async () => {
  const host = (name: string, index: number): string => `on ${name} { device /dev/drbd${index}; disk /dev/sda${index}; address 192.0.2.1:${index % 60000}; meta-disk internal; }`
  const text = Array.from({ length: 1_000 }, (_, index) => `resource r${index} { ${host('alpha', index)} ${host('beta', index)} }\n`).join('')
  const { diagnostics, incomplete } = await check('drbd.conf', `${text}resource last { nonsense; }\n`)
  expect(incomplete).toEqual([])
  expect(diagnostics.map(({ rule }) => rule)).toContain('drbd-conf/unknown-statement')
})

