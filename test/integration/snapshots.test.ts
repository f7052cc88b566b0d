import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

import { readRequest } from '../../src/cli/read-request.js'
import { createChecker } from '../../src/workspace/checker.js'
import type { CheckReport } from '../../src/workspace/report.js'
import { defaultSettings } from '../../src/workspace/settings.js'
import { collectScript } from '../../src/node/collect-script.js'
import { spawnSync } from '../support/programs.js'

const work = mkdtempSync(join(tmpdir(), 'cfgcheck-snapshots-'))
afterAll(() => rmSync(work, { recursive: true }))

async function check(...paths: string[]): Promise<CheckReport> {
  const request = await readRequest(paths, {}, { settings: defaultSettings, clusters: {} } as never)
  return createChecker().check(request)
}

/** Runs the collecting script on a made-up host. */
async function collect(name: string, files: Readonly<Record<string, string>>, options: { maskSecrets: boolean }): Promise<string> {
  const root = join(work, `root-${name}`)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    chmodSync(join(root, path), path.endsWith('authkeys') ? 0o600 : 0o644)
  }
  const { stdout, status } = spawnSync('sh', [], {
    input: await collectScript(options),
    env: { PATH: '/usr/bin:/bin', CFGCHECK_ROOT: root },
    maxBuffer: 1 << 26,
  })
  expect(status).toBe(0)
  const archive = join(work, `${name}.tar.gz`)
  writeFileSync(archive, stdout)
  return archive
}

const heartbeat = (own: string, peer: string, key: string): Record<string, string> => ({
  'etc/hostname': `${own}\n`,
  'etc/ha.d/ha.cf': `keepalive 1\ndeadtime 10\nucast eth0 ${peer}\nnode alpha beta\n`,
  'etc/ha.d/haresources': 'alpha 192.0.2.6/24/eth0\n',
  'etc/ha.d/authkeys': `auth 1\n1 sha1 ${key}\n`,
})

describe.skipIf(!existsSync('/bin/sh'))('tarballs of cfgcheck collect', () => {
  const codes = (report: CheckReport): string[] => report.diagnostics.map(({ rule }) => rule)

  test('two of them are a cluster: different keys are found', async () => {
    const alpha = await collect('alpha', heartbeat('alpha', '192.0.2.5', 'not-a-secret-but-long-enough-1'), { maskSecrets: false })
    const beta = await collect('beta', heartbeat('beta', '192.0.2.4', 'not-a-secret-but-long-enough-2'), { maskSecrets: false })
    const report = await check(alpha, beta)
    expect(report.hostCount).toBe(2)
    expect(report.incomplete).toEqual([])
    expect(codes(report)).toContain('cluster/mismatched-authkeys')
    expect(codes(report)).not.toContain('cfgcheck/unsafe-snapshot')
    expect(report.diagnostics.every(({ file }) => file.includes(`.tar.gz/${hostname()}`))).toBe(true)
  })

  test('masked keys are never compared', async () => {
    const alpha = await collect('alpha', heartbeat('alpha', '192.0.2.5', 'not-a-secret-but-long-enough-1'), { maskSecrets: true })
    const beta = await collect('beta', heartbeat('beta', '192.0.2.4', 'not-a-secret-but-long-enough-2'), { maskSecrets: true })
    const report = await check(alpha, beta)
    expect(codes(report)).not.toContain('cluster/mismatched-authkeys')
    expect(report.diagnostics.filter(({ rule }) => rule.startsWith('authkeys/'))).toEqual([])
    expect([...report.sources.values()].some(({ text }) => text.includes('not-a-secret'))).toBe(false)
  })

  test('a damaged one leaves the job incomplete', async () => {
    const alpha = await collect('alpha', heartbeat('alpha', '192.0.2.5', 'x'), { maskSecrets: true })
    writeFileSync(join(work, 'half.tar.gz'), readFileSync(alpha).subarray(0, 300))
    const report = await check(join(work, 'half.tar.gz'))
    expect(report.incomplete).toHaveLength(1)
    expect(codes(report)).toContain('cfgcheck/unsafe-snapshot')
  })
})

test('an unpacked cluster report: what nobody collected is not missing', async () => {
  const folder = join(work, 'report')
  for (const name of ['alpha', 'beta']) {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'ha.cf'), `keepalive 1\ndeadtime 10\nbcast eth0\nserial /dev/ttyS0\nnode alpha beta\n`)
    writeFileSync(join(folder, name, 'members.txt'), '')
  }
  writeFileSync(join(folder, 'description.txt'), '')
  const report = await check(folder)
  expect(report.hostCount).toBe(2)
  expect(report.diagnostics.filter(({ message }) => /haresources|authkeys/.test(message))).toEqual([])
  expect(report.files.map(({ path }) => path.slice(work.length))).toEqual(['/report/alpha/etc/ha.d/ha.cf', '/report/beta/etc/ha.d/ha.cf'])
})
