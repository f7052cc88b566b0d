import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { collectScript, collectedPaths } from '../../src/node/collect-script.js'
import { awkMasks } from '../../src/secrets/awk.js'
import { readers } from '../../src/readers/index.js'
import { spawnSync } from '../support/programs.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const shells: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['dash', '/usr/bin/dash', []],
  ['busybox sh', '/usr/bin/busybox', ['sh']],
  ['bash', '/bin/bash', []],
]

const secret = 'not-a-secret'
const files: Readonly<Record<string, string>> = {
  'etc/hostname': 'alpha\n',
  'etc/hosts': '192.0.2.4 alpha\n',
  'etc/drbd.conf': `resource r0 {\n  net { shared-secret "${secret}"; cram-hmac-alg "sha1"; }\n  # shared-secret ${secret};\n}\n`,
  'etc/drbd.d/r1.res': `resource r1 {\n  net {\n    shared-secret\n      "${secret}";\n  }\n  net { shared-secret "a\\"${secret}"; }\n}\n`,
  'etc/drbd.d/with blank.res': 'resource r2 { }\n',
  'etc/ha.d/ha.cf': `keepalive 1\nstonith_host alpha apc 192.0.2.9 user ${secret}\n# stonith_host * apc 192.0.2.9 user ${secret}\nnode alpha beta\n`,
  'etc/ha.d/haresources': 'alpha 192.0.2.6/24 drbddisk::r0\n',
  'etc/ha.d/authkeys': `# 3 sha1 ${secret}\nauth 1\n1 sha1 ${secret}\n2 crc\n3 md5 ${secret} ${secret}\n${secret}\n`,
  'etc/ha.d/resource.d/drbddisk': '#!/bin/sh\ncase $1 in start) a ;; esac\n',
  'etc/cluster/cluster.conf': `<cluster name="demo">\n  <fencedevice name="a" passwd="${secret}" login="x"/>\n  <fencedevice name="b" passwd='${secret}' ipmi_password="${secret}"/>\n  <fencedevice name="c" passwd=\n    "${secret}"/>\n</cluster>\n`,
  'etc/sysconfig/cluster': `CLUSTERNAME=demo\nexport DB_PASSWORD="${secret}"\nKEYMAP=us\n`,
  'etc/network/interfaces': `iface eth0 inet static\n  address 192.0.2.4\n  wpa-psk ${secret}\n`,
  'etc/xen/web': `name = 'web'\nvncpasswd='${secret}'\nvfb = [ 'type=vnc,vncpasswd=${secret}' ]\nmemory = 256\n`,
  'etc/init.d/heartbeat': '#!/bin/sh\n',
  'etc/lvm/backup/vg1': 'vg1 {\n}\n',
  'etc/shadow': `root:${secret}\n`,
  'etc/default/grub': 'A=1\n',
  'proc/drbd': 'version: 8.4.11 (api:1/proto:86-101)\n',
}

function makeRoot(): string {
  const root = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  chmodSync(join(root, 'etc/ha.d/authkeys'), 0o600)
  chmodSync(join(root, 'etc/ha.d/resource.d/drbddisk'), 0o755)
  writeFileSync(join(root, 'etc/xen/large'), 'x'.repeat(1_048_577))
  for (const [level, name] of [['0', 'K05heartbeat'], ['2', 'S75heartbeat']] as const) {
    mkdirSync(join(root, `etc/rc${level}.d`))
    symlinkSync('../init.d/heartbeat', join(root, `etc/rc${level}.d`, name))
  }
  mkdirSync(join(root, 'bin'))
  writeFileSync(join(root, 'bin/lvs'), '#!/bin/sh\necho \'{"report":[{"lv":[]}]}\'\n', { mode: 0o755 })
  writeFileSync(join(root, 'bin/lsblk'), '#!/bin/sh\necho "unknown option"\nexit 1\n', { mode: 0o755 })
  // What the script makes for itself is noted: others may make folders beside it.
  writeFileSync(join(root, 'bin/mktemp'), `#!/bin/sh\n/usr/bin/mktemp "$@" | tee -a '${root}/made'\n`, { mode: 0o755 })
  return root
}

const root = makeRoot()

