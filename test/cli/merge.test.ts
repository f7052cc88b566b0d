import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { reporters } from '../../src/reporters/index.js'
import { consistentCluster } from '../support/consistent-cluster.js'
import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

const formats = Object.keys(reporters)

/** Checks in all formats, or merges, and gives what each holds. */
async function reportsOf(args: readonly string[]): Promise<{ readonly code: number; readonly stderr: string; readonly files: Record<string, string> }> {
  const folder = folderWith({})
  const { code, stderr } = await printedBy([...args, ...formats.flatMap(name => ['-o', `${name}=${join(folder, name)}`])])
  return { code, stderr, files: Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')])) }
}

/** Checks each part by itself and returns the files that hold the reports. */
async function partsOf(paths: readonly string[], count: number): Promise<string[]> {
  const folder = folderWith({})
  const files = Array.from({ length: count }, (_, index) => join(folder, `${index + 1}.json`))
  for (const [index, file] of files.entries()) {
    expect((await printedBy(['check', '-q', `--shard=${index + 1}/${count}`, '-o', `json=${file}`, ...paths])).code).toBeLessThan(3)
  }
  return files
}

const pair = consistentCluster({ size: 2, hasFullNames: false })

/** Clusters of two hosts, every second with two different keys, beside single files that are wrong. */
function manyClusters(): string {
  const files: Record<string, string> = { 'lone/ha.cf': 'keepalive 2\ndeadtime 1\nnode alpha beta\n', 'other/authkeys': 'auth 2\n1 crc\n' }
  for (const name of ['c0', 'c1', 'c2']) {
    for (const [host, texts] of Object.entries(pair)) {
      for (const [path, text] of Object.entries(texts)) {
        const isOther = name < 'c2' && host === 'beta' && path.endsWith('authkeys')
        const written = path.endsWith('ha.cf') ? `${text}keepalive 2 3\n` : text
        files[`${name}/${host}/${path.replace(/^\//, '')}`] = isOther ? written.replace('k7d0', 'k7d1') : written
      }
    }
  }
  return folderWith(files)
}

describe('the reports of all parts, merged, are the report of the whole run', async () => {
  const folder = manyClusters()
  const whole = await reportsOf(['check', folder])

  test('in which there is something to lose', () => {
    expect(whole.files['text']).toContain('cluster/mismatched-authkeys')
    expect(whole.files['json']).toMatch(/the same on host \\"beta/)
  })

  test.each([2, 4])('in every format, of %i parts, in any order', async count => {
    expect(await reportsOf(['merge', ...(await partsOf([folder], count)).reverse()])).toEqual(whole)
  })
})

test('each part is checked by exactly one run, whoever asks', async () => {
  const folder = manyClusters()
  const files = (await partsOf([folder], 4)).map(file => (JSON.parse(readFileSync(file, 'utf8')) as { files: { path: string }[] }).files.map(({ path }) => path))
  const all = (JSON.parse((await printedBy(['check', '-q', '-o', 'json', folder])).stdout) as { files: { path: string }[] }).files.map(({ path }) => path)
  expect(files.flat().sort()).toEqual(all)
  expect(files.filter(part => part.length > 0).length).toBeGreaterThan(1)
  expect(new Set(files.flat()).size).toBe(all.length)
})

test('a report that is missing is told, and nothing counts as complete', async () => {
  const [first = '', , third = ''] = await partsOf([manyClusters()], 3)
  const { code, stderr } = await printedBy(['merge', '--fail-on', 'never', first, third])
  expect(code).toBe(2)
  expect(stderr).toContain('the report of part 2 of 3 is missing')
})

test('what one run could not do, the merged report could not either', async () => {
  const folder = folderWith({ 'a/drbd.conf': 'resource r0 {\n'.repeat(400), 'b/ha.cf': 'node alpha\n' })
  const whole = await printedBy(['check', folder])
  const merged = await printedBy(['merge', ...(await partsOf([folder], 2))])
  expect(whole.stderr).toContain('nests more than 256 deep')
  expect(whole.code).toBe(2)
  expect(merged).toEqual(whole)
})

describe('what is no report is refused', async () => {
  const folder = folderWith({ 'text.json': 'ha.cf:1:1 error', 'other.json': '{"version":1,"runs":[]}', 'ha.cf': 'node alpha\n' })
  const [part = '', other = ''] = await partsOf([join(folder, 'ha.cf')], 2)
  const whole = join(folder, 'whole.json')
  await printedBy(['check', '-o', `json=${whole}`, join(folder, 'ha.cf')])

  test.each<[string, readonly string[], RegExp]>([
    ['a file that is not there', ['absent.json'], /absent\.json: .*no such file/],
    ['another text', [join(folder, 'text.json')], /text\.json: not JSON/],
    ['another document', [join(folder, 'other.json')], /other\.json: expected a report/],
    ['one part twice', [part, part], /part 1 of 2 again/],
    ['a part beside a whole run', [part, whole], /some reports are of a whole run/],
    ['a report twice', [whole, whole], /the same report as/],
    ['parts of runs over other files', [part, (await partsOf([join(folder, 'ha.cf'), join(folder, 'text.json')], 2))[1] ?? ''], /a part of another run/],
    ['parts with other settings', [part, (await partsOf(['--ignore', 'ha-cf/*', join(folder, 'ha.cf')], 2))[1] ?? ''], /a part of another run/],
  ])('%s', async (_, reports, message) => {
    const { code, stdout, stderr } = await printedBy(['merge', ...reports])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(message)
  })

  test('and both parts are none of it', async () => {
    expect(await printedBy(['merge', '-q', '--fail-on=never', part, other])).toMatchObject({ code: 0, stderr: '' })
  })
})

test('reports of whole runs of different files are put together, too', async () => {
  const folder = folderWith({ 'ha.cf': 'keepalive 2\ndeadtime 1\nnode alpha\n', authkeys: 'auth 2\n1 crc\n' })
  const files = ['ha.cf', 'authkeys'].map(name => `${join(folder, name)}.json`)
  for (const file of files) await printedBy(['check', '-o', `json=${file}`, file.replace(/\.json$/, '')])
  const options = ['-o', 'concise']
  expect(await printedBy(['merge', ...options, ...files])).toEqual(await printedBy(['check', ...options, join(folder, 'ha.cf'), join(folder, 'authkeys')]))
})

test.each(['0/2', '3/2', '1', 'a/b', '1/0', '1/99999'])('--shard %s is refused', async value => {
  const { code, stderr } = await printedBy(['check', `--shard=${value}`, 'fixtures/ha-cf'])
  expect(code).toBe(2)
  expect(stderr).toContain('expected N/M')
})
