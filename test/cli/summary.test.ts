import { expect, test } from 'vitest'

import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

const host = (name: string): string => `on ${name} { device /dev/drbd0; disk /dev/sda1; address 192.0.2.${name.length}:7788; meta-disk internal; }`
const sound = `resource r0 {\n  ${host('alpha')}\n  ${host('beta')}\n}\n`
const folder = folderWith({ 'a.txt': 'x', 'b.txt': 'x', 'sound.res': sound, 'faulty.res': 'resource r0 { nonsense; }\n', 'deep.res': 'a { '.repeat(2_000) })

/** The last line, which sums up the run; and all that the format puts out. */
async function summaryOf(...args: string[]): Promise<{ readonly code: number; readonly line: string | undefined; readonly stdout: string }> {
  const { code, stdout, stderr } = await printedBy(['--target', 'drbd=9', ...args], folder)
  return { code, line: stderr.trimEnd().split('\n').at(-1), stdout }
}

test.each(['text', 'concise', 'json', 'html', 'sarif'])('the summary beside %s counts what was not read, and calls nothing of it clean', async format => {
  const summary = (...paths: string[]): ReturnType<typeof summaryOf> => summaryOf('-o', format, ...paths)
  expect(await summary('a.txt')).toMatchObject({ code: 2, line: '0 files checked, 1 not read' })
  expect(await summary('a.txt', 'b.txt')).toMatchObject({ code: 2, line: '0 files checked, 2 not read' })
  expect(await summary('a.txt', 'sound.res')).toMatchObject({ code: 2, line: '1 file checked (drbd-conf 9), 1 not read: nothing found in what was read' })
  expect(await summary('sound.res')).toMatchObject({ code: 0, line: '1 file checked (drbd-conf 9): nothing found' })
})

test('so does that beside --statistics', async () => {
  expect(await summaryOf('--statistics', 'a.txt', 'sound.res')).toMatchObject({ code: 2, stdout: '', line: '1 file checked (drbd-conf 9), 1 not read: nothing found in what was read' })
})

test('what is found is counted as ever', async () => {
  expect((await summaryOf('a.txt', 'faulty.res')).line).toMatch(/^1 file checked \(drbd-conf 9\), 1 not read: [1-9] errors?/)
})

test('a file that is read in part only is checked, and said not to be read to its end', async () => {
  expect(await summaryOf('deep.res')).toMatchObject({ code: 2, line: expect.stringMatching(/^1 file checked \(drbd-conf 9\), 1 not to the end: [1-9]/) })
})

test('the page says what was not read, and never that nothing is wrong with it', async () => {
  const nothing = (await summaryOf('-o', 'html', 'a.txt')).stdout
  expect(nothing).toContain('<p>0 files checked, 1 not read: 0 errors, 0 warnings, 0 notes</p>')
  expect(nothing).toContain('<p id="none">Nothing was checked.</p>')
  expect(nothing).toContain('<li>a.txt: no language claims a file of this name; name one with --language</li>')
  const part = (await summaryOf('-o', 'html', 'a.txt', 'sound.res')).stdout
  expect(part).toContain('<p>1 file checked, 1 not read: 0 errors')
  expect(part).toContain('<p id="none">Nothing found in what was read.</p>')
  expect((await summaryOf('-o', 'html', 'sound.res')).stdout).toContain('<p id="none">Nothing found.</p>')
})

test('the summary of several parts of a run says it, too', async () => {
  const codes: number[] = []
  for (const part of [1, 2]) codes.push((await summaryOf('-o', `json=part-${part}.json`, '--shard', `${part}/2`, 'a.txt', 'sound.res')).code)
  expect(codes.sort()).toEqual([0, 2])
  const { code, stderr, stdout } = await printedBy(['merge', '-o', 'html', 'part-1.json', 'part-2.json'], folder)
  expect(code).toBe(2)
  expect(stderr).toContain('1 file checked (drbd-conf 9), 1 not read: nothing found in what was read\n')
  expect(stdout).toContain('<li>a.txt: ')
})

test('so does that of several clusters', async () => {
  const cluster = folderWith({
    'cfgcheck.json': JSON.stringify({ clusters: { one: { hosts: { alpha: 'one/alpha' } }, two: { hosts: { beta: 'two/beta' } } } }),
    'one/alpha/etc/drbd.conf': `include "deep.res";\n`,
    'one/alpha/etc/deep.res': 'a { '.repeat(2_000),
    'two/beta/etc/drbd.conf': sound.replaceAll('r0', 'r1'),
  })
  const { code, stderr } = await printedBy(['--target', 'drbd=9'], cluster)
  expect(code).toBe(2)
  expect(stderr).toMatch(/^3 files on 2 hosts checked \(drbd-conf 9\), 1 not to the end: /m)
})

test('hosts without any file are no files that were not read', async () => {
  const hosts = folderWith({ 'cfgcheck.json': JSON.stringify({ clusters: { one: { hosts: { alpha: 'alpha', beta: 'beta' } } } }), 'alpha/etc/fstab': '', 'beta/etc/fstab': '' })
  expect(await printedBy([], hosts)).toMatchObject({ code: 2, stderr: expect.stringMatching(/no file that cfgcheck checks\n0 files on 2 hosts checked\n$/) })
})
