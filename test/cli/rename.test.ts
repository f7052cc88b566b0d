import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { consistentCluster } from '../support/consistent-cluster.js'
import { folderWith, runCli } from '../support/run-cli.js'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function pair(): string {
  const files = consistentCluster({ size: 2, hasFullNames: false })
  const folder = folderWith(Object.fromEntries(
    Object.entries(files).flatMap(([host, own]) => Object.entries(own).map(([path, text]) => [join(host, path), text])),
  ))
  folders.push(folder)
  return folder
}

describe('cfgcheck rename', () => {
  test('shows a diff, without secrets, and changes nothing', () => {
    const cwd = pair()
    const before = readFileSync(join(cwd, 'alpha/etc/drbd.conf'), 'utf8')
    const { code, stdout, stderr } = runCli(['rename', 'resource', 'r0', 'data'], { cwd })
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(/^--- a\/alpha\/etc\/drbd\.conf\t?\n\+\+\+ b\/alpha\/etc\/drbd\.conf\t?\n/)
    expect(stdout).toContain('-resource r0 {\n+resource data {\n')
    expect(stdout).toContain('+alpha drbddisk::data ')
    expect(stdout).not.toContain('another-0f3a9c')
    expect(stderr).toContain('4 places in 4 files would change')
    expect(readFileSync(join(cwd, 'alpha/etc/drbd.conf'), 'utf8')).toBe(before)
  })

  test('--write changes the files, and the findings stay', () => {
    const cwd = pair()
    const before = runCli(['check', '.', '--format', 'concise'], { cwd })
    const { code, stdout, stderr } = runCli(['rename', 'host', 'beta', 'gamma', '.', '--write'], { cwd })
    expect(code, stderr).toBe(0)
    expect(stdout).toBe('')
    expect(stderr).toContain('a folder that is called "beta" keeps its name')
    expect(readFileSync(join(cwd, 'alpha/etc/ha.d/ha.cf'), 'utf8')).toContain('node gamma\n')
    expect(readFileSync(join(cwd, 'beta/etc/hostname'), 'utf8')).toBe('gamma\n')
    const after = runCli(['check', '.', '--format', 'concise', '--ignore', 'cfgcheck/differing-host-name'], { cwd })
    expect(after.stdout).toBe(before.stdout)
    expect(after.code).toBe(before.code)
  })

  test('the host that a STONITH device switches off has the new name, and messages name the folder', () => {
    const cwd = pair()
    const file = join(cwd, 'alpha/etc/ha.d/ha.cf')
    const device = (victim: string): string => `stonith_host alpha external/ipmi ${victim} 192.0.2.202 admin not-a-secret lan\n`
    writeFileSync(file, `${readFileSync(file, 'utf8')}${device('beta')}`)
    const { code, stderr } = runCli(['rename', 'host', 'beta', 'gamma', '.', '--write'], { cwd })
    expect(code, stderr).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain(device('gamma'))
    writeFileSync(file, readFileSync(file, 'utf8').replace(device('gamma'), device('beta')))
    const after = runCli(['check', '.', '--format', 'concise'], { cwd })
    expect(after.stdout).toContain('The folder is named "beta", the host calls itself "gamma"')
    expect(after.stdout).not.toContain('not-a-secret')
  })

  const refusals: readonly [words: readonly string[], line: string][] = [
    [['host', 'alfa', 'gamma'], 'no file names host "alfa"; did you mean "alpha"?'],
    [['host', 'alpha', 'beta'], 'there is a host "beta" already'],
    [['resource', 'r0', 'a b'], '"a b" is no name for a resource'],
    [['node', 'alpha', 'gamma'], "'node'"],
    [['host', 'alpha', 'gamma', '-'], 'standard input is none'],
    [['host', 'alpha', 'gamma', 'missing.tar.gz'], 'no such file'],
  ]
  test.each(refusals)('%j is refused', (words, line) => {
    const { code, stdout, stderr } = runCli(['rename', ...words], { cwd: pair() })
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(line)
  })

  test('an archive is refused', () => {
    const cwd = folderWith({ 'alpha.tar.gz': 'no archive' })
    folders.push(cwd)
    const { code, stderr } = runCli(['rename', 'host', 'alpha', 'gamma', 'alpha.tar.gz'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('an archive cannot be changed')
  })

  test('a name that one of the languages does not take is refused, with what it says', () => {
    const { code, stdout, stderr } = runCli(['rename', 'resource', 'r0', 'common'], { cwd: pair() })
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('resource "r0" cannot be called "common": "common" is a keyword to drbdadm')
  })

  test.skipIf(process.getuid?.() === 0)('one file that cannot be written stops all', () => {
    const cwd = pair()
    const path = join(cwd, 'beta/etc/drbd.conf')
    chmodSync(path, 0o444)
    const { code, stderr } = runCli(['rename', 'resource', 'r0', 'data', '--write'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('nothing was changed')
    expect(readFileSync(join(cwd, 'alpha/etc/drbd.conf'), 'utf8')).toContain('resource r0 {')
  })
})
