import { didYouMean } from '../diagnostics/did-you-mean.js'
import type { Fault } from '../diagnostics/diagnostic.js'
import type { Fact, Written } from '../facts/fact.js'
import { booleanOf, millisecondsOf } from '../values/pacemaker-value.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { conflictingSync } from './rules/sbd/conflicting-sync.js'
import { duplicateDevice } from './rules/sbd/duplicate-device.js'
import { invalidDevices } from './rules/sbd/invalid-devices.js'
import { invalidTimeoutAction } from './rules/sbd/invalid-timeout-action.js'
import { invalidValue } from './rules/sbd/invalid-value.js'
import { unknownSetting } from './rules/sbd/unknown-setting.js'
import { unsafeWatchdog } from './rules/sbd/unsafe-watchdog.js'
import { readAssignments } from './shell/assignments.js'

/** What sbd looks for in its environment; the last two are in no template any more. */
const known = [
  'SBD_DEVICE', 'SBD_PACEMAKER', 'SBD_STARTMODE', 'SBD_DELAY_START', 'SBD_WATCHDOG_DEV', 'SBD_WATCHDOG_TIMEOUT', 'SBD_TIMEOUT_ACTION',
  'SBD_MOVE_TO_ROOT_CGROUP', 'SBD_SYNC_RESOURCE_STARTUP', 'SBD_OPTS', 'SBD_WATCHDOG', 'SBD_PIDFILE',
]

/**
 * How sbd fences: by which disks, by which watchdog, and after how long.
 *
 * Source: sbd 1.5.2 src/sbd.service.in (EnvironmentFile), src/sbd-inquisitor.c main(), src/sbd.sysconfig.
 */
export const sbd = defineReader({
  id: 'sbd',
  title: 'SBD',
  paths: ['/etc/sysconfig/sbd', '/etc/default/sbd'],
  *scan(input) {
    const settings = new Map<string, Written>()
    for (const { name, token, value } of readAssignments(input.text).values()) {
      const origin = originIn(input, token)
      yield { kind: 'shell-variable', origin, path: input.path, name, ...(value === undefined ? {} : { value }) }
      if (value !== undefined) settings.set(name, { value, at: origin })
      if (name.startsWith('SBD_') && !known.includes(name)) yield* misspelt(name, origin)
    }
    yield factOf(input, settings)
    yield* faultsIn(settings)
  },
})

function* misspelt(name: string, at: Written['at']): Generator<Fault> {
  const close = didYouMean(name, known)
  if (close !== undefined) yield { rule: unknownSetting.id, at, message: `sbd never looks for "${name}"; did you mean "${close}"?` }
}

/** What is said only: sbd's own defaults hang on how it was built. */
function factOf(input: ReaderInput, settings: ReadonlyMap<string, Written>): Fact {
  const [devices, watchdog, timeout, delay, mode, pacemaker] = ['SBD_DEVICE', 'SBD_WATCHDOG_DEV', 'SBD_WATCHDOG_TIMEOUT', 'SBD_DELAY_START', 'SBD_STARTMODE', 'SBD_PACEMAKER'].map(name => settings.get(name))
  const timeoutMs = timeout === undefined ? undefined : millisecondsOf(timeout.value)
  const isDelayed = delay === undefined ? undefined : booleanOf(delay.value)
  const delayMs = delay === undefined || isDelayed !== undefined ? undefined : millisecondsOf(delay.value)
  const watches = pacemaker === undefined ? undefined : booleanOf(pacemaker.value)
  return {
    kind: 'sbd',
    origin: originIn(input, { start: 0, end: 0 }),
    path: input.path,
    devices: devices === undefined ? [] : devicesIn(devices).map(value => ({ value, at: devices.at })),
    ...(watchdog === undefined || watchdog.value === '' ? {} : { watchdogDevice: watchdog }),
    ...(timeout === undefined || timeoutMs === undefined ? {} : { watchdogTimeout: { ms: timeoutMs, at: timeout.at } }),
    ...(delay === undefined || (isDelayed === undefined && delayMs === undefined) ? {} : { delayStart: { isOn: isDelayed ?? true, ...(delayMs === undefined ? {} : { ms: delayMs }), at: delay.at } }),
    ...(mode === undefined || mode.value === '' ? {} : { startMode: mode }),
    ...(pacemaker === undefined || watches === undefined ? {} : { watchesPacemaker: { isOn: watches, at: pacemaker.at } }),
  }
}

