import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import { contestedResources } from '../../../../src/languages/drbd-conf/analysis/resources-with.js'
import type { Configuration } from '../../../../src/languages/drbd-conf/schema.js'
import { createSource } from '../../../../src/text/source.js'

function configurationOf(text: string): Configuration {
  const reading = drbdConf.read(drbdConf.parse(createSource('drbd.conf', text)), { target: '9' })
  return drbdConf.compose(reading, () => []).configuration as Configuration
}

const plain = `resource r0 {
  net { protocol C; cram-hmac-alg sha1; shared-secret "not-a-secret"; }
  disk { on-io-error detach; }
  on alpha { device /dev/drbd0 minor 0; disk /dev/vg1/r0; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0 minor 0; disk /dev/vg2/r0; address 192.0.2.2:7788; meta-disk internal; }
}
`

function isPlain(text: string): boolean {
  const [resource] = configurationOf(text).resources
  if (resource === undefined) throw new Error('The text has no resource')
  return resource.section.simple !== undefined
}

test('two hosts with one volume and one address each', () => expect(isPlain(plain)).toBe(true))

test('both node-ids', () => {
  expect(isPlain(plain.replace('on alpha {', 'on alpha { node-id 0;').replace('on beta {', 'on beta { node-id 1;'))).toBe(true)
})

describe('anything else is unusual', () => {
  const changes: readonly (readonly [what: string, from: string, to: string])[] = [
    ['a third host', '}\n}', '}\n  on gamma { device /dev/drbd0; disk /dev/vg1/r0; address 192.0.2.3:7788; meta-disk internal; }\n}'],
    ['one host', /  on beta.*\n/.exec(plain)?.[0] ?? '', ''],
    ['the host itself twice', 'on beta', 'on alpha.example.com'],
    ['one section for two hosts', 'on beta', 'on beta gamma'],
    ['one node-id', 'on alpha {', 'on alpha { node-id 0;'],
    ['another minor', '/dev/drbd0 minor 0; disk /dev/vg2', '/dev/drbd1 minor 1; disk /dev/vg2'],
    ['another port', '192.0.2.2:7788', '192.0.2.2:7789'],
    ['the same address', '192.0.2.2', '192.0.2.1'],
    ['a second address', '192.0.2.2:7788;', '192.0.2.2:7788; address 192.0.2.3:7788;'],
    ['an address that does not exist', '192.0.2.2', '192.0.2.256'],
    ['a loopback address', '192.0.2.2', '127.0.0.1'],
    ['another family', '192.0.2.2:', 'ssocks 192.0.2.2:'],
    ['external meta data', 'meta-disk internal', 'meta-disk /dev/sdb1'],
    ['no meta data', 'meta-disk internal;', ''],
    ['no disk', 'disk /dev/vg2/r0', 'disk none'],
    ['a minor above the highest', 'minor 0;', 'minor 1048576;'],
    ['a name of udev', '/dev/drbd0 minor', '/dev/drbd_data minor'],
    ['a numbered volume', '  disk { on', '  volume 1 { device /dev/drbd9; disk /dev/vg1/r9; meta-disk internal; }\n  disk { on'],
    ['a connection', '  disk { on', '  connection { host alpha; host beta; }\n  disk { on'],
    ['a mesh', '  disk { on', '  connection-mesh { hosts alpha beta; }\n  disk { on'],
    ['an option twice', 'protocol C;', 'protocol C; protocol C;'],
    ['an option of the host', 'on alpha {', 'on alpha { disk { on-io-error detach; }'],
    ['something that was not understood', 'protocol C;', 'no-such-option C;'],
  ]
  test.each(changes)('%s', (_, from, to) => {
    expect(plain).toContain(from)
    expect(isPlain(plain.replace(from, to))).toBe(false)
  })
})

describe('what two simple resources share', () => {
  const second = plain
    .replace('r0 {', 'r1 {')
    .replaceAll('/dev/drbd0 minor 0', '/dev/drbd1 minor 1')
    .replaceAll('/r0;', '/r1;')
    .replaceAll(':7788', ':7789')

  test('nothing', () => expect(contestedResources(configurationOf(plain + second))).toEqual([]))

  test.each([
    ['the name', 'r1 {', 'r0 {'],
    ['the minor', 'minor 1', 'minor 0'],
    ['the device', '/dev/drbd1 ', '/dev/drbd0 '],
    ['the disk', '/dev/vg1/r1', '/dev/vg1/r0'],
    ['the disk under another name', '/dev/vg1/r1', '/dev/mapper/vg1-r0'],
    ['the address and port', ':7789', ':7788'],
  ])('%s', (_, from, to) => {
    expect(contestedResources(configurationOf(plain + second.replaceAll(from, to)))).toHaveLength(2)
  })
})
