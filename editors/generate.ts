import { readFileSync } from 'node:fs'

import { builtinLanguages } from '../src/languages/builtin.js'
import { grammars } from './grammars.js'
import { snippets } from './snippets.js'
import { manifest } from './vscode-manifest.js'

/** Makes all files of the editors that follow from tables: text by path. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, unknown>()
  files.set('editors/vscode/package.json', await manifest(JSON.parse(readFileSync('package.json', 'utf8')) as Parameters<typeof manifest>[0]))
  for (const [id, grammar] of await grammars()) files.set(`editors/vscode/syntaxes/${id}.tmLanguage.json`, grammar)
  for (const [id, own] of Object.entries(snippets)) {
    files.set(`editors/vscode/snippets/${id}.json`, Object.fromEntries(own.map(({ prefix, description, body }) => [description, { prefix, body }])))
  }
  for (const { id, load } of builtinLanguages) files.set(`editors/vscode/language-configuration/${id}.json`, languageConfiguration((await load()).comment))
  return new Map([...files].map(([path, content]) => [path, `${JSON.stringify(content, undefined, 2)}\n`]))
}

function languageConfiguration({ start, end }: { readonly start: string; readonly end?: string }): object {
  const isXml = end !== undefined
  const pairs = isXml ? [['<', '>']] : [['{', '}'], ['[', ']']]
  const closing = [...(isXml ? [] : pairs), ['"', '"']].map(([open, close]) => ({ open, close, notIn: ['string', 'comment'] }))
  return {
    comments: isXml ? { blockComment: [start, end] } : { lineComment: start },
    brackets: pairs,
    autoClosingPairs: closing,
    surroundingPairs: [...pairs, ['"', '"']],
    wordPattern: '[^\\s;:{}\\[\\]"\'<>=/,]+',
    ...(isXml
      ? { indentationRules: { increaseIndentPattern: '^\\s*<(?![?!/])[^>]*(?<!/)>\\s*$', decreaseIndentPattern: '^\\s*</' } }
      : { indentationRules: { increaseIndentPattern: '^[^#"]*\\{[^}"#]*$', decreaseIndentPattern: '^\\s*\\}' } }),
  }
}
