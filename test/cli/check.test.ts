import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { folderWith, runCli } from '../support/run-cli.js'

const good = 'logfacility local0\nkeepalive 1\nwarntime 5\ndeadtime 10\ninitdead 60\nudpport 694\nbcast eth0\nbcast eth1\nauto_failback off\nnode alpha\nnode beta\n'
const bad = good.replace('keepalive', 'keepalve')

describe('exit codes', () => {
  test('0 for a file without errors', () => {
    const folder = folderWith({ 'ha.cf': good })
    const run = runCli(['ha.cf'], { cwd: folder })
    expect(run.code).toBe(0)
    expect(run.stderr).toMatch(/^1 file checked \(ha-cf \S+\)/)
  })

  test('1 for an error, at its place', () => {
    const folder = folderWith({ 'ha.cf': bad })
    const run = runCli(['--format', 'concise', 'ha.cf'], { cwd: folder })
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(/^ha\.cf:2:1 error .*"keepalve".* \[ha-cf\/unknown-directive\]$/m)
  })

  test('0 for an error with --fail-on never', () => {
    const folder = folderWith({ 'ha.cf': bad })
    expect(runCli(['--fail-on', 'never', 'ha.cf'], { cwd: folder }).code).toBe(0)
  })
})

describe('bad input to the command gives one clear line and exit code 2', () => {
  const folder = folderWith({ 'ha.cf': good, 'broken.json': '{ "rules": ', 'typo.json': '{\n  "ruels": {}\n}\n', 'notes.txt': 'x' })
  mkdirSync(join(folder, 'empty'))
  mkdirSync(join(folder, 'authkeys'))
  test.each([
    [['--no-such-flag'], /unknown option '--no-such-flag'/],
    [['nowhere.conf'], /^cfgcheck: nowhere\.conf: no such file or folder$/],
    [['empty'], /^cfgcheck: no files found in empty/],
    [['notes.txt'], /^cfgcheck: notes\.txt: no language claims a file of this name/],
    [['--config', 'broken.json', 'ha.cf'], /^cfgcheck: broken\.json:1:\d+: not valid JSON: /],
    [['--config', 'typo.json', 'ha.cf'], /^cfgcheck: typo\.json:2:3: unknown key "ruels"\. Did you mean "rules"\?$/],
    [['--format', 'yaml', 'ha.cf'], /^cfgcheck: --format yaml: known are text, /],
    [['--only', 'ha-cf/unknown-directiv', 'ha.cf'], /^cfgcheck: there is no rule "ha-cf\/unknown-directiv"\. Did you mean "ha-cf\/unknown-directive"\?$/],
    [['--target', 'drbd=seven', 'ha.cf'], /^cfgcheck: --target drbd=seven: expected one of /],
    [['--host', 'alpha', 'ha.cf'], /^cfgcheck: --host alpha: expected NAME=DIR or NAME=ARCHIVE$/],
    [['-'], /^cfgcheck: standard input needs --language or --stdin-filename$/],
  ] as const)('%j', (args, message) => {
    const run = runCli(args, { cwd: folder })
    expect(run.code).toBe(2)
    expect(run.stderr.split('\n')[0]).toMatch(message)
    expect(run.stdout).toBe('')
  })

  test('a folder where a file should be', () => {
    const run = runCli(['--format', 'concise', '.'], { cwd: folderWith({ 'drbd.conf': 'include "sub";\n', 'sub/x': '' }) })
    expect(run.stdout).toContain('drbd.conf:1:9 error "sub" is a folder, of which drbdadm tries to read the text [drbd-conf/unreadable-include]')
    expect(run.code).toBe(1)
  })
})

describe('standard input', () => {
  test('is named by --stdin-filename', () => {
    const run = runCli(['-', '--stdin-filename', 'etc/ha.d/ha.cf', '--format', 'concise'], { input: bad })
    expect(run.stdout).toMatch(/^etc\/ha\.d\/ha\.cf:2:1 error /m)
    expect(run.code).toBe(1)
  })

  test('has the language of --language', () => {
    const run = runCli(['-', '--language', 'ha-cf', '--format', 'concise'], { input: bad })
    expect(run.stdout).toMatch(/^<stdin>:2:1 error /m)
  })
})

