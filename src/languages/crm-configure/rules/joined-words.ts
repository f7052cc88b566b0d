import { defineRule } from '../../../rules/define-rule.js'
import type { CrmTree } from '../ast.js'
import type { CrmConfigure } from '../schema.js'

/** A backslash stands right behind a word, so that the next line goes on with the same word. */
export const joinedWords = defineRule<CrmConfigure>({
  id: 'crm-configure/joined-words',
  severity: 'warning',
  origin: 'practice',
  summary: 'a backslash stands right behind a word, which makes one word of it and the next',
  why: 'The crm shell joins lines as they are, without the blanks at the beginning of the next one: "Dummy\\" and "op" become "Dummyop".',
  do: 'Write a blank before the backslash.',
  sources: ['crmsh 4.4.1 utils.py: lines2cli'],
  since: '0.1.0',
  fix: 'unsafe',
  followsFrom: [{ rules: ['crm-configure/invalid-character'], within: 'lines' }],
  examples: {
    bad: ['primitive a Dummy[|\\|]\n  op monitor interval=10s\n'],
    good: ['primitive a Dummy \\\n  op monitor interval=10s\n'],
  },

  *check({ file }) {
    for (const { words } of (file.ast as CrmTree).statements) {
      for (const { file: path, value, joins } of words) {
        for (const { start } of joins) {
          yield {
            at: { file: path, span: { start, end: start + 1 } },
            message: `No blank stands before the backslash: with the next line this is the word "${value}"`,
            fixes: [{ title: 'Write a blank before the backslash', safety: 'unsafe', edits: [{ file: path, span: { start, end: start }, newText: ' ' }] }],
          }
        }
      }
    }
  },
})
