import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../src/languages/cluster-conf/index.js'
import type { Language } from '../../src/languages/language.js'
import { findingsOf } from '../../src/testing/findings-of.js'

function isWellWritten(value: string): boolean {
  const text = `<!DOCTYPE cluster [<!ENTITY e ${value}>]><cluster name="demo" config_version="1"/>`
  return !findingsOf(clusterConf as unknown as Language, text).some(({ rule }) => rule === 'cluster-conf/invalid-doctype')
}

describe('the value of an entity', () => {
  test.each(['"x"', "'x'", '"&am;"', '"&#65;&#x41;"', '"a \'b\' c"', '""'])('%s', value => {
    expect(isWellWritten(value)).toBe(true)
  })

  test.each(['"&am"', '"&"', '"&#xZ;"', '"&#65"', '"a & b"', '"x % y"', '"%e;"', '"&am<![CDATA[p;x"'])('%s is refused', value => {
    expect(isWellWritten(value)).toBe(false)
  })
})
