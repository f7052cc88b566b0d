import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'

import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'
import type { Printed } from '../support/run-main.js'

const haCf = 'node alpha\nnode beta\nkeepalive 5\ndeadtime 7\nauto_failback off\nbcast eth0\nbcast eth1\nudpport 99999\n'
const drbd = 'resource r0 {\n  on alpha { device /dev/drbd0; disk /dev/sda7; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda7; addres 192.0.2.2:7788; meta-disk internal; }\n}\n'

let folder = ''
let file = ''

beforeEach(() => {
  folder = folderWith({ 'tree/ha.cf': haCf, 'tree/drbd.conf': drbd })
  file = join(folder, 'known.json')
})

function run(...args: string[]): Promise<Printed> {
  return printedBy([...args, '--baseline', file, join(folder, 'tree')])
}

function edit(path: string, change: (text: string) => string): void {
  const full = join(folder, path)
  const before = readFileSync(full, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(full, after)
}

interface Entry {
  readonly path: string
  readonly place: string
  readonly rule: string
  readonly count: number
}

function entries(): readonly Entry[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { findings: Entry[] }).findings
}

describe('a baseline', () => {
  test('knows what is found when it is made, by rule and place', async () => {
    const { code, stderr } = await run('baseline', 'create')
    expect(code).toBe(0)
    expect(stderr).toContain('known.json written')
    expect(entries()).toContainEqual({ path: 'tree/ha.cf', place: 'deadtime', rule: 'ha-cf/conflicting-deadtime', count: 1 })
    const checked = await run('check')
    expect(checked).toMatchObject({ code: 0, stdout: '' })
    expect(checked.stderr).toContain('left out (')
  })

  test('counts what it knows as "gone" counts it, once for each host', async () => {
    const hosts = folderWith({ 'alpha/etc/ha.d/ha.cf': haCf, 'beta/etc/ha.d/ha.cf': haCf })
    const runHosts = (action: string): Promise<Printed> => printedBy(['baseline', action, '--baseline', file, hosts])
    const { stderr } = await runHosts('create')
    const count = entries().reduce((sum, entry) => sum + entry.count, 0)
    expect(count).toBeGreaterThan(entries().filter(({ path }) => path.includes('alpha')).length)
    expect(stderr).toContain(`written: ${count} known findings`)
  })

  test('goes with the place when lines come and go, the layout changes, and a value is another bad one', async () => {
    await run('baseline', 'create')
    edit('tree/ha.cf', text => `# a comment\n\n${text.replace('deadtime 7', 'deadtime   6')}`)
    edit('tree/drbd.conf', text => text.replace('resource r0 {', '# moved\nresource r0\n{'))
    expect(await run('check', '--fail-on', 'info')).toMatchObject({ code: 0, stdout: '' })
  })

  test('a new finding is told, and only that', async () => {
    await run('baseline', 'create')
    edit('tree/ha.cf', text => text.replace('bcast eth0', 'bcast eth0\nwarntme 3'))
    const { code, stdout } = await run('check', '-o', 'concise')
    expect(code).toBe(1)
    expect(stdout.split('\n').slice(0, -1)).toEqual([expect.stringContaining('ha-cf/unknown-directive')])
  })

  test('a second one of a kind in the same place is new', async () => {
    edit('tree/ha.cf', text => `${text}warntme 3\n`)
    await run('baseline', 'create')
    edit('tree/ha.cf', text => `${text}warntme 4\n`)
    const { stdout } = await run('check', '-o', 'concise')
    expect(stdout.match(/unknown-directive/g)?.length).toBe(1)
  })

  test('is not made anew by accident', async () => {
    await run('baseline', 'create')
    const before = readFileSync(file, 'utf8')
    expect(await run('baseline', 'create')).toMatchObject({ code: 2, stderr: expect.stringContaining('is already there') as unknown })
    expect(readFileSync(file, 'utf8')).toBe(before)
    edit('tree/ha.cf', text => text.replace('deadtime 7', 'deadtime 70'))
    expect(await run('baseline', 'create', '--force')).toMatchObject({ code: 0 })
    expect(entries().map(({ rule }) => rule)).not.toContain('ha-cf/conflicting-deadtime')
  })

  test('prune drops what was mended, and adds nothing', async () => {
    await run('baseline', 'create')
    const before = entries()
    const gone = before.filter(({ place }) => place === 'deadtime').reduce((sum, { count }) => sum + count, 0)
    edit('tree/ha.cf', text => text.replace('deadtime 7', 'deadtime 70').replace('bcast', 'warntme 3\nbcast'))
    const stale = await run('baseline', 'check')
    expect(stale.code).toBe(1)
    expect(stale.stdout).toContain('ha-cf/unknown-directive')
    expect(stale.stderr).toContain(`gone: ${gone === 1 ? '1 known finding' : `${gone} known findings`};`)
    expect(await run('baseline', 'prune')).toMatchObject({ code: 0, stderr: expect.stringContaining(`${gone} finding`) as unknown })
    expect(entries()).toEqual(before.filter(({ place }) => place !== 'deadtime'))
  })

  test('check says nothing where all is as it was', async () => {
    await run('baseline', 'create')
    expect(await run('baseline', 'check')).toMatchObject({ code: 0, stdout: '' })
    expect((await run('baseline', 'prune')).stderr).toContain('0 findings dropped')
  })

  test('files that were not read keep their entries, those that are gone lose them', async () => {
    await run('baseline', 'create')
    const before = entries()
    expect(new Set(before.map(({ path }) => path))).toEqual(new Set(['tree/ha.cf', 'tree/drbd.conf']))
    await printedBy(['baseline', 'prune', '--baseline', file, join(folder, 'tree/drbd.conf')])
    expect(entries()).toEqual(before)
    rmSync(join(folder, 'tree/ha.cf'))
    await run('baseline', 'prune')
    expect(entries()).toEqual(before.filter(({ path }) => path !== 'tree/ha.cf'))
  })

  test('fixes leave alone what is known', async () => {
    edit('tree/ha.cf', text => `\ufeff${text}`)
    await run('baseline', 'create')
    const before = readFileSync(join(folder, 'tree/ha.cf'), 'utf8')
    await run('check', '--fix=unsafe')
    expect(readFileSync(join(folder, 'tree/ha.cf'), 'utf8')).toBe(before)
  })

  test.each([
    ['{', 'is not valid JSON'],
    ['{"version": 2, "findings": []}', 'is no baseline: version'],
    ['{"version": 1, "findings": [{"path": "a", "place": "", "rule": "x", "count": 0}]}', 'is no baseline: findings.0.count'],
  ])('that says %j is refused', async (text, reason) => {
    writeFileSync(file, text)
    expect(await run('check')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(reason) as unknown })
    expect(await run('baseline', 'prune')).toMatchObject({ code: 2 })
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('that is not there is refused', async () => {
    expect(await run('check')).toMatchObject({ code: 2, stderr: expect.stringContaining('"cfgcheck baseline create" writes one') as unknown })
    expect(existsSync(file)).toBe(false)
  })

  test('holds no secret', async () => {
    mkdirSync(join(folder, 'tree/keys'))
    writeFileSync(join(folder, 'tree/keys/authkeys'), 'auth 1\n1 md5 no-secret-of-ours-5e1 second-word-5e2\n2 sha9 no-secret-of-ours-5e3\nno-secret-of-ours-5e4\n')
    await run('baseline', 'create')
    expect(entries().some(({ path }) => path.endsWith('authkeys'))).toBe(true)
    expect(readFileSync(file, 'utf8')).not.toMatch(/5e\d/)
  })
})

describe('a baseline of a cluster', () => {
  const host = (name: string): Record<string, string> => ({ [`tree/${name}/etc/ha.d/ha.cf`]: haCf, [`tree/${name}/etc/hostname`]: `${name}\n` })

  test('knows one finding of several hosts for each of them', async () => {
    folder = folderWith({ ...host('alpha'), ...host('beta') })
    file = join(folder, 'known.json')
    await run('baseline', 'create')
    expect(entries().filter(({ rule }) => rule === 'ha-cf/conflicting-deadtime').map(({ path }) => path)).toEqual(['tree/alpha/etc/ha.d/ha.cf', 'tree/beta/etc/ha.d/ha.cf'])
    expect(await run('check', '--fail-on', 'info')).toMatchObject({ code: 0, stdout: '' })
    edit('tree/alpha/etc/ha.d/ha.cf', text => text.replace('deadtime 7', 'deadtime 70'))
    expect((await run('check', '-o', 'concise')).stdout).not.toContain('conflicting-deadtime')
    expect((await run('baseline', 'prune')).stderr).toMatch(/[1-9]\d* findings? dropped/)
    expect(entries().filter(({ rule }) => rule === 'ha-cf/conflicting-deadtime').map(({ path }) => path)).toEqual(['tree/beta/etc/ha.d/ha.cf'])
  })

  test('what was not looked for keeps its entries: rules that are off, rules of plugins that are not there, another language', async () => {
    await run('baseline', 'create')
    const before = entries()
    const path = before[0]?.path ?? ''
    writeFileSync(file, readFileSync(file, 'utf8').replace('"findings": [', `"findings": [\n    ${JSON.stringify({ path, place: 'x', rule: 'house/odd', count: 1 })},`))
    const known = entries()
    const { rule } = before.find(entry => entry.rule.startsWith('ha-cf/')) ?? { rule: '' }
    const settings = join(folder, 'off.json')
    writeFileSync(settings, JSON.stringify({ rules: { [rule]: 'off' } }))
    expect(await printedBy(['baseline', 'prune', '--config', settings, '--baseline', file, join(folder, 'tree')])).toMatchObject({ code: 0, stderr: expect.stringContaining('0 findings dropped') as unknown })
    expect(await printedBy(['baseline', 'prune', '--language', 'haresources', '--baseline', file, join(folder, 'tree/ha.cf')])).toMatchObject({ stderr: expect.stringContaining('0 findings dropped') as unknown })
    expect(entries()).toEqual(known)
  })

  test('one host of several says nothing about what they show together', async () => {
    folder = folderWith({ ...host('alpha'), ...host('beta') })
    file = join(folder, 'known.json')
    edit('tree/beta/etc/ha.d/ha.cf', text => text.replace('auto_failback off', 'auto_failback on'))
    await run('baseline', 'create')
    const before = entries().filter(({ rule }) => rule.startsWith('cluster/'))
    expect(before.length).toBeGreaterThan(0)
    for (const name of ['alpha', 'beta']) await printedBy(['baseline', 'prune', '--baseline', file, join(folder, 'tree', name)])
    expect(entries().filter(({ rule }) => rule.startsWith('cluster/'))).toEqual(before)
  })

  test('a file checked by itself says nothing about what only a cluster shows', async () => {
    folder = folderWith({ ...host('alpha'), ...host('beta') })
    file = join(folder, 'known.json')
    edit('tree/beta/etc/ha.d/ha.cf', text => text.replace('auto_failback off', 'auto_failback on'))
    await run('baseline', 'create')
    const before = entries()
    expect(before.some(({ rule }) => rule.startsWith('cluster/'))).toBe(true)
    await printedBy(['baseline', 'prune', '--baseline', file, join(folder, 'tree/alpha/etc/ha.d/ha.cf'), join(folder, 'tree/beta/etc/ha.d/ha.cf')])
    expect(entries().filter(({ rule }) => rule.startsWith('cluster/'))).toEqual(before.filter(({ rule }) => rule.startsWith('cluster/')))
  })
})
