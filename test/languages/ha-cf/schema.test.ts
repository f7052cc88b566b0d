import { describe, expect, test } from 'vitest'

import { readSource } from '../../../src/workspace/readings/check-unit.js'
import { haCf } from '../../../src/languages/ha-cf/index.js'
import { loadSchema } from '../../../src/languages/ha-cf/index.js'
import type { HaCf } from '../../../src/languages/ha-cf/schema.js'
import { createSource } from '../../../src/text/source.js'

function read(text: string, target?: string) {
  return readSource(haCf, createSource('ha.cf', text), target === undefined ? {} : { target })
}

function model(text: string): HaCf {
  return read(text).model as HaCf
}

function ports(text: string): string[] {
  return model(text).media.map(({ type, port, baud }) => `${type} ${port?.value ?? baud?.value ?? ''}`.trim())
}

describe('the last value counts', () => {
  test('of several lines and of several words', () => {
    expect(model('deadtime 30\ndeadtime 10,20\n').deadtime?.value).toBe(20000)
    expect(model('logfile /a\nlogfile /b /c\n').options.get('logfile')?.value).toBe('/c')
  })
  test('a refused one is not kept', () => {
    expect(model('hopfudge 3\nhopfudge 300\n').options.get('hopfudge')?.value).toBe('3')
  })
  test('crm and pacemaker are one', () => expect(model('crm respawn\n').options.get('pacemaker')?.value).toBe('respawn'))
  test('of a time with a refused word nothing is known', () => {
    expect([...model('keepalive 500 ms\ndeadtime 10\n').unclearTimes]).toEqual(['keepalive'])
  })
})

describe('ports by where udpport stands', () => {
  test('none: 694', () => expect(ports('bcast eth0\nucast eth0 beta\n')).toEqual(['bcast 694', 'ucast 694']))
  test('above', () => expect(ports('udpport 6942\nbcast eth0\nucast eth0 beta\n')).toEqual(['bcast 6942', 'ucast 6942']))
  test('between: types that were used keep theirs', () => {
    expect(ports('bcast eth0\nudpport 6942\nucast eth0 beta\nbcast eth1\n')).toEqual(['bcast 694', 'ucast 6942', 'bcast 694'])
  })
  test('the nearest one above the first line of a type', () => {
    expect(ports('udpport 1\nudpport 2\nbcast eth0\nudpport 3\nucast eth0 beta\n')).toEqual(['bcast 2', 'ucast 3'])
  })
  test('mcast has its own', () => expect(ports('udpport 6942\nmcast eth0 225.0.0.1 695 1 0\n')).toEqual(['mcast 695']))
  test('an empty line settles nothing', () => expect(ports('bcast\nudpport 6942\nbcast eth0\n')).toEqual(['bcast 6942']))
})

describe('the speed by where baud stands', () => {
  test('none: 19200', () => expect(ports('serial /dev/ttyS0\n')).toEqual(['serial 19200']))
  test('above and below', () => {
    expect(ports('baud 9600\nserial /dev/ttyS0\n')).toEqual(['serial 9600'])
    expect(ports('serial /dev/ttyS0\nbaud 9600\nserial /dev/ttyS1\n')).toEqual(['serial 19200', 'serial 19200'])
  })
})

test('udp is bcast', () => expect(model('udp eth0\n').media[0]?.type).toBe('bcast'))

describe('fail-back', () => {
  test.each([
    ['', 'legacy'],
    ['auto_failback on\n', 'on'],
    ['auto_failback No\n', 'off'],
    ['nice_failback on\n', 'legacy'],
    ['auto_failback on\nnice_failback on\n', 'off'],
    ['auto_failback legacy\nnice_failback off\n', 'legacy'],
    ['nice_failback on\nauto_failback on\n', 'on'],
  ])('%j means %s', (text, mode) => expect(model(text).failback.mode).toBe(mode))
})

describe('who manages resources', () => {
  test.each([
    ['', 'haresources'],
    ['crm off\n', 'haresources'],
    ['crm no thanks\n', 'haresources'],
    ['pacemaker CCM-only\n', 'pacemaker'],
    ['crm enabled\n', 'unknown'],
  ])('%j', (text, manager) => expect(model(text).manager).toBe(manager))
})

describe('the version that reads it', () => {
  test('the newest where nothing speaks against it', () => expect(read('crm on\n').target).toMatchObject({ version: '3', isInferred: true }))
  test('the last one that knew an old medium', () => {
    expect(read('ppp-udp /dev/ttyS0 192.0.2.1\n').target).toMatchObject({ version: '2', signs: [{ text: '"ppp-udp"' }] })
    expect(read('normalpoll on\n').target.version).toBe('1')
  })
  test('an old directive beside a new one is a mistake', () => {
    const { target, faults } = read('normalpoll on\ncrm on\n')
    expect(target.version).toBe('3')
    expect(faults.map(({ rule }) => rule)).toEqual(['ha-cf/unavailable-directive'])
  })
  test('as the user says, in full or in short', () => {
    expect(read('pacemaker on\n', '2.1.4').faults.map(({ rule }) => rule)).toEqual(['ha-cf/unavailable-directive'])
    expect(read('pacemaker on\n', '3.0.6').faults).toEqual([])
    expect(read('ping6 2001:db8::1\n', '2.99.1').faults).toEqual([])
    expect(read('crm on\n', '1.99.5').faults).toEqual([])
    expect(read('crm on\n', '1.2').faults.map(({ rule }) => rule)).toEqual(['ha-cf/unavailable-directive'])
  })
})

describe('STONITH', () => {
  test('parameters are secret', () => {
    const [device] = model('stonith_host alpha baytech 192.0.2.9 admin not-a-secret\n').stoniths
    expect(device?.type.value).toBe('baytech')
    expect(JSON.stringify(device?.parameters)).not.toContain('not-a-secret')
  })
  test('another host does not read the rest of its line', () => {
    const faults = (host: string) => readSource(haCf, createSource('ha.cf', 'stonith_host beta\n'), { facts: { host } }).faults
    expect(faults('alpha').map(({ origin }) => origin)).toEqual(['practice'])
    expect(faults('beta').map(({ origin }) => origin)).toEqual([undefined])
  })
})

test('a schema takes lines that can be printed, and no others', async () => {
  const schema = await loadSchema()
  const takes = (name: string, ...words: string[]): boolean => schema.safeParse({ directives: [{ name, words }] }).success
  expect(takes('node', 'alpha', 'beta')).toBe(true)
  expect(takes('apiauth', 'dopd', 'uid=a,b')).toBe(true)
  expect(takes('node', 'alpha,beta')).toBe(false)
  expect(takes('nod')).toBe(false)
  expect(takes('node', 'a b')).toBe(false)
  expect(takes('node', 'a#b')).toBe(false)
})
