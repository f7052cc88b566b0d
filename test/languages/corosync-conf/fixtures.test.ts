import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { formatted } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'

const language = corosyncConf as unknown as Language
const folder = 'fixtures/corosync-conf'

function report(text: string): string {
  const source = createSource('x', text)
  const lines = findingsOf(language, text).map(({ span, severity, message, rule }) => {
    const { line, column } = source.positionAt(span.start)
    return `${line}:${column} ${severity} ${message} [${rule}]\n`
  })
  return lines.join('')
}

test.each(readdirSync(`${folder}/ok`))('ok/%s is silent', name => {
  expect(report(readFileSync(`${folder}/ok/${name}`, 'utf8'))).toBe('')
})

test.each(readdirSync(`${folder}/err`).filter(name => !name.endsWith('.out')))('err/%s', name => {
  const found = report(readFileSync(`${folder}/err/${name}`, 'utf8'))
  if (process.env['CFGCHECK_WRITE_FIXTURES'] === '1') writeFileSync(`${folder}/err/${name}.out`, found)
  expect(found).toBe(readFileSync(`${folder}/err/${name}.out`, 'utf8'))
})

describe('format', () => {
  test('a tab a level, one blank behind colons, an empty line between sections', () => {
    expect(formatted(language, 'totem{\n  version :2\n    interface {\n# the ring\n  linknumber:0\n   }\n}\nquorum  {\n\n\n provider:   corosync_votequorum\n\n\n two_node: 1\n}')).toBe(
      'totem {\n\tversion: 2\n\tinterface {\n\t\t# the ring\n\t\tlinknumber: 0\n\t}\n}\n\nquorum {\n\tprovider: corosync_votequorum\n\n\ttwo_node: 1\n}',
    )
  })

  test('what corosync refuses keeps its words apart as they are, and so does what nearly is too long', () => {
    expect(formatted(language, 'totem {\n  version   2\n}  x\n')).toBe('totem {\n\tversion   2\n}  x\n')
    const long = `totem {\n  cluster_name:   ${'x'.repeat(500)}\n}\n`
    expect(formatted(language, long)).toBe(long)
  })
})
