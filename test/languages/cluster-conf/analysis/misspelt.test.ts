import { expect, test } from 'vitest'

import { lacks, nearName } from '../../../../src/languages/cluster-conf/analysis/misspelt.js'
import { parse } from '../../../../src/languages/cluster-conf/parse.js'
import { read } from '../../../../src/languages/cluster-conf/schema.js'
import { createSource } from '../../../../src/text/source.js'

function nodeWith(attributes: string): Parameters<typeof lacks>[0] {
  const text = `<cluster name="demo" config_version="1"><clusternodes><clusternode ${attributes}/></clusternodes></cluster>`
  return read(parse(createSource('cluster.conf', text)), { target: '3' }).model.nodes[0]!
}

test.each([
  ['name="alpha"', 'votes', true],
  ['name="alpha" votes="1"', 'votes', false],
  ['name="alpha" vots="1"', 'votes', false],
  ['name="alpha" colour="red"', 'votes', true],
  ['name="alpha" weight="1"', 'votes', true],
])('<clusternode %s> lacks %s: %s', (attributes, name, expected) => {
  expect(lacks(nodeWith(attributes), name)).toBe(expected)
})

test('the nearest name is found among a few, and not looked for among very many', () => {
  expect(nearName('alhpa', ['alpha', 'beta'])).toBe('alpha')
  expect(nearName('alhpa', new Set(['alpha', 'beta']))).toBe('alpha')
  expect(nearName('alhpa', [...Array.from({ length: 200 }, (_, index) => `host${index}`), 'alpha'])).toBeUndefined()
})
