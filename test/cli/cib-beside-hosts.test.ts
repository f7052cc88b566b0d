import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { printedBy } from '../support/run-main.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const tree = join(temporaryFolder(), 'new')

beforeAll(async () => {
  const { code, stderr } = await printedBy(['convert', resolve('fixtures/clusters/sound/debian5-heartbeat'), '--to', 'pacemaker', '--output', tree])
  expect(code, stderr).toBe(0)
})

describe('the CIB that lies beside the hosts of its cluster, as convert writes it', () => {
  test('is checked with them, and nothing is wrong', async () => {
    const { code, stderr } = await printedBy([tree, '--fail-on', 'warning'])
    expect(code, stderr).toBe(0)
    expect(stderr).toContain('on 2 hosts checked')
  })

  test('is compared with what the hosts have', async () => {
    const other = join(temporaryFolder(), 'other')
    spawnSync('cp', ['-r', tree, other])
    const path = join(other, 'cib-alpha-beta.xml')
    const text = readFileSync(path, 'utf8')
    expect(text).toContain('value="nfs"')
    writeFileSync(path, text.replaceAll('value="nfs"', 'value="nsf"'))
    const { stdout } = await printedBy([other, '--format', 'concise', '--fail-on', 'never', '--only', 'cluster/unknown-pacemaker-drbd'])
    expect(stdout).toMatch(/cib-alpha-beta\.xml:\d+:\d+ error Resource "nsf" is in the drbd\.conf of no host \[cluster\/unknown-pacemaker-drbd\]\n$/)
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  })

  test('is told and drawn as their cluster', async () => {
    const told = await printedBy(['explain', 'cluster', tree])
    expect(told.stdout).toContain('"alpha" dies')
    expect(told.stdout).toContain('DRBD "nfs": primary on "beta"')
    const drawn = await printedBy(['graph', tree, '--format', 'mermaid'])
    for (const host of ['alpha', 'beta']) expect(drawn.stdout).toContain(`shoots ${host}`)
    expect(drawn.stdout).toMatch(/g-nfs.*after ms-nfs promoted/)
  })
})
