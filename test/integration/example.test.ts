import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { runCli } from '../support/run-cli.js'

const clusters = readdirSync('fixtures/clusters', { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== 'sound') // Those are silent, and have tests of their own.
  .map(entry => entry.name)

describe.each(clusters)('the cluster %s', name => {
  const folder = join('fixtures/clusters', name)

  test('gives what expected.out says', () => {
    const { stdout } = runCli(['--format', 'concise', '--quiet', '.'], { cwd: folder })
    const path = join(folder, 'expected.out')
    if (process.env['CFGCHECK_UPDATE'] === '1') writeFileSync(path, stdout)
    expect(stdout).toBe(readFileSync(path, 'utf8'))
  })
})

test('the mended example is silent at warning and above', () => {
  const run = runCli(['--format', 'concise', '--fail-on', 'warning', 'fixtures/clusters/storage-backend-fixed'])
  expect(run).toMatchObject({ code: 0, stdout: expect.not.stringMatching(/ (error|warning) /) as string })
})
