import { expect, test } from 'vitest'

import { checkExample } from '../../support/cluster-of.js'

const hosts = ['alpha', 'bravo', 'charlie'] as const

function resource(name: string, minor: number): string {
  const host = (host: string, index: number): string =>
    `  on ${host} {\n    node-id ${index};\n    address 192.0.2.${index + 1}:77${minor}0;\n  }\n`
  return `resource ${name} {\n  device minor ${minor};\n  disk /dev/vg0/${name};\n  meta-disk internal;\n${hosts.map(host).join('')}  connection-mesh {\n    hosts ${hosts.join(' ')};\n  }\n}\n`
}

/** What is said of copies that hold these resources. */
async function told(copies: Readonly<Record<(typeof hosts)[number], readonly string[]>>): Promise<readonly unknown[]> {
  const files = Object.fromEntries(hosts.map(host => [host, { '/etc/drbd.conf': copies[host].map(name => resource(name, Number(name.slice(1)))).join('') }]))
  const { findings } = await checkExample({ hosts: files })
  return findings.filter(({ rule }) => rule === 'cluster/mismatched-drbd-conf').map(({ message, file, related }) => [message, file.split('/')[0], related[0]?.file.split('/')[0]])
}

test('the host that lacks a resource is named, at its own place', async () => {
  expect(await told({ alpha: ['r1', 'r2'], bravo: ['r1'], charlie: ['r1', 'r2'] })).toEqual([['"resource r2" is not in the copy of host "bravo"', 'bravo', 'alpha']])
})

test('the host that alone has a resource is named', async () => {
  expect(await told({ alpha: ['r1'], bravo: ['r1'], charlie: ['r1', 'r2'] })).toEqual([['"resource r2" is only in the copy of host "charlie"', 'charlie', 'alpha']])
})
