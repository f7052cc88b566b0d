import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { clusterRules } from '../../src/cluster/rules/index.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { createWorkspace } from '../../src/workspace/workspace.js'

/** Draws for each example; without a number a few examples are drawn for. */
const draws = Number(process.env['CFGCHECK_DRAWS'] ?? 0)

/** What moves the text behind it, and perhaps says something. */
const words = ['\n', '\n\n', ' ', '# remark\n', '\r\n', '1', 'x', '"', '{', '}', '<', '<!-- -->', ';']
const edit = fc.record({ file: fc.nat({ max: 9_999 }), at: fc.nat({ max: 9_999 }), isAtLine: fc.boolean(), word: fc.constantFrom(...words), length: fc.constantFrom(0, 0, 0, 1, 2) })

/** Where an edit begins: often at the beginning of a line, where texts are moved without harm. */
function startOf(text: string, { at, isAtLine }: { readonly at: number; readonly isAtLine: boolean }): number {
  const start = at % (text.length + 1)
  return isAtLine ? text.lastIndexOf('\n', start - 1) + 1 : start
}

describe('a finding over several hosts stands where its words stand', () => {
  test('whatever is typed before, in and behind them', async () => {
    const examples = clusterRules.flatMap(({ examples: { bad } }) => bad.slice(0, 1).map(({ hosts }) => hosts))
    for (const hosts of examples.filter((_, index) => draws > 0 || index % 16 === 0)) {
      const files = Object.entries(hosts).flatMap(([host, own]) => Object.entries(own).map(([path, text]): [string, string] => [`/cluster/${host}/${path.replace(/^\//, '')}`, text]))
      const paths = files.map(([path]) => path)
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async edits => {
          const texts = new Map(files)
          const workspace = createWorkspace({ fileSystem: memoryFileSystem(Object.fromEntries(files)) })
          const asked = paths[0] ?? ''
          await workspace.reportOn(asked)
          for (const one of edits) {
            const path = paths[one.file % paths.length] ?? ''
            const text = texts.get(path) ?? ''
            const start = startOf(text, one)
            texts.set(path, text.slice(0, start) + one.word + text.slice(start + one.length))
            workspace.change({ path, text: texts.get(path) ?? '' })
            const fresh = createWorkspace({ fileSystem: memoryFileSystem(Object.fromEntries(texts)), isForOnce: true })
            expect((await workspace.reportOn(asked))?.diagnostics).toEqual((await fresh.reportOn(asked))?.diagnostics)
          }
        }),
        { numRuns: Math.max(1, draws) },
      )
    }
  }, 600_000)
})
