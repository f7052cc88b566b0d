import { expect, test } from 'vitest'

import type { Item } from '../../../src/languages/drbd-conf/ast.js'
import { sectionIn } from '../../../src/languages/drbd-conf/migration/site.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { createSource } from '../../../src/text/source.js'

function bodyOf(text: string): Item {
  const { ast } = drbdConf.parse(createSource('r0.res', text)) as unknown as { readonly ast: { readonly items: readonly [Item] } }
  return ast.items[0]
}

test('the first section of a name is found, and no statement or named section', () => {
  const body = bodyOf('resource r0 { protocol C; on alpha { } disk; net { timeout 60; } net { ping-int 10; } disk { } }')
  expect(sectionIn(body, 'net')?.block?.items[0]?.words[0]?.image).toBe('timeout')
  expect(sectionIn(body, 'disk')?.block?.items).toEqual([])
  for (const name of ['protocol', 'on', 'syncer']) expect(sectionIn(body, name)).toBeUndefined()
})

test('a body is gone through once, however many sections are looked for', () => {
  const body = bodyOf(`resource r0 { ${'syncer { rate 1M; } '.repeat(100)} }`)
  let reads = 0
  const items = (body.block?.items ?? []).map(item => new Proxy(item, {
    get(target, key, receiver) {
      reads += 1
      return Reflect.get(target, key, receiver) as unknown
    },
  }))
  const watched = { ...body, block: { ...body.block, items } } as Item
  sectionIn(watched, 'net')
  const once = reads
  for (let index = 0; index < 100; index += 1) sectionIn(watched, 'disk')
  expect(once).toBeGreaterThan(99)
  expect(reads).toBe(once)
})
