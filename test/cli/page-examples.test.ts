import { describe, expect, test } from 'vitest'

import { examplesIn, pageExamples } from '../../src/cli/page-examples.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { allRules } from '../../src/workspace/rules/find-rule.js'

describe('the examples of a page', () => {
  test('are the first of each kind, with what stands before them', () => {
    const page = '# a/b\n\nWhat.\n\n## Found in\n\nFor version 8.3:\n\n```\n## Fine\n\nx;\n```\n\n```\ny;\n```\n\n## Fine\n\n```\nz;\n```\n'
    expect(examplesIn(page)).toEqual({ bad: { title: 'For version 8.3', text: '## Fine\n\nx;' }, good: { text: 'z;' } })
  })

  test('take no title from what stands before the heading', () => {
    expect(examplesIn('# a/b\n\n**Sources:**\n\n- a page\n\n## Found in\n\n```\nx;\n```\n')).toEqual({ bad: { text: 'x;' } })
  })

  test('are none where there are none, and where there is no page', () => {
    expect(examplesIn('# a/b\n\n**Why:** because.\n')).toEqual({})
    expect(pageExamples('cfgcheck/no-such-rule')).toEqual({})
  })

  test('are there for every rule that has some', async () => {
    const lacking = (await allRules(builtinLanguages)).filter(({ id, examples }) => {
      const { bad, good } = pageExamples(id)
      return (examples.bad.length > 0 && bad === undefined) || (examples.good.length > 0 && good === undefined)
    })
    expect(lacking.map(({ id }) => id)).toEqual([])
  })
})
