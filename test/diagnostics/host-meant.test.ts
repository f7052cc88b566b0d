import { expect, test } from 'vitest'

import { hostMeant } from '../../src/diagnostics/host-meant.js'

test.each([
  ['nfs2', ['nfs1', 'nsf2'], 'nsf2'],
  ['db2', ['db1', 'db2.example.com'], 'db2.example.com'],
  ['db2.example.com', ['db1', 'db2'], 'db2'],
  ['web3', ['web1', 'web2', 'web4'], undefined],
  ['db2', ['db2.example.com', 'db2.example.net'], undefined],
  ['alhpa', ['alpha', 'beta'], 'alpha'],
  ['bettta', ['alpha', 'beta'], 'beta'],
  ['gamma', ['alpha', 'delta'], undefined],
  ['alpha', ['alpha'], undefined],
])('%s among %j means %s', (name, names, meant) => {
  expect(hostMeant(name, names)).toBe(meant)
})
