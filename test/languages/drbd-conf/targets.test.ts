import { describe, expect, test } from 'vitest'

import { weighSigns } from '../../../src/inference/weigh.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { createSource } from '../../../src/text/source.js'

function targetOf(text: string): { readonly version: string; readonly decisive: readonly string[] } {
  const { version, signs = [] } = drbdConf.read(drbdConf.parse(createSource('drbd.conf', text)), {}).target
  return { version, decisive: weighSigns(signs, drbdConf.targets).decisive.map(sign => sign.text) }
}

test.each([
  ['resource r0 { incon-degr-cmd "halt -f"; }', '0.7', '"incon-degr-cmd" in "resource" itself'],
  ['resource r0 { syncer { group 1; } }', '0.7', '"group" in "syncer"'],
  ['resource r0 { disk { on-io-error panic; } }', '0.7', '"on-io-error panic"'],
  ['resource r0 { protocol C; syncer { rate 10M; } }', '8.3', '"syncer" in "resource"'],
  ['common { protocol C; } resource r0 { syncer { rate 10M; } }', '8.3', '"syncer" in "resource"'],
  ['resource r0 { syncer { rate 10M; } }', '8.4', '"syncer" in "resource"'],
  ['resource r0 { protocol C; syncer { delay-probe-volume 1; } }', '8.3', '"delay-probe-volume" in "syncer"'],
  ['resource r0 { disk { fencing resource-only; } volume 0 { } }', '8.4', '"fencing" in "disk"'],
  ['resource r0 { volume 0 { } }', '9', '"volume" in "resource"'],
  ['resource r0 { on alpha { node-id 0; } syncer { rate 1M; } }', '9', '"node-id" in "on"'],
  ['resource r0 { net { fencing resource-only; } }', '9', '"fencing" in "net"'],
  ['skip { node-id 0; } resource r0 { protocol C; syncer { group 1; } }', '0.7', '"group" in "syncer"'],
  ['# node-id\nresource r0 { protocol C; }', '9', undefined],
  ['', '9', undefined],
])('%s', (text, version, first) => {
  const { version: settled, decisive } = targetOf(text)
  expect(settled).toBe(version)
  if (first === undefined) expect(decisive).toEqual([])
  else expect(decisive.slice(0, 2)).toContain(first)
})

describe('all signs are weighed together', () => {
  const modern = `
    global { usage-count no; }
    common { protocol C; syncer { rate 10M; } }
    resource r0 { net { cram-hmac-alg sha1; shared-secret "not-a-secret"; after-sb-0pri disconnect; } }`

  test('one leftover of 0.7 does not make a file of 8.x one of 0.7', () => {
    expect(targetOf(modern.replace('resource r0 {', 'resource r0 { incon-degr-cmd "halt -f";')).version).toBe('8.3')
  })

  test.each([
    ['become-primary-on', 'resource r0 { startup { become-primary-on both; } net { protocol C; } }', '8.4'],
    ['unplug-watermark', 'resource r0 { net { protocol C; unplug-watermark 128; } }', '8.4'],
    ['csums-after-crash-only', 'resource r0 { protocol C; net { csums-after-crash-only yes; } }', '9'],
    ['the script of Pacemaker for 8.4', 'resource r0 { net { protocol C; } handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.sh"; } }', '8.4'],
    ['its script for 9', 'resource r0 { handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; } }', '9'],
    ['fencing in disk', 'resource r0 { disk { resync-rate 10M; fencing resource-and-stonith; } }', '8.4'],
    ['a switch with a value', 'resource r0 { protocol C; startup { become-primary-on both; } net { allow-two-primaries yes; } }', '8.4'],
    ['a switch without one, where nothing else tells', 'resource r0 { protocol C; net { allow-two-primaries; } }', '9'],
    ['a device for meta-data without index', 'resource r0 { protocol C; on alpha { meta-disk /dev/sdb1; } startup { become-primary-on alpha; } }', '8.4'],
    ['no disk', 'resource r0 { protocol C; on alpha { disk none; } syncer { rate 1M; } }', '9'],
  ])('%s', (_, text, version) => {
    expect(targetOf(text).version).toBe(version)
  })

  test('many words of 9 outweigh leftovers of 8.4', () => {
    const leftovers = 'startup { become-primary-on both; } handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.sh"; }'
    expect(targetOf(`resource r0 { ${leftovers} on alpha { node-id 0; } connection-mesh { hosts alpha beta; } }`).version).toBe('9')
  })

  test('what a word is used for tells, not what is typed wrong', () => {
    expect(targetOf('resource r0 { protocol C; net { timeoutt 60; } disk { on-io-error pannic; } }')).toEqual({ version: '9', decisive: [] })
  })
})

test('what the user names wins over what the file shows', () => {
  const { target } = drbdConf.read(drbdConf.parse(createSource('drbd.conf', 'resource r0 { incon-degr-cmd "x"; }')), { target: '8.4' })
  expect(target).toEqual({ version: '8.4', isInferred: false })
})

test('what was settled elsewhere wins over what the file shows, and stays a guess', () => {
  const inferred = { version: '8.4', isInferred: true, signs: [] }
  const { target } = drbdConf.read(drbdConf.parse(createSource('drbd.conf', 'resource r0 { incon-degr-cmd "x"; }')), { inferred })
  expect(target).toBe(inferred)
})
