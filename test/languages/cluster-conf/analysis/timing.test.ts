import { describe, expect, test } from 'vitest'

import { diskTiming, effectiveToken } from '../../../../src/languages/cluster-conf/analysis/timing.js'
import { parse } from '../../../../src/languages/cluster-conf/parse.js'
import { read } from '../../../../src/languages/cluster-conf/schema.js'
import type { ClusterConf } from '../../../../src/languages/cluster-conf/schema.js'
import { createSource } from '../../../../src/text/source.js'

function modelOf(inside: string, target = '3'): ClusterConf {
  const text = `<cluster name="demo" config_version="1">${inside}<clusternodes/></cluster>`
  return read(parse(createSource('cluster.conf', text)), { target }).model
}

describe('the token', () => {
  test.each([
    ['', '3', 10000],
    ['', '2', undefined],
    ['<totem token="21000"/>', '2', 21000],
    ['<totem token="0"/>', '3', undefined],
    ['<totem token="@TOKEN@"/>', '3', undefined],
    ['<totem token="long"/>', '3', undefined],
  ])('of %j in cluster %s.x is %s', (inside, target, expected) => {
    expect(effectiveToken(modelOf(inside, target))).toBe(expected)
  })
})

// As cman/qdisk/main.c of cluster 3.2.0 works it out.
describe('the quorum disk', () => {
  test('chooses tko by the token', () => {
    expect(diskTiming(modelOf('<quorumd label="q"/>'))).toEqual({
      interval: 1, tko: 4, tkoUp: 2, upgradeWait: 2, masterWait: 3, recoveryMs: 9000,
    })
    expect(diskTiming(modelOf('<totem token="21000"/><quorumd label="q"/>'))).toMatchObject({ tko: 10, tkoUp: 3, masterWait: 5, recoveryMs: 17000 })
  })

  test('raises what is too small', () => {
    expect(diskTiming(modelOf('<quorumd label="q" interval="0" tko="9" tko_up="1" upgrade_wait="0" master_wait="2"/>'))).toEqual({
      interval: 1, tko: 9, tkoUp: 2, upgradeWait: 1, masterWait: 3, recoveryMs: 13000,
    })
  })

  test('is not known where a number is not, in older releases, and without a disk', () => {
    expect(diskTiming(modelOf('<quorumd label="q" tko="@TKO@"/>'))).toBeUndefined()
    expect(diskTiming(modelOf('<quorumd label="@LABEL@"/>'))).toEqual(diskTiming(modelOf('<quorumd label="q"/>')))
    expect(diskTiming(modelOf('<quorumd label="q" tko="10"/>', '2'))).toBeUndefined()
    expect(diskTiming(modelOf(''))).toBeUndefined()
  })
})
