import { expect, test } from 'vitest'

import { cmanExample } from '../../../src/cluster/rules/example-cluster.js'
import { servicePromotions } from '../../../src/cluster/view/service-promotions.js'
import { checkExample } from '../../support/cluster-of.js'

/** What a service with a resource promotes, given what its script does at the start. */
async function promoted(resource: string, start = ''): Promise<readonly string[]> {
  const { model } = await checkExample(cmanExample('stock', {
    '*:/etc/cluster/cluster.conf': ['</cluster>', `  <rm>\n    <resources><script name="shared" file="/etc/init.d/promote"/><drbd name="disk" resource="r1"/></resources>\n    <service name="data">${resource}</service>\n  </rm>\n</cluster>`],
    '*:/etc/init.d/promote': `#!/bin/sh\ncase "$1" in\nstart)\n\t${start}\n\t;;\nesac\n`,
    '*:/etc/drbd.conf': 'resource r0 {\n}\nresource r1 {\n}\n',
  }), [])
  return servicePromotions(model, 'alpha').map(({ service, resource: name }) => `${service}: ${name}`)
}

const script = '<script name="promote" file="/etc/init.d/promote"/>'

test.each([
  ['<drbd name="own" resource="r0"/>', '', ['data: r0']],
  ['<drbd ref="disk"/>', '', ['data: r1']],
  ['<drbd name="own"/>', '', []],
  [script, 'drbdadm primary r0', ['data: r0']],
  ['<script ref="shared"/>', 'drbdadm primary r0', ['data: r0']],
  [script, 'drbdadm --force primary r0', ['data: r0']],
  [script, 'drbdadm -- -o primary r0', ['data: r0']],
  [script, 'drbdadm primary --force r0 r1', ['data: r0', 'data: r1']],
  [script, 'drbdadm primary r0/0', ['data: r0']],
  [script, 'drbdadm primary all', ['data: r0', 'data: r1']],
  [script, 'drbdadm primary $RESOURCE', []],
  [script, 'drbdadm secondary r0', []],
  [script, 'true', []],
] as const)('%s with %j', async (resource, start, names) => {
  expect(await promoted(resource, start)).toEqual(names)
})
