import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { cli, folderWith } from '../support/run-cli.js'

/** The pages for users, each with the commands that it shows. */
const pages = ['README.md', ...readdirSync('docs').filter(name => name.endsWith('.md')).map(name => `docs/${name}`)]
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> }

interface Block {
  readonly page: string
  readonly index: number
  readonly text: string
}

const blocks = pages.flatMap(page => [...readFileSync(page, 'utf8').matchAll(/^```console\n([^]*?)^```$/gm)].map(([, text = ''], index): Block => ({ page, index, text })))

/** The first text that a page shows as a file counts as its drbd.conf. */
function fileOf(page: string): string {
  return /^```\n(resource [^]*?)^```$/m.exec(readFileSync(page, 'utf8'))?.[1] ?? ''
}

const host = (device: string): Record<string, string> => ({
  'etc/drbd.conf': `resource r0 {\n  protocol C;\n  on alpha { device /dev/drbd0; disk /dev/${device}; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/${device}; address 192.0.2.2:7788; meta-disk internal; }\n}\n`,
  'etc/ha.d/ha.cf': 'keepalive 1\ndeadtime 10\nbcast eth0\nnode alpha beta\n',
  'etc/ha.d/haresources': 'alpha 192.0.2.3\n',
  'etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n',
})

const below = (folder: string, files: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))

/** Stands for what is not at hand: `ssh` sends what `collect` would gather on the host, `npm` looks whether there is such a script. */
const stubs: Readonly<Record<string, string>> = {
  cfgcheck: `exec "${process.execPath}" "${cli}" "$@"`,
  ssh: 'cat > /dev/null; exec tar -czf - -C "$WORLD/hosts" "$1"',
  npm: 'case "$1" in run) exec grep -q "^$2$" "$STUBS/scripts";; install|ci) exit 0;; *) exit 3;; esac',
}

let bin = ''
let world = ''
const environment = (): NodeJS.ProcessEnv => ({ ...process.env, STUBS: bin, WORLD: world, PATH: `${join(bin, 'bin')}:/usr/bin:/bin`, NO_COLOR: '1' })

beforeAll(() => {
  bin = folderWith({ scripts: Object.keys(scripts).map(name => `${name}\n`).join(''), ...Object.fromEntries(Object.entries(stubs).map(([name, text]) => [`bin/${name}`, `#!/bin/sh\n${text}\n`])) })
  for (const name of Object.keys(stubs)) spawnSync('chmod', ['+x', join(bin, 'bin', name)])
  // What the pages take for granted: tarballs that were collected, trees of backups, a baseline.
  world = folderWith({
    'drbd.conf': host('sda7')['etc/drbd.conf'] ?? '',
    ...below('hosts/alpha', host('sda7')),
    ...below('hosts/beta', host('sda7')),
    ...below('clusters/one/alpha', host('sda7')),
    ...below('clusters/one/beta', host('sda7')),
  })
  const ready = 'set -e; mkdir -p snapshots backup; for h in alpha beta; do tar -czf snapshots/$h.tar.gz -C hosts $h; done; cp -r hosts/alpha backup/a; cp -r hosts/beta backup/b; cfgcheck baseline create hosts/ --baseline known.json -q; git init -q; git add drbd.conf; git -c user.name=x -c user.email=x@example.com commit -qm x; echo >> drbd.conf'
  const { stderr, status } = spawnSync('sh', ['-c', ready], { cwd: world, encoding: 'utf8', env: environment() })
  expect(status, stderr).toBe(0)
})

describe.each(blocks.map(block => [`${block.page}, block ${block.index + 1}`, block] as const))('%s', (_, { page, text }) => {
  test('every command runs as it is shown', () => {
    const folder = folderWith({})
    cpSync(world, folder, { recursive: true })
    if (/ create .*known\.json/.test(text)) rmSync(join(folder, 'known.json'))
    const file = fileOf(page)
    if (file !== '') writeFileSync(join(folder, 'drbd.conf'), file)
    // Absolute paths of the pages lie in the folder.
    const lines = text.replaceAll('/backup/', 'backup/').replaceAll('/etc/drbd.conf', 'drbd.conf').split('\n').filter(line => line.trim() !== '' && !line.startsWith('#'))
    for (const line of lines) {
      const { status, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', env: environment() })
      expect([0, 1], `${line}\n${stderr}`).toContain(status)
      expect(stderr, line).not.toMatch(/internal fault|known are|no such|not found|did you mean/)
    }
  })
})

test('the pages for users show commands', () => {
  expect(blocks.length).toBeGreaterThan(12)
})
