import { describe, expect, test } from 'vitest'

import { booth } from '../../src/readers/booth.js'
import { mountUnit } from '../../src/readers/mount-unit.js'
import { sbdDump } from '../../src/readers/sbd-dump.js'
import { factsIn, placesOf, readText } from './read-text.js'

const head = 'site = 192.0.2.100\nsite = "198.51.100.100" # quoted\narbitrator=203.0.113.5\n'
const rulesIn = (text: string): string[] => readText(booth, text, { path: '/etc/booth/booth.conf' }).faults.map(({ rule }) => rule)

describe('booth', () => {
  test('sites, arbitrators, port and tickets, with what counts where nothing is said', () => {
    const [fact] = factsIn(booth, 'booth', `${head}port = 9930\nauthfile = /etc/booth/authkey\nticket = db\n  expire = 300\n  renewal-freq = 100\nticket = 'mail'\n  mode = manual\n  timeout = 4500ms\n`)
    expect(fact).toMatchObject({
      sites: [{ value: '192.0.2.100' }, { value: '198.51.100.100' }],
      arbitrators: [{ value: '203.0.113.5' }],
      port: 9930,
      tickets: [
        { name: { value: 'db' }, expireMs: 300_000, timeoutMs: 5000, retries: 10, renewalMs: 100_000, acquireAfterMs: 0, isManual: false },
        { name: { value: 'mail' }, expireMs: 600_000, timeoutMs: 4500, isManual: true },
      ],
    })
    expect(fact?.tickets[1]?.renewalMs).toBeUndefined()
  })

  test('what holds for all later tickets', () => {
    const [fact] = factsIn(booth, 'booth', `${head}ticket = a\nticket = "__defaults__"\n expire = 900\nticket = b\n`)
    expect(fact?.tickets.map(({ name, expireMs }) => [name.value, expireMs])).toEqual([['a', 600_000], ['b', 900_000]])
  })

  test.each([
    ['what is not quoted goes to the end of the line, remark included', `${head}ticket = a\n expire = 600 # ten minutes\n`, ['booth/invalid-value']],
    ['retries of another base', `${head}ticket = a\n retries = ten\n`, ['booth/invalid-value']],
    ['a time to acquire after may be 0', `${head}ticket = a\n acquire-after = 0\n`, []],
    ['an expiry may not', `${head}ticket = a\n expire = 0\n`, ['booth/invalid-value']],
    ['exactly as long is too long', `${head}ticket = a\n expire = 110\n`, ['booth/conflicting-times']],
    ['a little less is not', `${head}ticket = a\n expire = 111\n`, []],
    ['a renewal that is said of all is not known of each', `${head}ticket = "__defaults__"\n renewal-freq = 10\nticket = a\n`, []],
    ['tickets that people grant need no majority', 'site = 192.0.2.1\nsite = 192.0.2.2\nticket = a\n mode = MANUAL\n', []],
    ['a remark behind the port does no harm', `port = 9930 # ours\n${head}`, []],
    ['letters within the port do', `port = 99x29\n${head}`, ['booth/misread-value']],
    ['a prerequisite that lacks its value', `${head}ticket = a\n attr-prereq = auto geo eq\n`, ['booth/invalid-value']],
    ['quotes in a prerequisite are read by some releases', `${head}ticket = a\n attr-prereq = "auto geo eq 'a b'"\n`, []],
    ['weights count for nothing in newer releases', `${head}ticket = a\n weights = a\n`, []],
    ['a renewal at the very end is not late', `${head}ticket = a\n renewal-freq = 600\n`, []],
    ['empty quotes', `${head}ticket = ""\n`, ['booth/invalid-line']],
    ['a quote of the other kind does not close', `${head}ticket = "a'\n`, ['booth/invalid-line']],
    ['remarks and empty lines', `\n# a\n  \t\n${head}`, []],
  ])('%s', (_case, text, rules) => {
    expect(rulesIn(text)).toEqual(rules)
  })

  test('20,000 tickets are read in one go', () => {
    const text = head + Array.from({ length: 20_000 }, (_, index) => `ticket = t${index}\n`).join('')
    expect(factsIn(booth, 'booth', text)[0]?.tickets).toHaveLength(20_000)
  })
})

describe('sbd dump', () => {
  const header = (device: string, watchdog: number, msgwait: number): string => `==Dumping header on disk ${device}\nHeader version     : 2.1\nUUID               : 00000000-0000-4000-8000-000000000000\nNumber of slots    : 255\nSector size        : 512\nTimeout (watchdog) : ${watchdog}\nTimeout (allocate) : 2\nTimeout (loop)     : 1\nTimeout (msgwait)  : ${msgwait}\n==Header on disk ${device} is dumped\n`

  test('two disks', () => {
    expect(factsIn(sbdDump, 'sbd-header', header('/dev/one', 15, 30) + header('/dev/two', 5, 10))).toMatchObject([
      { device: '/dev/one', watchdogMs: 15_000, msgwaitMs: 30_000 },
      { device: '/dev/two', watchdogMs: 5000, msgwaitMs: 10_000 },
    ])
  })

  test('a disk that cannot be read says nothing of times', () => {
    const [fact] = factsIn(sbdDump, 'sbd-header', '==Dumping header on disk /dev/one\n== disk /dev/one unreadable!\n==Header on disk /dev/one NOT dumped\n')
    expect(fact).toEqual({ device: '/dev/one' })
  })
})

describe('mount units', () => {
  const path = '/etc/systemd/system/srv-web.mount'

  test('what is mounted, and where', () => {
    const text = '[Unit]\nDescription=web\n[Mount]\nWhat=/dev/drbd0\nWhat = /dev/drbd1\nWhere=/srv/web\n'
    expect(factsIn(mountUnit, 'mount-unit', text, { path })).toMatchObject([{ unit: 'srv-web.mount', what: { value: '/dev/drbd1' }, where: { value: '/srv/web' } }])
    expect(placesOf(mountUnit, 'mount-unit', text, { path })).toEqual([''])
  })

  test('a remark is none', () => {
    expect(factsIn(mountUnit, 'mount-unit', '[Mount]\n#What=/dev/drbd0\n', { path })).toEqual([{ unit: 'srv-web.mount' }])
  })
})
