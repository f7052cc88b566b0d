import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'

import * as checkUnit from '../../src/workspace/readings/check-configuration.js'
import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

const host = (deadtime: number): Record<string, string> => ({
  'etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret-at-all\n',
  'etc/ha.d/ha.cf': `keepalive 5\ndeadtime ${deadtime}\nbcast eth0\nnode alpha beta\n`,
  'etc/drbd.conf': 'include "drbd.d/*.res";\n',
  'etc/drbd.d/r0.res': 'resource r0 {\n  protocol C;\n  on alpha { device /dev/drbd0; disk /dev/sda7; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda7; address 192.0.2.2:7788; meta-disk internal; }\n}\n',
})

let folder = ''
let cache = ''

beforeEach(() => {
  folder = folderWith(Object.fromEntries(['alpha', 'beta'].flatMap((name, index) => Object.entries(host(10 + index)).map(([path, text]) => [`${name}/${path}`, text]))))
  cache = join(folderWith({}), 'kept')
})

/** Runs with the cache and without; both must say the same. */
async function both(...args: string[]) {
  const with_ = await printedBy(['--cache', cache, ...args, folder])
  const without = await printedBy([...args, folder])
  expect(with_).toEqual(without)
  return with_
}

/** Counts how often something is checked anew. */
async function checksIn(run: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(checkUnit, 'checkConfiguration')
  await run()
  const count = spy.mock.calls.length
  spy.mockRestore()
  return count
}

describe('--cache keeps results while no file has changed', () => {
  test.each(['text', 'json', 'sarif', 'html'])('as %s, the output is that of a run without, the first time and the second', async format => {
    await both('-o', format)
    await both('-o', format)
    expect(readdirSync(cache)).toHaveLength(1)
  })

  test('the files are read again, and nothing is kept of their texts', async () => {
    await both()
    for (const name of readdirSync(cache)) expect(readFileSync(join(cache, name), 'latin1')).not.toContain('not-a-secret-at-all')
  })

  test.each([
    ['a file', () => writeFileSync(join(folder, 'beta/etc/ha.d/ha.cf'), host(30)['etc/ha.d/ha.cf'] ?? '')],
    ['a file that an include finds', () => writeFileSync(join(folder, 'alpha/etc/drbd.d/r1.res'), 'resource r1 { protcol C; }\n')],
    ['a file less', () => rmSync(join(folder, 'beta/etc/ha.d/authkeys'))],
    ['a file that was not there and only helps', () => writeFileSync(join(folder, 'beta/etc/hostname'), 'gamma\n')],
  ])('%s: the run tells of it', async (_, change) => {
    const before = await both('-o', 'json')
    change()
    const after = await both('-o', 'json')
    expect(after.stdout).not.toBe(before.stdout)
    await both('-o', 'json')
  })

  test('other settings have results of their own', async () => {
    await both()
    await both('--target', 'drbd=9')
    await both('--rule', 'ha-cf/conflicting-deadtime=info')
    await both()
    expect(readdirSync(cache).length).toBeGreaterThan(1)
  })

  test('spoiled results are not taken', async () => {
    await both()
    for (const name of readdirSync(cache)) {
      const content = readFileSync(join(cache, name))
      content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 255
      writeFileSync(join(cache, name), content)
    }
    await both()
  })

  test('nothing is checked anew, and fixes are worked out as ever', async () => {
    await printedBy(['--cache', cache, folder])
    expect(await checksIn(() => printedBy(['--cache', cache, folder]))).toBe(0)
    expect(await checksIn(() => printedBy([folder]))).toBeGreaterThan(0)
    await both('--fix', '--diff')
  })

  test('a folder that cannot be made, and threads, are refused', async () => {
    const file = join(folder, 'alpha/etc/drbd.conf')
    expect(await printedBy(['--cache', join(file, 'x'), folder])).toMatchObject({ code: 2, stderr: expect.stringContaining('cannot be made') as string })
    expect(await printedBy(['--cache', cache, '-j', '2', folder])).toMatchObject({ code: 2, stderr: expect.stringContaining('one thread') as string })
    chmodSync(file, 0o644)
  })
})
