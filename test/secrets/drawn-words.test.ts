import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { drawnWords, withoutFamilies } from '../../src/secrets/drawn-words.js'
import { masked } from '../../src/secrets/mask.js'
import { masksIn, namesKnownTo } from '../../src/secrets/masking-of-file.js'
import { createSource } from '../../src/text/source.js'

const drawnIn = (text: string): string[] => withoutFamilies(text, [...drawnWords(text)]).map(({ start, end }) => text.slice(start, end))

describe('a word looks drawn by chance', () => {
  test.each([
    'tdfkkhhgj664', 'MXCVCDPCJTH', 'hwkchGTGLZZHJ2', 'Uq7vR2xZk9', 'a1b7q9x3z5k2', 'frobnicateLXQRJFKQDF', 'guhecEWO8', 'passwhahijoha', 'PASSnebebakoji',
  ])('%s', word => {
    expect(drawnIn(`x ${word} y`)).toEqual([word])
  })
})

describe('a word does not look drawn', () => {
  test.each([
    'alpha', 'node01', 'storage-backend-17', 'VirtualDomain', 'IPaddr2', 'fence_apc_snmp', 'enp134s0d1', 'nvme0n1p3', '5000c500a1b2c3d4', '0x5000c500a1b2c3d4', 'syslogmsgfmt', 'drbdctrl',
    'c0ffee00deadbeef', 'clusterdrbdgfs', 'SLES11SP4', 'password', 'passwordfile', 'passphrase', 'passthrough', 'passivemode', 'vvvvvvvvvvvvvvvvvv', 'Filesystem', 'ocf:heartbeat:LinuxSCSI',
  ])('%s', word => {
    expect(drawnIn(`x ${word} y`)).toEqual([])
  })

  test('that is said more than once, or that others are called like', () => {
    expect(drawnIn('node lxdbprdsrv1 lxdbprdsrv2\n')).toEqual([])
    expect(drawnIn('resource Uq7vR2xZk9 { }\nresource x { resync-after Uq7vR2xZk9; }\n')).toEqual([])
  })

  test('that is none of a family of secrets', () => {
    expect(drawnIn('a kAnArY303xQ b kAnArY328xQ c\n')).toEqual(['kAnArY303xQ', 'kAnArY328xQ'])
  })

  test('that a language knows', async () => {
    const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))
    const names = [...namesKnownTo(languages)].flat()
    expect(names.length).toBeGreaterThan(1_000)
    expect(names.filter(name => drawnIn(name).length > 0)).toEqual([])
  })
})

test.each([
  ['ha-cf', 'node alpha betafrobnicate Uq7vR2xZk9 hidden too\n', 'node alpha betafrobnicate ***\n'],
  ['ha-cf', 'node alpha betafrobnicate TEZAWAQO\n', 'node alpha betafrobnicate ***\n'],
  ['ha-cf', 'node alpha beta\nucast eth0 192.0.2.1\n', 'node alpha beta\nucast eth0 192.0.2.1\n'],
  ['drbd-conf', 'resource r0 { net { sh Uq7vR2xZk9; } }\n', 'resource r0 { net { sh ***; } }\n'],
  ['cluster-conf', '<cluster name="demo" config_version="1" sec"hixucaqewihu"><x/></cluster>\n', '<cluster name="demo" config_version="1" sec"***"><x/></cluster>\n'],
])('in %s: %j', async (id, text, shown) => {
  const language = await builtinLanguages.find(entry => entry.id === id)?.load()
  if (language === undefined) throw new Error(id)
  expect(masked(text, masksIn(language, createSource('x', text))).text).toBe(shown)
})

test('many of them are looked at in linear time', () => {
  const text = Array.from({ length: 200_000 }, (_, index) => `lxdbprdsrvm${index}`).join(' ')
  expect(withoutFamilies(text, [...drawnWords(text)]).length).toBe(0)
  const vast = 'q7Rz'.repeat(500_000)
  expect([...drawnWords(vast)]).toEqual([])
})