function devicesIn({ value }: Written): string[] {
  return value.split(';').map(device => device.trim()).filter(device => device !== '')
}

function* faultsIn(settings: ReadonlyMap<string, Written>): Generator<Fault> {
  const devices = settings.get('SBD_DEVICE')
  if (devices !== undefined && devices.value !== '') {
    const named = devicesIn(devices)
    const count = named.length
    const twice = count > 3 ? undefined : named.find((device, index) => named.indexOf(device) < index)
    if (count > 3) yield { rule: invalidDevices.id, at: devices.at, message: `SBD_DEVICE names ${count} devices, and sbd takes up to three` }
    else if (/[,\s]\s*\/dev\//.test(devices.value)) yield { rule: invalidDevices.id, at: devices.at, message: 'SBD_DEVICE is cut at semicolons, and other signs stand between its devices' }
    else if (twice !== undefined) yield { rule: duplicateDevice.id, at: devices.at, message: `SBD_DEVICE names "${twice}" twice` }
    else if (count === 0) yield { rule: invalidDevices.id, at: devices.at, message: 'SBD_DEVICE names no device between its signs' }
  }
  const action = settings.get('SBD_TIMEOUT_ACTION')
  if (action !== undefined && action.value !== '' && !isAction(action.value)) {
    yield { rule: invalidTimeoutAction.id, at: action.at, message: `"${action.value}" is no action: flush or noflush, and reboot, off or crashdump, with a comma between` }
  }
  for (const [name, isValid, what] of checked) {
    const setting = settings.get(name)
    if (setting !== undefined && setting.value !== '' && !isValid(setting.value)) yield { rule: invalidValue.id, at: setting.at, message: `${name} is "${setting.value}", which is ${what}` }
  }
  yield* together(settings)
}

/** sbd reads a word, and behind a comma another one; what follows upon one alone it never looks at. */
function isAction(value: string): boolean {
  const [, first, second, rest] = /^([a-z]+)(?:,([a-z]+)([^]?))?/.exec(value.trimStart()) ?? []
  return first !== undefined && actions.has(first) && (second === undefined || actions.has(second)) && (rest ?? '') === ''
}

const actions: ReadonlySet<string> = new Set(['flush', 'noflush', 'reboot', 'off', 'crashdump'])

/** What sbd takes otherwise than it is meant, in silence. */
const checked: readonly (readonly [name: string, isValid: (value: string) => boolean, what: string])[] = [
  ['SBD_PACEMAKER', value => booleanOf(value) !== undefined, 'no for sbd: it takes yes or no'],
  ['SBD_STARTMODE', value => value === 'always' || value === 'clean', 'passed over: it takes always or clean'],
  ['SBD_DELAY_START', value => booleanOf(value) !== undefined || (millisecondsOf(value) ?? 0) >= 1000, 'no for sbd: it takes yes, no or a number of seconds'],
  ['SBD_WATCHDOG_TIMEOUT', value => (millisecondsOf(value) ?? 0) >= 1000, 'no time of at least a second'],
  ['SBD_SYNC_RESOURCE_STARTUP', value => booleanOf(value) !== undefined, 'no for sbd: it takes yes or no'],
]

function* together(settings: ReadonlyMap<string, Written>): Generator<Fault> {
  const [pacemaker, sync, watchdog, devices] = ['SBD_PACEMAKER', 'SBD_SYNC_RESOURCE_STARTUP', 'SBD_WATCHDOG_DEV', 'SBD_DEVICE'].map(name => settings.get(name))
  if (pacemaker !== undefined && sync !== undefined && booleanOf(pacemaker.value) === false && booleanOf(sync.value) === true) {
    yield { rule: conflictingSync.id, at: sync.at, message: 'SBD_SYNC_RESOURCE_STARTUP is on, and SBD_PACEMAKER is off', related: [{ at: pacemaker.at, message: 'it is off here' }] }
  }
  if (watchdog?.value === '/dev/null' && (devices === undefined || devices.value === '')) {
    yield { rule: unsafeWatchdog.id, at: watchdog.at, message: 'Without a disk sbd fences by its watchdog alone, and none is used' }
  }
}
