import { expect, test } from 'vitest'

import { expectRecorded } from '../support/recorded.js'
import { printedBy } from '../support/run-main.js'

/** drbd.conf of each way to say who is linked with whom: two hosts, a mesh, links one by one, a stack. */
const clusters = ['debian5-heartbeat', 'debian7-stacked', 'drbd9-mesh', 'ubuntu22-mesh', 'debian12-auto-promote']

test.each(clusters)('what drbdadm makes of the drbd.conf of %s', async name => {
  const { code, stdout } = await printedBy(['dump', 'etc/drbd.conf'], `fixtures/clusters/sound/${name}/alpha`)
  expect(code).toBe(0)
  expectRecorded(stdout, `test/cli/recorded/dump/${name}.txt`)
})
