import { expect, test } from 'vitest'

import { hostNamed } from '../../../src/languages/drbd-conf/resolve/connections.js'
import type { Host } from '../../../src/languages/drbd-conf/schema.js'

function host(name: string, ...aliases: string[]): Host {
  return { name, aliases } as unknown as Host
}

test('a host is found by what drbd 9 takes for its name, the first of several', () => {
  const hosts = [host('alpha', 'alpha.example.com'), host('beta', 'beta'), host('beta2', 'Beta.example.org', 'gamma')]
  expect(hostNamed(hosts, 'ALPHA')?.name).toBe('alpha')
  expect(hostNamed(hosts, 'alpha.example.net')?.name).toBeUndefined()
  expect(hostNamed(hosts, 'beta.example.org')?.name).toBe('beta')
  expect(hostNamed(hosts, 'GAMMA.example.com')?.name).toBe('beta2')
  expect(hostNamed(hosts, 'beta2')?.name).toBe('beta2')
  expect(hostNamed(hosts, 'delta')).toBeUndefined()
})

test('the names of hosts are read no more often for many questions than for one', () => {
  let reads = 0
  const hosts = Array.from({ length: 200 }, (_, index) => ({
    name: `h${index}`,
    get aliases() {
      reads += 1
      return [`h${index}`]
    },
  }) as unknown as Host)
  for (let index = 0; index < 200; index += 1) expect(hostNamed(hosts, `h${index}`)?.name).toBe(`h${index}`)
  expect(reads).toBeLessThanOrEqual(2 * hosts.length)
})