describe('settings', () => {
  test('a rule is switched off, or given a severity', () => {
    const folder = folderWith({ 'ha.cf': bad })
    expect(runCli(['--ignore', 'ha-cf/unknown-directive', 'ha.cf'], { cwd: folder }).code).toBe(0)
    const run = runCli(['--rule', 'ha-cf/unknown-directive=info', '--format', 'concise', 'ha.cf'], { cwd: folder })
    expect(run.stdout).toMatch(/^ha\.cf:2:1 info /m)
  })

  test('the nearest configuration file upward wins, patterns count from its folder', () => {
    const folder = folderWith({
      'cfgcheck.json': '{ "overrides": [{ "files": ["legacy/**"], "rules": { "ha-cf/*": "off" } }] }',
      'legacy/ha.cf': bad,
      'new/ha.cf': bad,
    })
    expect(runCli(['ha.cf', '--quiet'], { cwd: join(folder, 'legacy') }).code).toBe(0)
    expect(runCli(['ha.cf', '--quiet'], { cwd: join(folder, 'new') }).code).toBe(1)
    expect(runCli(['--no-config', 'ha.cf'], { cwd: join(folder, 'legacy') }).code).toBe(1)
  })

  test('files of other names get the language that the configuration gives them', () => {
    const folder = folderWith({ 'cfgcheck.json': '{ "files": { "languages": { "templates/*.in": "ha-cf" } } }', 'templates/a.in': bad })
    const run = runCli(['--format', 'concise'], { cwd: folder })
    expect(run.stdout).toMatch(/^templates\/a\.in:2:1 error /m)
  })
})

describe('suppressions', () => {
  const check = (text: string): string => runCli(['--format', 'concise', 'ha.cf'], { cwd: folderWith({ 'ha.cf': text }) }).stdout

  test('behind the line, and on a line of its own', () => {
    expect(check(`${bad.replace('keepalve 1', 'keepalve 1 # cfgcheck-ignore ha-cf/unknown-directive: a plugin of ours')}`)).not.toContain('unknown-directive')
    expect(check(`# cfgcheck-ignore-file ha-cf/unknown-directive: a plugin of ours\n${bad}`)).not.toContain('unknown-directive')
  })

  test('one that does nothing is found, at the id', () => {
    expect(check(`# cfgcheck-ignore ha-cf/unknown-directive: not needed\n${good}`)).toMatch(/^ha\.cf:1:19 warning .* \[cfgcheck\/unused-suppression\]$/m)
  })

  test('a reason is required, and a rule that exists', () => {
    expect(check(`# cfgcheck-ignore ha-cf/unknown-directive\n${good}`)).toContain('[cfgcheck/malformed-suppression]')
    expect(check(`# cfgcheck-ignore ha-cf/unknown-directve: why\n${good}`)).toContain('[cfgcheck/unknown-suppression]')
  })

  test('--no-inline-config ignores them', () => {
    const folder = folderWith({ 'ha.cf': `# cfgcheck-ignore-file ha-cf/unknown-directive: ours\n${bad}` })
    expect(runCli(['ha.cf'], { cwd: folder }).code).toBe(0)
    expect(runCli(['--no-inline-config', 'ha.cf'], { cwd: folder }).code).toBe(1)
  })
})

