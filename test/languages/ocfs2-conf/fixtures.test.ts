import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { ocfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { formatted } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'

const language = ocfs2Conf as unknown as Language
const folder = 'fixtures/ocfs2-conf'

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
  test('as o2cb writes it', () => {
    expect(formatted(language, readFileSync(`${folder}/ok/other-layout.conf`, 'utf8'))).toBe(
      'node:\n\tname = alpha\n# between two attributes\n\tnumber = 0\n\tcluster = demo\n\tip_address = 192.0.2.4\n\tip_port = 7777\n\ncluster:\n\tnode_count = 1\n\tname = demo',
    )
  })

  test('keeps a continued value, a comment before a head, line ends, and one empty line', () => {
    const text = 'cluster:\r\n  name = a\\\n   b\r\n\r\n\r\n\r\n# the host\r\nnode:\r\n name =  alpha  \r\n'
    expect(formatted(language, text)).toBe('cluster:\r\n\tname = a\\\n   b\r\n\r\n# the host\r\nnode:\r\n\tname = alpha\r\n')
  })

  test('does not make a backslash continue a value', () => {
    expect(formatted(language, 'cluster:\n\tname = a\\  \n\tnode_count = 1\n')).toBe('cluster:\n\tname = a\\  \n\tnode_count = 1\n')
  })

  test('leaves broken lines apart as they are', () => {
    expect(formatted(language, 'node  :\n   number   0\n')).toBe('node  :\n\tnumber   0\n')
  })
})
