import { describe, expect, test } from 'vitest'

import { shownEdits } from '../../src/secrets/shown-edits.js'
import { spanFrom } from '../../src/text/span.js'

const secret = 'notasecret'

/** What is shown of an edit of a whole text: each part with what stands there now. */
function shown(text: string, newText: string): readonly string[] | undefined {
  const at = text.indexOf(secret)
  const edits = shownEdits([{ file: 'f', span: spanFrom(0, text.length), newText }], {
    textOf: path => (path === 'f' ? text : undefined),
    secretsIn: () => (at === -1 ? [] : [spanFrom(at, at + secret.length)]),
    isHidden: word => word === secret,
  })
  return edits?.map(({ span, newText: part }) => `${text.slice(span.start, span.end)}→${part}`)
}

test('an edit without secrets is shown as it is', () => {
  expect(shown('deadtime 10', 'deadtime 30')).toEqual(['deadtime 10→deadtime 30'])
})

describe('a secret that stays is left out, and of what stands around it only what changes is shown', () => {
  test('before it, behind it, and on both sides', () => {
    expect(shown(`auth 1 ${secret} end`, `auth 22 ${secret} end`)).toEqual(['1→22'])
    expect(shown(`auth ${secret} end of it`, `auth ${secret} end`)).toEqual([' of it→'])
    expect(shown(`a ${secret} b`, `aa ${secret} bb`)).toEqual(['→a', '→b'])
    expect(shown(`ab ${secret} cd`, `b ${secret} c`)).toEqual(['a→', 'd→'])
  })

  test('one end does not take a letter that the other has taken', () => {
    expect(shown(`aa${secret}`, `aaa${secret}`)).toEqual(['→a'])
    expect(shown(`aaa${secret}`, `aa${secret}`)).toEqual(['a→'])
    expect(shown(`abab${secret}`, `ab${secret}`)).toEqual(['ab→'])
  })

  test('nothing, where nothing changes', () => {
    expect(shown(`a ${secret} b`, `a ${secret} b`)).toEqual([])
  })
})

test('an edit that takes a secret out says so; one that writes or moves it is not shown', () => {
  expect(shown(`a ${secret} b`, 'a b')).toEqual([`${secret} →`])
  expect(shown(`a ${secret} b`, `a ${secret} ${secret} b`)).toBeUndefined()
  expect(shown('a b', `a ${secret} b`)).toBeUndefined()
})
