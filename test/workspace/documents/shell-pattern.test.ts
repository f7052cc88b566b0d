import { describe, expect, test } from 'vitest'

import { shellMatcher } from '../../../src/workspace/documents/shell-pattern.js'
import { execFileSync } from '../../support/programs.js'

const patterns = ['*', '*.res', 'r?.res', '[rs]0.res', '[!r]*', '[^r]*', '[a-q]*', '[]x]*', '[!]x]*', 'r[0', '[', '[[:alpha:]]*', '[[:digit:]]*', '.*', '\\*', '*a*a*a', '?', '{r0,r1}.res', '[r-]*', '[.]x', '~']
const names = ['r0.res', 's0.res', 'r10.res', '.hidden', '.x', 'x', ']', '-', '*', 'r[0', '[', 'aaaa', '0abc', '{r0,r1}.res', '~']

describe('shell patterns', () => {
  test.each(patterns)('%j matches what a shell says', pattern => {
    const matches = shellMatcher(pattern)
    for (const name of names) {
      const said = execFileSync('bash', ['-c', 'case "$1" in $2) echo yes;; *) echo no;; esac', 'bash', name, pattern], { encoding: 'utf8', env: { LC_ALL: 'C.UTF-8' } })
      // A shell's case takes a leading dot for any other character; glob(3) does not.
      const isHidden = name.startsWith('.') && !pattern.startsWith('.')
      expect(`${name}: ${matches(name)}`).toBe(`${name}: ${!isHidden && said.trim() === 'yes'}`)
    }
  })

  test('many stars take no time', () => {
    expect(shellMatcher(`${'*a'.repeat(200)}b`)('a'.repeat(5000))).toBe(false)
  })
})
