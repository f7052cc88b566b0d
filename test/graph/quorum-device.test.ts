import { resolve } from 'node:path'
import { expect, test } from 'vitest'

import { printedBy } from '../support/run-main.js'

test('the members of a cluster name its quorum device', async () => {
  const { stdout } = await printedBy(['graph', resolve('fixtures/clusters/sound/debian12-qdevice'), '--format', 'mermaid'])
  expect(stdout.match(/qdevice qnet\.example\.com/g)).toHaveLength(2)
})
