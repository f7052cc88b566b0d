import { describe, expect, test } from 'vitest'

import { corosyncConf } from '../../src/languages/corosync-conf/index.js'
import { drbdConf } from '../../src/languages/drbd-conf/index.js'
import { createSource } from '../../src/text/source.js'

/** More than a function takes as arguments: whoever spreads a list into a call fails on it. */
const many = 200_000

describe('lists that are longer than a call takes arguments', () => {
  test('statements of one section of drbd.conf, in columns', () => {
    const file = drbdConf.parse(createSource('drbd.conf', `resource r0 {\n  net {\n${'    timeout 60;\n'.repeat(many)}  }\n}\n`))
    expect(drbdConf.format(file, { align: true })).toEqual([])
  })

  test('sections of corosync.conf behind one that is not closed', () => {
    const { ast } = corosyncConf.parse(createSource('corosync.conf', `nodelist {\n${'quorum {\n}\n'.repeat(many)}`))
    expect(ast.children.length).toBe(many + 1)
    expect(ast.unclosed.map(({ name }) => name.text)).toEqual(['nodelist'])
  })
})
