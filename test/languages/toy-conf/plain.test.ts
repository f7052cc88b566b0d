import { expect, test } from 'vitest'

import { edit, load, loadSchema, print } from '../../../scaffold/toy-conf/language/index.js'
import { expectPrinted } from '../../plain/laws.js'

const door = { edit, load, loadSchema, print }
const text = '# a toy\nport   694 # usual\npeer beta\n'

test('the language that others are made from is loaded, printed and edited', () => {
  expect(load(text)).toMatchObject({ model: { options: [{ name: 'port', words: ['694'] }, { name: 'peer', words: ['beta'] }] }, issues: [] })
  expectPrinted(door, { options: [{ name: 'peer', words: ['alpha'] }, { name: 'port', words: ['1'] }] })
  expect(edit(text, ({ options }) => void options[0]?.words.splice(0, 1, '695')).text).toBe(text.replace('694', '695'))
  expect(edit(text, ({ options }) => void options[0]?.words.splice(0, 1, '70000'))).toMatchObject({ text, issues: [{ path: ['options', 0, 'words'] }] })
  expect(load('prot 1\n').issues).toMatchObject([{ rule: 'toy-conf/unknown-option', path: ['options', 0] }])
})
