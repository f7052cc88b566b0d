import { expect, test } from 'vitest'

import { mostOfFile } from '../../src/diagnostics/shown-findings.js'
import { findingsByFile } from '../../src/lsp/shown.js'
import { createChecker } from '../../src/workspace/checker.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'

async function shownIn(lines: number): Promise<readonly { readonly rule: string; readonly message: string }[]> {
  const text = Array.from({ length: lines }, (_, index) => `frobnicate${index} x\n`).join('')
  const report = await createChecker().check({ fileSystem: memoryFileSystem({ 'ha.cf': text }), files: [{ path: 'ha.cf' }] })
  return findingsByFile(report).get('ha.cf') ?? []
}

test('where not all findings of a file are shown, an editor is told at its beginning', async () => {
  const shown = await shownIn(mostOfFile + 20)
  expect(shown.at(-1)).toMatchObject({ rule: 'cfgcheck/more-findings', span: { start: 0, end: 0 } })
  expect(shown.at(-1)?.message).toMatch(/^Only 1,000 of 1,0\d\d findings of this file are shown, the gravest first$/)
  expect(shown).toHaveLength(mostOfFile + 1)
})

test('where all are shown, nothing is said of it', async () => {
  expect((await shownIn(20)).map(({ rule }) => rule)).not.toContain('cfgcheck/more-findings')
})
