import { expect, test } from 'vitest'

import { buildCluster } from '../../../src/cluster/build.js'
import { missingResourceScript } from '../../../src/cluster/rules/resources/missing-resource-script.js'
import type { Fact } from '../../../src/facts/fact.js'
import { checkExample } from '../../support/cluster-of.js'

/** Asks how often the rule looks for a file when each host names the same scripts and only the first has them. */
function workFor(count: number): { readonly asked: number; readonly found: number } {
  const names = Array.from({ length: count }, (_, index) => `h${index}`)
  const scripts = ['one', 'two', 'three']
  const cluster = buildCluster(names.map(name => {
    const origin = { file: `${name}/etc/ha.d/haresources`, span: { start: 0, end: 1 } }
    const facts = [
      ...names.map(node => ({ kind: 'heartbeat-host', name: node, origin })),
      { kind: 'resource-group', group: 0, preferredHost: 'h0', origin },
      ...scripts.map((script, index) => ({ kind: 'group-resource', group: 0, index, script, text: script, arguments: [], origin })),
    ] as unknown as Fact[]
    const paths = ['/etc/ha.d/ha.cf', '/etc/ha.d/resource.d/drbddisk', '/etc/init.d/drbd', ...(name === 'h0' ? scripts.map(script => `/etc/ha.d/resource.d/${script}`) : [])]
    return { name, paths, facts }
  }))
  let asked = 0
  const hosts = new Map([...cluster.hosts].map(([name, host]) => [name, {
    ...host,
    stateOf: (path: string) => {
      asked += 1
      return host.stateOf(path)
    },
  }]))
  const found = [...missingResourceScript.check({ ...cluster, hosts })].length
  return { asked, found }
}

test('each host is told once of each script, and asked for each once, however many hosts name it', () => {
  const [small, large] = [workFor(20), workFor(40)]
  expect([small.found, large.found]).toEqual([19 * 3, 39 * 3])
  expect(large.asked).toBeLessThan(small.asked * 2.4)
})

test('a name that no host knows is told once, with the script that was meant', async () => {
  const slip = missingResourceScript.examples.bad.find(({ title }) => title.startsWith('a slip'))
  const { findings } = await checkExample({ hosts: slip?.hosts ?? {} })
  expect(findings.filter(({ rule }) => rule === missingResourceScript.id).map(({ rule, message, help }) => ({ rule, message, help }))).toEqual([
    { rule: 'cluster/missing-resource-script', message: 'No host has a script "imagesnyc"', help: 'Did you mean "imagesync"?' },
  ])
})
