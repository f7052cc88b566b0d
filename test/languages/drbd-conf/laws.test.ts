import { describe, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { laws } from '../../../src/testing/laws.js'
import { probes } from './agreement/generate.js'

const language = drbdConf as unknown as Language
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 1000)

const pieces = [
  'resource',
  'r0',
  '{',
  '}',
  ';',
  'on',
  'alpha',
  'net',
  'timeout',
  '60',
  'disk',
  '/dev/sda1',
  '"x y"',
  '"',
  '\\\n',
  '#c\n',
  '\n',
  ' ',
  'skip',
  '[',
  '0',
  ']',
  'ipv6',
  'fe80::1',
  ':',
  '7788',
  'address',
  '192.0.2.1',
  'host',
  'via',
  'proxy',
  'volume',
  'connection',
  '\t',
  '\r\n',
  '\r',
  '%',
  'common',
  'syncer',
  'rate',
  '10M',
  'protocol',
  'C',
  'device',
  'minor',
  'meta-disk',
  'internal',
  'global',
  'include',
  'floating',
  '"a\nb";',
  '\uFEFF',
  'é',
  'incon-degr-cmd',
  'connection-mesh',
  'hosts',
  'stacked-on-top-of',
  'template-file',
  'shared-secret',
]
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 40 })
const texts = fc.oneof(
  soup.map(list => list.join(' ')),
  soup.map(list => list.join('')),
  fc.string(),
  probes('9').map(({ text }) => text),
  probes('8.3').map(({ text }) => text),
)

describe.each(Object.entries(laws))('%s', (_, law) => {
  test('of any text', () => {
    fc.assert(
      fc.property(texts, text => law(language, text)),
      { seed: 7, numRuns: runs },
    )
  })
})
