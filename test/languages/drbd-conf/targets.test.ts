import { expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { createSource } from '../../../src/text/source.js'

function targetOf(text: string): { readonly version: string; readonly because: string | undefined } {
  const { version, because } = drbdConf.read(drbdConf.parse(createSource('drbd.conf', text)), {}).target
  return { version, because: because?.value }
}

test.each([
  ['resource r0 { incon-degr-cmd "halt -f"; }', '0.7', 'incon-degr-cmd'],
  ['resource r0 { syncer { group 1; } }', '0.7', 'group'],
  ['resource r0 { disk { on-io-error panic; } }', '0.7', 'on-io-error'],
  ['resource r0 { protocol C; syncer { rate 10M; } }', '8.3', 'syncer'],
  ['common { protocol C; } resource r0 { syncer { rate 10M; } }', '8.3', 'syncer'],
  ['resource r0 { syncer { rate 10M; } }', '8.4', 'syncer'],
  ['resource r0 { protocol C; syncer { delay-probe-volume 1; } }', '8.3', 'delay-probe-volume'],
  ['resource r0 { disk { fencing resource-only; } volume 0 { } }', '8.4', 'volume'],
  ['resource r0 { volume 0 { } }', '9', 'volume'],
  ['resource r0 { on alpha { node-id 0; } syncer { rate 1M; } }', '9', 'node-id'],
  ['resource r0 { net { fencing resource-only; } }', '9', 'fencing'],
  ['skip { node-id 0; } resource r0 { syncer { group 1; } }', '0.7', 'group'],
  ['# node-id\nresource r0 { }', '9', undefined],
  ['', '9', undefined],
])('%s', (text, version, because) => {
  expect(targetOf(text)).toEqual({ version, because })
})

test('what the user names wins over what the file shows', () => {
  const { target } = drbdConf.read(drbdConf.parse(createSource('drbd.conf', 'resource r0 { incon-degr-cmd "x"; }')), { target: '8.4' })
  expect(target).toEqual({ version: '8.4', isInferred: false })
})
