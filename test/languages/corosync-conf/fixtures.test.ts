import { describe, expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { formatted } from '../../../src/testing/laws.js'
import { expectFixtures } from '../../support/expect-fixtures.js'

const language = corosyncConf as unknown as Language

expectFixtures(language)

describe('format', () => {
  test('a tab a level, one blank behind colons, an empty line between sections', () => {
    expect(formatted(language, 'totem{\n  version :2\n    interface {\n# the ring\n  linknumber:0\n   }\n}\nquorum  {\n\n\n provider:   corosync_votequorum\n\n\n two_node: 1\n}')).toBe(
      'totem {\n\tversion: 2\n\tinterface {\n\t\t# the ring\n\t\tlinknumber: 0\n\t}\n}\n\nquorum {\n\tprovider: corosync_votequorum\n\n\ttwo_node: 1\n}',
    )
  })

  test('the braces of a template open nothing', () => {
    const template = 'totem {\n\tcluster_name: ${CLUSTER}\n\ttransport: {{ transport }}\n}\n\nquorum {\n\tprovider: corosync_votequorum\n}\n'
    expect(formatted(language, template)).toBe(template)
    expect(formatted(language, template.replace(/^\t/gm, '  '))).toBe(template.replace(/^\t(?=.*\{)/gm, '  '))
  })

  test('what corosync refuses keeps its words apart as they are, and so does what nearly is too long', () => {
    expect(formatted(language, 'totem {\n  version   2\n}  x\n')).toBe('totem {\n\tversion   2\n}  x\n')
    const long = `totem {\n  cluster_name:   ${'x'.repeat(500)}\n}\n`
    expect(formatted(language, long)).toBe(long)
  })
})
