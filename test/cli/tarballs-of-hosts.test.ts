import { copyFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { printedBy } from '../support/run-main.js'

const hosts = resolve('fixtures/clusters/sound/debian5-heartbeat')
const folder = temporaryFolder()
const archiveOf = (host: string): string => join(folder, `${host}.tar.gz`)

beforeAll(() => {
  for (const host of ['alpha', 'beta']) spawnSync('tar', ['czf', archiveOf(host), '-C', hosts, host])
})

interface Summary {
  readonly summary: { readonly hosts: number; readonly warnings: number; readonly errors: number }
  readonly files: readonly { readonly host: string }[]
}

async function summaryOf(...args: readonly string[]): Promise<Summary> {
  const { stdout } = await printedBy([...args, '--format', 'json'])
  return JSON.parse(stdout) as Summary
}

describe('what is not read never counts as clean', () => {
  test('a folder of a host beside tarballs of others is one cluster with them', async () => {
    const mixed = temporaryFolder()
    copyFileSync(archiveOf('beta'), join(mixed, 'beta.tar.gz'))
    spawnSync('cp', ['-r', join(hosts, 'alpha'), mixed])
    const { summary, files } = await summaryOf(mixed)
    expect(summary).toMatchObject({ hosts: 2, warnings: 0, errors: 0 })
    expect([...new Set(files.map(({ host }) => host))].sort()).toEqual(['alpha', 'beta'])
  })

  test('a folder without etc is no host', async () => {
    const { code, stderr } = await printedBy(['--host', `alpha=${join(hosts, 'alpha')}`, '--host', `beta=${temporaryFolder()}`])
    expect(code).toBe(2)
    expect(stderr).toContain('no host; a host has an "etc" folder')
  })

  test('hosts that have nothing of ours are told, and end with 2', async () => {
    const [one, other] = [temporaryFolder(), temporaryFolder()]
    for (const host of [one, other]) mkdirSync(join(host, 'etc'))
    const { code, stderr } = await printedBy(['--host', `alpha=${one}`, '--host', `beta=${other}`])
    expect(code).toBe(2)
    expect(stderr).toContain('hosts "alpha" and "beta": no file that cfgcheck checks')
  })

  test('a host that has nothing of ours beside others is named', async () => {
    const mixed = temporaryFolder()
    spawnSync('cp', ['-r', join(hosts, 'alpha'), mixed])
    mkdirSync(join(mixed, 'gamma/etc'), { recursive: true })
    copyFileSync(join(hosts, 'alpha/etc/fstab'), join(mixed, 'gamma/etc/fstab'))
    const { code, stderr } = await printedBy([mixed])
    expect(code).toBe(0)
    expect(stderr).toContain('host "gamma": no file that cfgcheck checks')
  })

  test('a host that calls itself otherwise than its folder is none without files', async () => {
    const renamed = temporaryFolder()
    spawnSync('cp', ['-r', join(hosts, 'alpha'), renamed])
    spawnSync('cp', ['-r', join(hosts, 'beta'), join(renamed, 'delta')])
    const { stderr } = await printedBy([renamed])
    expect(stderr).toContain('on 2 hosts checked')
    expect(stderr).not.toContain('no file that cfgcheck checks')
  })

  test.each(['beta', 'beta/etc'])('the empty folder %s beside hosts is told, and ends with 2', async path => {
    const mixed = temporaryFolder()
    spawnSync('cp', ['-r', join(hosts, 'alpha'), mixed])
    mkdirSync(join(mixed, path), { recursive: true })
    const { code, stdout, stderr } = await printedBy([mixed])
    expect(code).toBe(2)
    expect(stdout).toContain('The folder of this host is empty')
    expect(stderr).toContain('beta: the folder of this host is empty')
  })

  test('a path below a file is told as not there', async () => {
    const { code, stderr } = await printedBy([join(hosts, 'alpha/etc/ha.d/ha.cf/x')])
    expect(code).toBe(2)
    expect(stderr).toContain('no such file or folder')
  })
})

describe('what collect made of each host', () => {
  test('a folder of tarballs is a cluster', async () => {
    const { summary, files } = await summaryOf(folder)
    expect(summary).toMatchObject({ hosts: 2, warnings: 0, errors: 0 })
    expect([...new Set(files.map(({ host }) => host))].sort()).toEqual(['alpha', 'beta'])
  })

  describe('two snapshots of one cluster', () => {
    const twice = temporaryFolder()

    beforeAll(() => {
      for (const month of ['january', 'february']) spawnSync('tar', ['czf', join(twice, `${month}.tar.gz`), '-C', hosts, 'alpha', 'beta'])
    })

    test('are two clusters', async () => {
      expect((await summaryOf(twice)).summary).toMatchObject({ hosts: 4, warnings: 0, errors: 0 })
      expect((await summaryOf(join(twice, 'january.tar.gz'), join(twice, 'february.tar.gz'))).summary).toMatchObject({ hosts: 4, warnings: 0, errors: 0 })
    })

    test('are two clusters also where one of them is unpacked', async () => {
      const mixed = temporaryFolder()
      copyFileSync(join(twice, 'january.tar.gz'), join(mixed, 'january.tar.gz'))
      for (const host of ['alpha', 'beta']) spawnSync('cp', ['-r', join(hosts, host), mixed])
      expect((await summaryOf(mixed)).summary).toMatchObject({ hosts: 4, warnings: 0, errors: 0 })
    })

    test('of one host each say that it is given twice', async () => {
      const again = temporaryFolder()
      for (const month of ['january', 'february']) copyFileSync(archiveOf('alpha'), join(again, `alpha-${month}.tar.gz`))
      copyFileSync(archiveOf('beta'), join(again, 'beta.tar.gz'))
      const { code, stdout } = await printedBy([again])
      expect(code).toBe(1)
      expect(stdout).toContain('Host "alpha" is given twice, or two hosts are called "alpha"')
    })
  })

  test('a tarball stands for a host by the name that it is given', async () => {
    const { files, summary } = await summaryOf('--host', `alpha=${archiveOf('alpha')}`, '--host', `beta=${join(hosts, 'beta')}`)
    expect(summary).toMatchObject({ hosts: 2, warnings: 0, errors: 0 })
    expect([...new Set(files.map(({ host }) => host))].sort()).toEqual(['alpha', 'beta'])
  })

  test('diff compares tarballs, folders of them, and folders of hosts', async () => {
    expect((await printedBy(['diff', folder, hosts])).code).toBe(0)
    const two = await printedBy(['diff', archiveOf('alpha'), join(hosts, 'beta')])
    expect(two.code).toBe(1)
    expect(two.stdout).toContain('192.0.2.2')
  })

  test('what is no host says so and ends with 2', async () => {
    const both = join(temporaryFolder(), 'both.tar.gz')
    spawnSync('tar', ['czf', both, '-C', hosts, 'alpha', 'beta'])
    await expect(printedBy(['--host', `alpha=${both}`])).resolves.toMatchObject({ code: 2, stderr: expect.stringContaining('holds 2 hosts') as string })
    const file = join(temporaryFolder(), 'notes.txt')
    copyFileSync(join(hosts, 'alpha/etc/hostname'), file)
    await expect(printedBy(['--host', `alpha=${file}`])).resolves.toMatchObject({ code: 2, stderr: expect.stringContaining('neither a folder nor an archive') as string })
    const empty = join(temporaryFolder(), 'empty')
    mkdirSync(empty)
    await expect(printedBy(['diff', empty, hosts])).resolves.toMatchObject({ code: 2 })
  })
})