/** Runs the script and unpacks what it wrote: texts by path below the host's folder. */
async function collected(shell: (typeof shells)[number], options: { maskSecrets: boolean }): Promise<{ texts: Map<string, string>; stderr: string }> {
  const [, command, args] = shell
  const script = await collectScript(options)
  const { stdout, stderr, status } = spawnSync(command, [...args], {
    input: script,
    env: { PATH: `${root}/bin:/usr/bin:/bin`, CFGCHECK_ROOT: root, CFGCHECK_COMMANDS: '1' },
    maxBuffer: 1 << 26,
  })
  expect({ status, stderr: stderr.toString().replace(/^collect\.sh: .*\n/gm, '') }).toEqual({ status: 0, stderr: '' })
  const made = readFileSync(join(root, 'made'), 'utf8').trim().split('\n')
  expect(made.every(path => path.startsWith('/tmp/cfgcheck.') && !existsSync(path))).toBe(true)
  const folder = temporaryFolder()
  const tar = spawnSync('tar', ['xzf', '-', '-C', folder], { input: stdout })
  expect(tar.status).toBe(0)
  expect(readdirSync(folder)).toEqual([hostname()])
  const texts = new Map<string, string>()
  for (const entry of readdirSync(join(folder, hostname()), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    texts.set(path.slice(folder.length + hostname().length + 2), readFileSync(path, 'utf8'))
  }
  return { texts, stderr: stderr.toString() }
}

describe.each(shells)('under %s', (...shell) => {
  const isThere = existsSync(shell[1])

  test.skipIf(!isThere)('files are copied as they are (skipped where the shell is absent)', async () => {
    const { texts, stderr } = await collected(shell, { maskSecrets: false })
    for (const [path, text] of Object.entries(files)) {
      if (path === 'etc/shadow' || path === 'etc/default/grub' || path === 'proc/drbd') expect([...texts.keys()]).not.toContain(path)
      else expect({ path, text: texts.get(path) }).toEqual({ path, text })
    }
    expect(texts.get('facts/proc-drbd.txt')).toBe(files['proc/drbd'])
    expect(texts.has('etc/xen/large')).toBe(false)
    expect(stderr).toBe('collect.sh: left out, too large: /etc/xen/large\n')
    expect(texts.get('facts/rc.txt')).toBe('/etc/rc0.d:\nK05heartbeat\n\n/etc/rc2.d:\nS75heartbeat\n\n')
    expect(texts.get('facts/lvs.json')).toBe('{"report":[{"lv":[]}]}\n')
    expect(texts.has('facts/lsblk.json')).toBe(false)
    expect(texts.get('facts/uname.txt')).toBe(`${hostname()}\n`)
    expect(texts.get('facts/stat.txt')).toMatch(/^600 \S+ \S+ \/etc\/ha\.d\/authkeys$/m)
    expect(texts.get('facts/stat.txt')).toMatch(/^755 \S+ \S+ \/etc\/ha\.d\/resource\.d\/drbddisk$/m)
    expect(texts.get('facts/stat.txt')).toMatch(/^\d+ \S+ \S+ \/etc\/drbd\.d\/with blank\.res$/m)
  })

  test.skipIf(!isThere)('secrets are left out, and nothing else (skipped where the shell is absent)', async () => {
    const { texts } = await collected(shell, { maskSecrets: true })
    for (const [path, text] of texts) expect({ path, leaks: text.includes(secret) }).toEqual({ path, leaks: false })
    expect(texts.get('etc/ha.d/authkeys')).toBe('#\nauth 1\n1 sha1 ********\n2 crc\n3 md5 ********\n********\n')
    expect(texts.get('etc/drbd.conf')).toBe(
      'resource r0 {\n  net { shared-secret "********"; cram-hmac-alg "sha1"; }\n  # shared-secret "********";\n}\n',
    )
    expect(texts.get('etc/drbd.d/r1.res')).toBe(
      'resource r1 {\n  net {\n    shared-secret\n"********";\n  }\n  net { shared-secret "********";\n}\n',
    )
    expect(texts.get('etc/ha.d/ha.cf')).toBe('keepalive 1\nstonith_host alpha apc ********\n# stonith_host * apc ********\nnode alpha beta\n')
    expect(texts.get('etc/cluster/cluster.conf')).toBe(
      '<cluster name="demo">\n  <fencedevice name="a" passwd="********" login="x"/>\n  <fencedevice name="b" passwd=\'********\' ipmi_password="********"/>\n  <fencedevice name="c" passwd=\n    "********"/>\n</cluster>\n',
    )
    expect(texts.get('etc/sysconfig/cluster')).toBe('CLUSTERNAME=demo\nexport DB_PASSWORD=********\nKEYMAP=us\n')
    expect(texts.get('etc/network/interfaces')).toBe('iface eth0 inet static\n  address 192.0.2.4\n  wpa-psk ********\n')
    expect(texts.get('etc/xen/web')).toBe("name = 'web'\nvncpasswd='********'\nvfb = [ 'type=vnc,vncpasswd=********' ]\nmemory = 256\n")
    expect(texts.get('etc/hosts')).toBe(files['etc/hosts'])
  })
})

/** By language: lines with a secret, which is `s3cr3t` in all. */
const lines: readonly (readonly [kind: string, line: string])[] = [
  ['cluster-conf', '<fencedevice name="a" passwd"s3cr3t"/>'],
  ['cluster-conf', '<passwd>s3cr3t</passwd>'],
  ['cluster-conf', '<param name="passwd" value="s3cr3t"/>'],
  ['cluster-conf', '<!-- password: s3cr3t -->'],
  ['cluster-conf', '<netfs options="rw,user=alpha%s3cr3t"/>'],
  ['drbd-conf', '  "shared-secret" "s3cr3t";'],
  ['drbd-conf', '  shared-secert s3cr3t more'],
  ['drbd-conf', '  cram-hmac-alg s3cr3t;'],
  ['drbd-conf', 'handlers { split-brain "/opt/x -p s3cr3t -o off"; }'],
  ['ha-cf', 'stonith_host alpha apc 192.0.2.9 s3cr3t'],
  ['ha-cf', 'respawn root /opt/x alpha s3cr3t'],
  ['haresources', 'alpha WebCheck::https://alpha:s3cr3t@192.0.2.1/'],
  ['authkeys', '1 s3cr3t'],
  ['other', 'net.secret = s3cr3t'],
  ['other', 'case $1 in start) curl -u alpha:s3cr3t http://192.0.2.1/;; esac'],
  ['other', 'exec /opt/x --password s3cr3t'],
]

test.for(['gawk', 'mawk', 'busybox'])('%s finds secrets by what stands before them (skipped where it is absent)', (program, { skip }) => {
  skip(!existsSync(`/usr/bin/${program}`))
  for (const [kind, line] of lines) {
    const args = [...(program === 'busybox' ? ['awk'] : []), '-v', `kind=${kind}`, awkMasks]
    const { stdout, stderr } = spawnSync(`/usr/bin/${program}`, args, { input: `${line}\n`, encoding: 'utf8' })
    expect({ kind, line, leaks: stdout.includes('s3cr3t'), stars: stdout.includes('********'), stderr }).toEqual({ kind, line, leaks: false, stars: true, stderr: '' })
  }
})

test('what is no secret stays as it is', () => {
  const text = 'resource r0 {\n  net { cram-hmac-alg "sha1"; rr-conflict disconnect; }\n  disk { resync-rate 40M; c-fill-target 50%; }\n}\nnode alpha\nsection {\n  bypass 1\n}\n'
  for (const kind of ['drbd-conf', 'ha-cf', 'other']) {
    expect(spawnSync('awk', ['-v', `kind=${kind}`, awkMasks], { input: text, encoding: 'utf8' }).stdout).toBe(text)
  }
})

test('nothing on the host is changed', () => {
  for (const [path, text] of Object.entries(files)) expect(readFileSync(join(root, path), 'utf8')).toBe(text)
  expect(statSync(join(root, 'etc/ha.d/authkeys')).mode & 0o777).toBe(0o600)
})

test('every file of a language is collected, and every file of a reader', () => {
  const pattern = (path: string): RegExp => new RegExp(`^${path.replace(/[.]/g, '\\$&').replaceAll('*', '[^/]*').replaceAll('?', '[^/]')}$`)
  const patterns = collectedPaths(builtinLanguages).map(pattern)
  const wanted = [...builtinLanguages, ...readers]
    .flatMap(({ paths }) => paths)
    .filter(path => path.startsWith('/etc/') && !/rc\?\.d|^\/etc\/(sysconfig|default|conf\.d)\/\*$/.test(path))
  expect(wanted.length).toBeGreaterThan(40)
  for (const path of wanted) {
    const example = path.slice(1).replaceAll('*', 'x').replaceAll('?', '2')
    expect({ path, isCollected: patterns.some(known => known.test(example)) }).toEqual({ path, isCollected: true })
  }
})

test('every collected output has a reader', async () => {
  const known = new Set(readers.flatMap(({ paths }) => paths))
  for (const [, file] of (await collectScript({ maskSecrets: true })).matchAll(/^\task (\S+)/gm)) expect(known).toContain(`facts/${file}`)
  for (const file of ['stat.txt', 'rc.txt', 'proc-drbd.txt']) expect(known).toContain(`facts/${file}`)
})
