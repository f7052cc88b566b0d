import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { collectScript } from '../../src/node/collect-script.js'
import { spawnSync } from '../support/programs.js'
import { printedBy } from '../support/run-main.js'
import { soundClusters } from '../support/sound-clusters.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** The sound clusters of the tests, and those that were handed over as sound. */
const cases = ['b', 'd'].map(name => resolve('../shared/cases/clusters', name)).filter(path => existsSync(path))
const clusters = [...soundClusters.map(name => resolve('fixtures/clusters/sound', name)), ...cases]

let script = ''
beforeAll(async () => {
  script = await collectScript({ maskSecrets: false })
})

interface Printed {
  readonly summary: { readonly hosts: number; readonly files: number }
  readonly diagnostics: readonly { readonly rule: string; readonly severity: string; readonly message: string; readonly path: string; readonly start: unknown }[]
}

/** The findings without the place of the folder, and how many hosts and files there are. */
async function findingsOf(root: string, path: string): Promise<{ readonly hosts: number; readonly files: number; readonly found: readonly string[] }> {
  const { stdout } = await printedBy([path, '--format', 'json', '--fail-on', 'never'])
  const { summary, diagnostics } = JSON.parse(stdout) as Printed
  const found = diagnostics.map(({ rule, severity, message, path: file, start }) => `${severity} ${bare(root, file)} ${rule} ${message} ${JSON.stringify(start)}`)
  return { hosts: summary.hosts, files: summary.files, found: found.sort() }
}

const bare = (root: string, file: string): string => file.replace(`${root}/`, '').replace(/^(?:.*\/)?([^/]+)\.tgz[!:/]*(?:\1\/)?/, '$1/')
const hostsOf = (cluster: string): string[] => readdirSync(cluster, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name)

/** What programs of the host say, by what was collected of it: they fail where it was not. */
const programs: Readonly<Record<string, string>> = {
  uname: 'case $1 in -n) exec cat uname.txt ;; *) exec cat kernel.txt ;; esac',
  cat: 'if [ "${1:-}" = /proc/1/comm ]; then exec /bin/cat init.txt; else cd "$OLDPWD"; exec /bin/cat "$@"; fi',
  systemctl: 'exec cat services.txt', chkconfig: 'exec cat chkconfig.txt', rpm: 'exec cat rpm.txt', dpkg: 'exec cat dpkg.txt', modinfo: 'exec cat modinfo-drbd.txt',
  lsblk: 'exec cat lsblk.json', lvs: 'exec cat lvs.json', vgs: 'exec cat vgs.json', pvs: 'exec cat pvs.json', blockdev: 'exec cat blockdev.txt',
  ip: 'case $1 in -j) exec cat ip-addr.json ;; *) exec cat ip-addr.txt ;; esac',
}

/** Makes of a host's folder the host itself: links of its runlevels, its programs; and runs the script there. */
function collected(cluster: string, host: string, into: string): void {
  const root = join(temporaryFolder(), 'root')
  cpSync(join(cluster, host), root, { recursive: true })
  const facts = join(root, 'facts')
  mkdirSync(facts, { recursive: true })
  const text = (name: string): string => (existsSync(join(facts, name)) ? readFileSync(join(facts, name), 'utf8') : '')
  if (text('uname.txt') === '') writeFileSync(join(facts, 'uname.txt'), `${host}\n`)
  for (const block of text('rc.txt').split(/\n(?=\/)/)) {
    const [folder = '', ...links] = block.split('\n').filter(line => line !== '')
    const path = join(root, folder.replace(/:$/, ''))
    for (const link of links) {
      mkdirSync(path, { recursive: true })
      symlinkSync(`../init.d/${link.slice(3)}`, join(path, link))
    }
  }
  // Files that hold secrets belong to root alone, whatever was checked out; the host says it of the others.
  for (const path of ['etc/ha.d/authkeys', 'etc/ha.d/ha.cf'].map(name => join(root, name))) if (existsSync(path)) chmodSync(path, 0o600)
  // Scripts are programs on their host; that they are so is not written down with their text.
  for (const folder of ['etc/init.d', 'etc/rc.d/init.d', 'etc/ha.d/resource.d'].map(name => join(root, name))) {
    if (existsSync(folder)) for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o755)
  }
  for (const [, mode = '', path = ''] of text('stat.txt').matchAll(/^(\d+) \S+ \S+ (\S+)$/gm)) if (existsSync(join(root, path))) chmodSync(join(root, path), Number.parseInt(mode, 8))
  if (text('proc-drbd.txt') !== '') {
    mkdirSync(join(root, 'proc'), { recursive: true })
    writeFileSync(join(root, 'proc/drbd'), text('proc-drbd.txt'))
  }
  for (const [path, body] of Object.entries(programs)) {
    mkdirSync(dirname(join(root, 'bin', path)), { recursive: true })
    const isOwn = path === 'cat'
    writeFileSync(join(root, 'bin', path), `#!/bin/sh\ncd '${facts}' || exit 1\n${isOwn ? body : body.replaceAll('exec cat', 'exec /bin/cat')}\n`, { mode: 0o755 })
  }
  const { status, stdout, stderr } = spawnSync('sh', [], { input: script, env: { PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}`, CFGCHECK_ROOT: root, CFGCHECK_COMMANDS: '1' } })
  expect(status, stderr.toString()).toBe(0)
  writeFileSync(join(into, `${host}.tgz`), stdout)
  rmSync(root, { recursive: true })
}

const named = clusters.map(path => [path.split('/').slice(-2).join('/'), path] as const)

describe('as tarballs of its hosts a cluster has the findings of its folder', () => {
  // Which files are of a host is asked in one place for both: some of each age will do.
  test.each(named.filter((_, index) => index % 3 === 0))('%s', async (_name, cluster) => {
    const folder = temporaryFolder()
    const hosts = hostsOf(cluster)
    for (const host of hosts) spawnSync('tar', ['czf', join(folder, `${host}.tgz`), '-C', cluster, host])
    const wanted = await findingsOf(cluster, cluster)
    expect(wanted.hosts).toBe(hosts.length)
    expect(await findingsOf(folder, folder)).toEqual(wanted)
  })
})

describe('as the script collects a cluster nothing is found at warning and above', () => {
  test.each(named)('%s', async (_name, cluster) => {
    const folder = temporaryFolder()
    const hosts = hostsOf(cluster)
    for (const host of hosts) collected(cluster, host, folder)
    const { hosts: count, found } = await findingsOf(folder, folder)
    expect(count).toBe(hosts.length)
    expect(found.filter(line => !line.startsWith('info '))).toEqual([])
  })
})
