import { describe, expect, test } from 'vitest'

import { sbd } from '../../src/readers/sbd.js'
import { spawnSync } from '../support/programs.js'
import { factsIn, readText } from './read-text.js'

const rulesIn = (text: string): string[] => readText(sbd, text).faults.map(({ rule }) => rule)

describe('sbd', () => {
  test('disks, watchdog and times', () => {
    const text = 'SBD_DEVICE="/dev/disk/by-id/a; /dev/disk/by-id/b"\nSBD_WATCHDOG_DEV=/dev/watchdog1\nSBD_WATCHDOG_TIMEOUT=15\nSBD_DELAY_START=70\nSBD_STARTMODE=clean\nSBD_PACEMAKER=yes\n'
    expect(factsIn(sbd, 'sbd', text)).toMatchObject([{
      devices: [{ value: '/dev/disk/by-id/a' }, { value: '/dev/disk/by-id/b' }],
      watchdogDevice: { value: '/dev/watchdog1' },
      watchdogTimeout: { ms: 15_000 },
      delayStart: { isOn: true, ms: 70_000 },
      startMode: { value: 'clean' },
      watchesPacemaker: { isOn: true },
    }])
  })

  test('what is not said is unknown', () => {
    const [fact] = factsIn(sbd, 'sbd', '#SBD_DEVICE=""\nSBD_WATCHDOG_TIMEOUT=x\nSBD_DELAY_START=1\n')
    expect(fact?.devices).toEqual([])
    expect(fact?.watchdogTimeout).toBeUndefined()
    expect(fact?.delayStart).toMatchObject({ isOn: true })
    expect(fact?.delayStart?.ms).toBeUndefined()
    expect(fact?.watchdogDevice).toBeUndefined()
  })

  test('each setting is a variable, too', () => {
    expect(factsIn(sbd, 'shell-variable', 'SBD_OPTS="-v"\nOTHER=1\n').map(({ name }) => name)).toEqual(['SBD_OPTS', 'OTHER'])
  })

  test.each([
    ['SBD_DEVICE="/dev/a;/dev/b;/dev/c;/dev/d"\n', 'sbd/invalid-devices'],
    ['SBD_DEVICE=" ; "\n', 'sbd/invalid-devices'],
    ['SBD_TIMEOUT_ACTION=reboot,poweroff\n', 'sbd/invalid-timeout-action'],
    ['SBD_STARTMODE=allways\n', 'sbd/invalid-value'],
    ['SBD_WATCHDOG_TIMEOUT=0\n', 'sbd/invalid-value'],
    ['SBD_DEVCIE=/dev/a\n', 'sbd/unknown-setting'],
    ['SBD_WATCHDOG_DEV=/dev/null\n', 'sbd/unsafe-watchdog'],
  ])('%j', (text, rule) => expect(rulesIn(text)).toEqual([rule]))

  test('what Debian installs is silent', () => {
    const text = '#SBD_DEVICE=""\nSBD_PACEMAKER=yes\nSBD_STARTMODE=always\nSBD_DELAY_START=no\nSBD_WATCHDOG_DEV=/dev/watchdog\nSBD_WATCHDOG_TIMEOUT=5\nSBD_TIMEOUT_ACTION=flush,reboot\nSBD_MOVE_TO_ROOT_CGROUP=auto\nSBD_SYNC_RESOURCE_STARTUP=yes\nSBD_OPTS=\n'
    expect(rulesIn(text)).toEqual([])
  })
})

const why = spawnSync('sbd', ['-h']).error === undefined ? undefined : 'sbd is not installed'

/** A command that looks at nothing but its settings: without disks there is nothing to list. */
function refuses(settings: Readonly<Record<string, string>>): boolean {
  const { stderr } = spawnSync('sbd', ['list'], { env: { PATH: process.env['PATH'], SBD_WATCHDOG_DEV: '/dev/null', ...settings }, encoding: 'utf8' })
  return /Invalid device line|up to 3 devices|Failed to parse timeout-action/.test(stderr)
}

describe.skipIf(why !== undefined)(`what sbd refuses${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  test.each([
    ['SBD_DEVICE', '/tmp/cfgcheck-no-a;/tmp/cfgcheck-no-b;/tmp/cfgcheck-no-c;/tmp/cfgcheck-no-d'],
    ['SBD_DEVICE', ' ; '],
    ['SBD_DEVICE', ';;'],
    ['SBD_DEVICE', ''],
    ['SBD_TIMEOUT_ACTION', 'flush,poweroff'],
    ['SBD_TIMEOUT_ACTION', 'off'],
    ['SBD_TIMEOUT_ACTION', 'reboot,noflush'],
    ['SBD_TIMEOUT_ACTION', 'reboot,off,flush'],
    ['SBD_TIMEOUT_ACTION', 'Reboot'],
    ['SBD_TIMEOUT_ACTION', 'reboot, flush'],
    ['SBD_TIMEOUT_ACTION', ''],
    ['SBD_TIMEOUT_ACTION', 'reboot now'],
    ['SBD_TIMEOUT_ACTION', ' off'],
    ['SBD_TIMEOUT_ACTION', 'reboot,flush '],
  ])('%s=%j', (name, value) => {
    const found = rulesIn(`${name}="${value}"\n`).some(rule => rule === 'sbd/invalid-devices' || rule === 'sbd/invalid-timeout-action')
    expect(found).toBe(refuses({ [name]: value }))
  })
})
