import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

const silenced = async (name: string, text: string, ...more: string[]) => {
  const folder = folderWith({ [name]: text })
  const path = join(folder, name)
  const run = await printedBy(['--add-ignore', 'known since 2006', '--fail-on', 'info', '-o', 'concise', ...more, path])
  const again = await printedBy(['--fail-on', 'info', '-o', 'concise', ...more, path])
  return { run, again, text: readFileSync(path, 'utf8') }
}

describe('--add-ignore writes comments that silence what is found', () => {
  test('above the statement, with its indent, several rules in one', async () => {
    const { run, again, text } = await silenced('authkeys', 'auth 1\n1 crc\n')
    expect(run).toMatchObject({ code: 0, stdout: '' })
    expect(run.stderr).toContain('1 finding silenced in 1 file')
    expect(again).toMatchObject({ code: 0, stdout: '' })
    expect(text).toMatch(/^(# cfgcheck-ignore authkeys\/[\w-]+: known since 2006\n)?auth 1\n(# cfgcheck-ignore authkeys\/[\w-]+: known since 2006\n)?1 crc\n$/)
  })

  test('within sections of drbd.conf, and lines that end in CR and LF', async () => {
    const { again, text } = await silenced('drbd.conf', 'resource r0 {\r\n  protocol A;\r\n  on alpha { device /dev/drbd0; disk /dev/sda7; address 192.0.2.1:7788; meta-disk internal; }\r\n  on beta { device /dev/drbd0; disk /dev/sda7; address 192.0.2.2:7788; meta-disk internal; }\r\n}\r\n', '--target', 'drbd=9')
    expect(again).toMatchObject({ code: 0, stdout: '' })
    expect(text).toMatch(/\r\n {2}# cfgcheck-ignore drbd-conf\/[\w-]+(?: drbd-conf\/[\w-]+)*: known since 2006\r\n {2}protocol A;/)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
  })

  test('as comments of XML', async () => {
    const { again, text } = await silenced('cluster.conf', '<?xml version="1.0"?>\n<cluster name="demo" config_version="1">\n  <clusternodes>\n    <clusternode name="alpha" nodeid="1" votes="1"/>\n    <clusternode name="beta" nodeid="2" votes="1"/>\n  </clusternodes>\n</cluster>\n')
    expect(again.stdout).not.toMatch(/unused-suppression|malformed/)
    expect(text).toContain('<!-- cfgcheck-ignore cluster-conf/')
    expect(text.startsWith('<?xml')).toBe(true)
  })

  test('syntax errors stay, and get no comment', async () => {
    const { run, again, text } = await silenced('cluster.conf', '<cluster name="demo" config_version="1">\n  <clusternodes>\n    <clusternode name="alpha" nodeid="1"/>\n  </clusternodes>\n')
    expect(run.code).toBe(1)
    const left = [...run.stdout.matchAll(/\[(.*?)\]$/gm)].map(([, code = '']) => code)
    expect(left.length).toBeGreaterThan(0)
    for (const code of left) expect(text).not.toContain(code)
    expect(again.stdout).not.toContain('cfgcheck/')
  })

  test('what several hosts have is silenced on each', async () => {
    const host = { 'etc/ha.d/authkeys': 'auth 1\n1 crc\n', 'etc/ha.d/ha.cf': 'keepalive 1\ndeadtime 10\nbcast eth0\nnode alpha beta\n', 'etc/ha.d/haresources': 'alpha 192.0.2.3\n' }
    const folder = folderWith(Object.fromEntries(['alpha', 'beta'].flatMap(name => Object.entries(host).map(([path, text]) => [`${name}/${path}`, text]))))
    await printedBy(['--add-ignore', 'x', folder])
    const { stdout } = await printedBy(['-o', 'concise', folder])
    expect(stdout.split('\n').filter(line => /authkeys\/|ha-cf\//.test(line))).toEqual([])
    // What is absent stands nowhere: the comment is about the file.
    expect(readFileSync(join(folder, 'beta/etc/ha.d/ha.cf'), 'utf8')).toMatch(/^# cfgcheck-ignore-file .*ha-cf\/deprecated-legacy-failback/)
    for (const name of ['alpha', 'beta']) expect(readFileSync(join(folder, name, 'etc/ha.d/authkeys'), 'utf8')).toContain('cfgcheck-ignore')
  })

  test.each(['ok -- then', 'ok-', '-->'])('the reason %j is refused where a comment of XML would have to hold it', async reason => {
    const text = '<?xml version="1.0"?>\n<cluster name="demo" config_version="1">\n  <clusternodes>\n    <clusternode name="alpha" nodeid="1" votes="1"/>\n  </clusternodes>\n</cluster>\n'
    const folder = folderWith({ 'cluster.conf': text, authkeys: 'auth 1\n1 crc\n' })
    const { code, stderr } = await printedBy(['--add-ignore', reason, folder])
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/expected a reason without "--".*cluster\.conf/) })
    expect(readFileSync(join(folder, 'cluster.conf'), 'utf8')).toBe(text)
    expect(readFileSync(join(folder, 'authkeys'), 'utf8')).toBe('auth 1\n1 crc\n')
    expect((await printedBy(['--add-ignore', reason, join(folder, 'authkeys')])).code).toBe(0)
  })

  test.each([['', 'expected a reason'], ['a\nb', 'expected a reason'], ['so be it \\', 'without "\\" at its end']])('the reason %j is refused', async (reason, message) => {
    const { code, stderr } = await printedBy(['--add-ignore', reason, folderWith({ authkeys: 'auth 1\n1 crc\n' })])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })

  test('with --fix it is refused', async () => {
    expect(await printedBy(['--add-ignore', 'x', '--fix', '.'])).toMatchObject({ code: 2, stderr: expect.stringContaining('give no --fix') as string })
  })
})
