import { expect, test } from 'vitest'

import { folderWith, runCli } from '../support/run-cli.js'

test('--version and --help', () => {
  expect(runCli(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(runCli(['--help']).stdout).toContain('check [options] [path...]')
})

test('rules lists every rule, for people and for tools', () => {
  const entries = JSON.parse(runCli(['rules', '--format', 'json']).stdout) as { id: string; severity: string; origin: string; summary: string }[]
  expect(entries.length).toBeGreaterThan(100)
  expect(entries.map(({ id }) => id)).toContain('ha-cf/unknown-directive')
  expect(runCli(['rules']).stdout.split('\n').length - 1).toBe(entries.length)
})

test('explain tells about a rule, a name, and a place', () => {
  const { stdout } = runCli(['explain', 'ha-cf/conflicting-logd'])
  expect(stdout).toMatch(/why:.*\n.*do:/)
  expect(stdout).toContain('  found in\n    use_logd yes\n    logfile /var/log/ha-log\n\n  fine\n    use_logd yes\n')
  expect(runCli(['explain', 'ha-cf', 'deadtime']).stdout).toContain('directive of ha.cf')
  expect(runCli(['explain', 'drbd-conf', 'net.ping-timeout']).stdout).toMatch(/^ping-timeout /)
  const folder = folderWith({ 'ha.cf': 'keepalive 2\ndeadtime 4\n' })
  expect(runCli(['explain', 'ha.cf:2'], { cwd: folder }).stdout).toContain('deadtime')
})

test('explain says what it does not know', () => {
  const run = runCli(['explain', 'ha-cf', 'deadtim'])
  expect(run.code).toBe(2)
  expect(run.stderr).toContain('did you mean "deadtime"?')
})

test('explain shows what a group of haresources corresponds to in Pacemaker', () => {
  const folder = folderWith({ haresources: '# web\nalpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 \\\n  IPaddr2::192.0.2.10/24/eth0\n' })
  for (const line of [2, 3]) {
    const { stdout } = runCli(['explain', `haresources:${line}`], { cwd: folder })
    expect(stdout).toContain('In Pacemaker, as input of the crm shell')
    expect(stdout).toMatch(/primitive \S+ ocf:heartbeat:IPaddr2/)
  }
})
