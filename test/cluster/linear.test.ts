import { expect, test } from 'vitest'

import { workOf } from '../support/work-of.js'
import { buildCluster } from '../../src/cluster/build.js'
import { clusterRules } from '../../src/cluster/rules/index.js'
import { misspeltHosts } from '../../src/cluster/view/misspelt-hosts.js'
import { differencesOf } from '../../src/cluster/view/settings.js'
import type { Copy } from '../../src/cluster/view/settings.js'
import type { Fact } from '../../src/facts/fact.js'

/** A resource of two hosts, in a file of its own. */
function factsOfResource(index: number): Fact[] {
  const path = `/etc/drbd.d/r${index}.res`
  const origin = { file: path, span: { start: 0, end: 0 } }
  const resource = `r${index}`
  const hosts = ['alpha', 'beta']
  return [
    { kind: 'config-file', origin, language: 'drbd-conf', path, target: '9' },
    { kind: 'drbd-resource', origin, name: resource, hosts, isStacked: false },
    ...hosts.flatMap((host, at): Fact[] => [
      { kind: 'drbd-volume', origin, resource, host, volume: 0, minor: index, device: `/dev/drbd${index}`, disk: `/dev/vg1/r${index}` },
      { kind: 'drbd-address', origin, resource, host, family: 'ipv4', address: `192.0.2.${at + 1}`, port: 7000 + index },
    ]),
    { kind: 'physical-volume', origin: { file: 'facts/pvs.json', span: origin.span }, path: `/dev/drbd${index}`, volumeGroup: `vg-${index}`, isExact: true },
  ]
}

function hostOf(count: number): ReturnType<typeof buildCluster> {
  const lvmConf = '/etc/lvm/lvm.conf'
  const origin = { file: lvmConf, span: { start: 0, end: 0 } }
  const facts: Fact[] = Array.from({ length: count }, (_, index) => factsOfResource(index)).flat()
  facts.push({ kind: 'config-file', origin, language: 'lvm', path: lvmConf })
  facts.push({ kind: 'lvm-option', origin, section: 'devices', name: 'filter', value: 'r|/dev/vg1/.*|', items: ['r|/dev/vg1/.*|'] })
  return buildCluster([{ name: 'alpha', paths: [lvmConf], facts }])
}

test.each(clusterRules.map(rule => [rule.id, rule] as const))('%s takes linear work over the files of a host, each with a resource', (_, rule) => {
  const work = (count: number): number => {
    const cluster = hostOf(count)
    return workOf(() => [...rule.check(cluster)])
  }
  work(20)
  const [small, large] = [work(20), work(160)]
  expect(large / small).toBeLessThan(9.5)
})

/** Hosts with an address for themselves and one that moves, each of its own. */
function hostsWithAddresses(count: number): ReturnType<typeof buildCluster> {
  return buildCluster(Array.from({ length: count }, (_, index) => {
    const name = `node${index}`
    const at = (file: string): Fact['origin'] => ({ file: `${name}/${file}`, span: { start: 0, end: 0 } })
    const [own, moved] = [`192.0.${index >> 6}.${1 + (index & 63)}`, `192.0.${index >> 6}.${100 + (index & 63)}`]
    const facts: Fact[] = [
      { kind: 'config-file', origin: at('etc/ha.d/haresources'), language: 'haresources', path: '/etc/ha.d/haresources' },
      { kind: 'host-address', origin: at('facts/ip-addr.json'), interface: 'eth0', address: own, family: 'inet', prefix: 16, isLive: true },
      { kind: 'host-entry', origin: at('etc/hosts'), address: own, names: [name] },
      { kind: 'virtual-address', origin: at('etc/cluster/cluster.conf'), address: moved, prefix: 16, manager: 'rgmanager', group: index },
    ]
    return { name, paths: ['/etc/ha.d/haresources', '/etc/hosts'], facts }
  }))
}

test.each(clusterRules.map(rule => [rule.id, rule] as const))('%s takes linear work over hosts with addresses', (_, rule) => {
  const work = (count: number): number => {
    const cluster = hostsWithAddresses(count)
    return workOf(() => [...rule.check(cluster)])
  }
  work(20)
  const [small, large] = [work(20), work(160)]
  expect(large / small).toBeLessThan(9.5)
})

test('names that no host has are compared with the hosts that are left out in linear work', () => {
  const strangersOf = (count: number): ReturnType<typeof buildCluster> => {
    const path = '/etc/cluster/cluster.conf'
    const origin = { file: path, span: { start: 0, end: 0 } }
    const nodes = Array.from({ length: count }, (_, index): Fact => ({ kind: 'rhcs-host', origin, name: `node${index}`, votes: 1, fenceMethods: [] }))
    return buildCluster([{ name: 'alpha', paths: [path], facts: [{ kind: 'config-file', origin, language: 'cluster-conf', path }, ...nodes] }])
  }
  const work = (count: number): number => workOf(() => misspeltHosts(strangersOf(count)))
  work(20)
  const [small, large] = [work(40), work(320)]
  expect(large / small).toBeLessThan(9.5)
})

/** Two copies of a file that say the same at all places but those. */
function copiesOf(count: number, isOther: (index: number) => boolean): readonly Copy[] {
  return ['alpha', 'beta'].map(host => {
    const file = { file: host, span: { start: 0, end: 0 } }
    const settings = Array.from({ length: count }, (_, index) => {
      const value = host === 'beta' && isOther(index) ? 'other' : 'same'
      return { host, origin: file, fact: { kind: 'setting' as const, origin: file, language: 'demo', path: '/etc/demo', key: `resource r${index} / protocol`, value } }
    })
    return { host, file, settings }
  })
}

test('one difference between two long copies takes little more work than none', () => {
  const [same, different] = [copiesOf(2_000, () => false), copiesOf(2_000, index => index === 1_000)]
  for (const copies of [same, different]) differencesOf(copies)
  const least = workOf(() => differencesOf(same))
  expect(workOf(() => differencesOf(different)) / least).toBeLessThan(1.6)
})
