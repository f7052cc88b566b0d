import { describe, expect, test } from 'vitest'

import { haCf } from '../../../src/languages/ha-cf/index.js'
import { formatted } from '../../../src/testing/laws.js'

function format(text: string): string {
  return formatted(haCf, text)
}

describe('values of neighbouring lines stand in one column', () => {
  test('in a run', () => {
    expect(format('keepalive 2\ndeadtime\t\t30\nnode  alpha   beta\n')).toBe('keepalive 2\ndeadtime  30\nnode      alpha beta\n')
  })
  test('a blank line or a comment ends the run', () => {
    expect(format('keepalive 2\n\nnode a\n# x\nudpport 1\n')).toBe('keepalive 2\n\nnode a\n# x\nudpport 1\n')
  })
  test('a directive without a value and a very long name do not widen it', () => {
    expect(format('node a\nauto_failback\nu 1\n')).toBe('node a\nauto_failback\nu    1\n')
    expect(format('node a\ntraditional_compression no\n')).toBe('node a\ntraditional_compression no\n')
  })
})

describe('whitespace', () => {
  test('in front of lines and behind them goes', () => {
    expect(format('  node a  \n\t# x\t\n   \n node b')).toBe('node a\n# x\n\nnode b')
  })
  test('one blank line stays, more become one', () => expect(format('\n\nnode a\n\n\n\nnode b\n\n\n')).toBe('node a\n\nnode b\n'))
  test('carriage returns stay with their line ends', () => expect(format('node  a\r\n\r\n\r\nnode b\r\n')).toBe('node a\r\n\r\nnode b\r\n'))
  test('a comment keeps one blank of distance', () => expect(format('node a#x\nnode b      # y\n')).toBe('node a #x\nnode b # y\n'))
  test('around commas none is made or taken', () => {
    expect(format('node a,b ,  c\n')).toBe('node a,b , c\n')
    expect(format('ucast  ,eth0   a,b\n')).toBe('ucast ,eth0 a,b\n')
  })
})

describe('what a shell or a plugin reads is kept', () => {
  test('blanks in the arguments of a program', () => {
    expect(format('respawn   root /bin/sh  -c  "echo  a"\n')).toBe('respawn root /bin/sh  -c  "echo  a"\n')
  })
  test('what heartbeat ignores', () => expect(format('node  a \rnode   b\nnode c\n')).toBe('node a \rnode   b\nnode c\n'))
})

test('a line near the length of the buffer is left alone', () => {
  const long = `  node   ${'aa  '.repeat(600)}\n`
  expect(format(`node   a\n${long}   node   b\n`)).toBe(`node a\n${long}node b\n`)
})

test('an empty file stays empty', () => {
  expect(format('')).toBe('')
  expect(format(' \n\n')).toBe('')
})
