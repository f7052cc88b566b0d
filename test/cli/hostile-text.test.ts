import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { cli, folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

/** What drives a terminal, turns text around, forges lines, or gives orders to a CI. */
const hostile = '\u001b[31m\u001b]0;gone\u0007\u009b1m\u202e\u2066\u200b\u007f'
const unseen = /[^\P{C}\n\t\p{Co}\p{Cn}]|[\p{Zl}\p{Zp}]/u

const drbd = (name: string): string => `resource "${name}${hostile}" {
  protocol C;
  on alpha { device "/dev/drbd${hostile}0" minor 0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { devise /dev/drbd0; disk "/dev/${hostile}"; address 192.0.2.2:7788; meta-disk internal; }
  net { timeout "${hostile}"; }
}\r
::error file=x::owned\r
`
const files: Readonly<Record<string, string>> = {
  'drbd.conf': drbd('r0'),
  'ha.cf': `keepalive ${hostile}\nfoo${hostile} bar\nnode alpha${hostile}\rbeta\n`,
  haresources: `alpha${hostile} 192.0.2.7/24/eth0${hostile}\n`,
  authkeys: `auth 1${hostile}\n1 sha1${hostile} not-a-secret\n`,
  'cluster.conf': `<?xml version="1.0"?>\n<cluster name="a&#27;b${hostile}" config_version="1"><clusternodes><clusternode name="alpha&#10;::error::x" nodeid="1"/></clusternodes><foo${hostile} bar="1"/></cluster>\n`,
  'ocfs2/cluster.conf': `cluster:\n\tname = demo${hostile}\n\tnode_count = ${hostile}\n`,
}

/** A folder with two hosts and single files, some of them with names that nobody would give. */
function hostileFolder(): string {
  const folder = folderWith({
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`single/${name}`, text])),
    ...Object.fromEntries(
      ['alpha', 'beta'].flatMap(host => [
        [`hosts/${host}/etc/drbd.conf`, drbd(host)],
        [`hosts/${host}/etc/ha.d/ha.cf`, files['ha.cf'] ?? ''],
        [`hosts/${host}/etc/ha.d/haresources`, files['haresources'] ?? ''],
        [`hosts/${host}/etc/hostname`, `${host}\n`],
      ]),
    ),
  })
  const names = join(folder, 'names')
  mkdirSync(names)
  for (const name of ['esc\u001b[31mred.res', '::error file=a,line=1::x.res', '##vso[task]x.res', 'bidi\u202eser.x.res', 'line\n::error::own.res']) writeFileSync(join(names, name), drbd('n'))
  symlinkSync('/dev/zero', join(names, 'out\u001b[2J.res'))
  return folder
}

const folder = hostileFolder()

async function run(...args: string[]): Promise<string> {
  const { stdout, stderr } = await printedBy(args, folder)
  expect(stderr).not.toContain('internal fault')
  return stdout + stderr
}

const formats = ['text', 'concise', 'json', 'jsonl', 'sarif', 'github', 'gitlab']

describe.skipIf(process.platform === 'win32')('no control character of a file, of its name, or of the command line reaches the output', () => {
  test.each(formats)('check --format %s', async format => {
    const shown = await run('--format', format, 'single', 'names', 'hosts')
    expect(shown).not.toMatch(unseen)
    expect(shown.length).toBeGreaterThan(1_000)
    if (format === 'text' || format === 'concise') expect(shown).not.toMatch(/^\s*(::|##\w*\[)/m)
  })

  test.each([
    [['fmt', '--diff', 'single', 'names']],
    [['fmt', '--check', 'single', 'names']],
    [['fmt', '--check', 'names/::error file=a,line=1::x.res']],
    [['--fix=unsafe', '--diff', 'single', 'names', 'hosts']],
    [['dump', 'single/drbd.conf']],
    [['dump', 'single', 'hosts']],
    [['dump', '--format', 'json', 'single', 'hosts']],
    [['diff', 'hosts/alpha', 'hosts/beta']],
    [['diff', '--format', 'json', 'hosts/alpha', 'hosts/beta']],
    [['diff', 'single/drbd.conf', 'hosts/beta/etc/drbd.conf']],
    [['graph', 'hosts', '--format', 'mermaid']],
    [['graph', 'hosts', '--format', 'dot']],
    [['graph', 'hosts', '--format', 'json']],
    [['explain', 'cluster', 'hosts']],
    [['explain', 'single/drbd.conf:1:11']],
    [['explain', 'single/ha.cf:2']],
    [['explain', `single/missing${hostile}:2`]],
    [['explain', `nothing${hostile}`]],
    [['rename', 'host', 'alpha', 'gamma', 'hosts']],
    [['rename', 'resource', `alpha${hostile}`, 'r1', 'hosts']],
    [['rename', 'host', 'alpha', `gamma${hostile}`, 'hosts']],
    [['-v', 'names', `missing${hostile}`]],
    [[`missing${hostile}\n::error::x`]],
    [['--config', `missing${hostile}`]],
    [['--rule', `x${hostile}=off`]],
    [['-o', `json=missing${hostile}/x`, 'single/ha.cf']],
    [[`--wrong${hostile}`]],
    [[`--format=${hostile}`]],
    [['--host', `a${hostile}=hosts/alpha`, '--host', 'b=hosts/beta']],
  ])('%j', async args => {
    const shown = await run(...args)
    expect(shown).not.toMatch(unseen)
    expect(shown).not.toMatch(/^\s*(::|##\w*\[)/m)
    expect(shown).not.toBe('')
  })
})

test('what is fixed or laid out from standard input keeps its bytes', () => {
  const { stdout } = spawnSync(process.execPath, [cli, 'fmt', '--stdin-filename', 'ha.cf', '-'], { input: `# ${hostile}\nnode  alpha\n`, encoding: 'utf8' })
  expect(stdout).toBe(`# ${hostile}\nnode alpha\n`)
})