describe('limits', () => {
  test('text that is not UTF-8 is read, said, and written back byte by byte', () => {
    const bytes = Buffer.concat([Buffer.from('# Gr'), Buffer.from([0xfc]), Buffer.from(`n\n   ${good}`)])
    const folder = folderWith({ 'ha.cf': bytes })
    expect(runCli(['--format', 'concise', 'ha.cf'], { cwd: folder }).stdout).toContain('ha.cf:1:5 info The text is not UTF-8 from here on; it is read as Latin-1')
    runCli(['fmt', 'ha.cf'], { cwd: folder })
    expect(readFileSync(join(folder, 'ha.cf')).subarray(0, 7)).toEqual(bytes.subarray(0, 7))
  })

  test('a NUL byte is found', () => {
    const run = runCli(['--format', 'concise', 'ha.cf'], { cwd: folderWith({ 'ha.cf': `${good}# a\0b\n` }) })
    expect(run.stdout).toContain('[cfgcheck/nul-byte]')
  })

  test('a link out of the tree is refused', () => {
    const outside = folderWith({ 'secret.cf': good })
    const folder = folderWith({ 'alpha/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret-but-long-enough\n' })
    symlinkSync(join(outside, 'secret.cf'), join(folder, 'alpha/etc/ha.d/ha.cf'))
    const run = runCli(['--format', 'concise', '.'], { cwd: folder })
    expect(run.stdout).toContain('alpha/etc/ha.d/ha.cf:1:1 error The path leads out of the given root [cfgcheck/outside]')
    expect(run.code).toBe(2)
  })

  test('more than a thousand findings in a file are cut and said', () => {
    const folder = folderWith({ 'ha.cf': 'nonsense 1\n'.repeat(1500) })
    const run = runCli(['--format', 'concise', 'ha.cf'], { cwd: folder })
    expect(run.stdout.split('\n').length - 1).toBe(1001)
    expect(run.stderr).toMatch(/ha\.cf: only 1000 of \d+ findings are shown, the gravest first; all count/)
    expect(run.code).toBe(1)
  })

  test('an include cycle is found and ends', () => {
    const folder = folderWith({ 'drbd.conf': 'include "a.res";\n', 'a.res': 'include "drbd.conf";\n' })
    const run = runCli(['--format', 'concise', 'drbd.conf'], { cwd: folder })
    expect(run.stdout).toContain('[cfgcheck/include-cycle]')
  })

  test('an include that is not there is an error where drbdadm refuses it', () => {
    const run = runCli(['--format', 'concise', 'drbd.conf'], { cwd: folderWith({ 'drbd.conf': 'include "gone.res";\ninclude "x/*.res";\n' }) })
    expect(run.stdout).toContain('drbd.conf:1:9 error "gone.res" does not exist [cfgcheck/missing-include]')
    expect(run.stdout).not.toContain('x/*.res')
  })
})

describe('order', () => {
  test('the same input gives the same bytes, whatever the order of the arguments', () => {
    const folder = folderWith({ 'a/ha.cf': bad, 'b/ha.cf': bad })
    const one = runCli(['--format', 'json', 'a/ha.cf', 'b/ha.cf'], { cwd: folder })
    const other = runCli(['--format', 'json', 'b/ha.cf', 'a/ha.cf'], { cwd: folder })
    expect(one.stdout).toBe(other.stdout)
    expect(JSON.parse(one.stdout).diagnostics.length).toBeGreaterThan(1)
  })

  test('several outputs at once', () => {
    const folder = folderWith({ 'ha.cf': bad })
    const run = runCli(['-o', 'concise', '-o', 'json=out.json', 'ha.cf'], { cwd: folder })
    expect(run.stdout).toContain('ha.cf:2:1 error')
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).version).toBe(1)
  })
})

test('an unreadable file is said, and the others are checked', () => {
  const folder = folderWith({ 'ha.cf': bad })
  writeFileSync(join(folder, 'authkeys'), 'auth 1\n1 crc\n', { mode: 0o000 })
  const run = runCli(['--format', 'concise', 'ha.cf', 'authkeys'], { cwd: folder })
  expect(run.stdout).toContain('ha.cf:2:1 error')
  // Root reads every file, so that only other users see the complaint.
  if (process.getuid?.() !== 0) expect(run.stderr).toContain('authkeys: the file cannot be read')
})

test('every finding in JSON says why it matters and what to do', () => {
  const run = runCli(['--format', 'json', 'fixtures/clusters/storage-backend'])
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { rule: string; why: string; help: string }[] }
  expect(diagnostics.length).toBeGreaterThan(10)
  expect(diagnostics.filter(({ why, help }) => why === '' || help === '').map(({ rule }) => rule)).toEqual([])
})
