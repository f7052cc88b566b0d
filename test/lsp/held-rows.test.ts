import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { requests } from '../../src/lsp/requests/index.js'

/** What an editor may ask, which requests of the protocol that is, and which tests hold it: words of their titles, by file. */
const rows: Readonly<Record<string, { readonly methods?: readonly string[]; readonly held: readonly (readonly [file: string, title: string])[] }>> = {
  'documents as they change': { held: [['law', 'a client is shown what a fresh server would show'], ['hostile-client', 'a change whose range is upside down']] },
  'the unit in which places are counted': { held: [['positions', 'that counts in %s edits and is shown places so']] },
  'completion': { methods: ['textDocument/completion'], held: [['completion', 'offers what must be there first'], ['completion', 'offers nothing in comments, and no key']] },
  'what is known of a completion': { methods: ['completionItem/resolve'], held: [['completion', 'tells what is known of a word when it is looked at']] },
  'hover': { methods: ['textDocument/hover'], held: [['rows', 'tells what counts of an option, and where it comes from'], ['rows', 'never shows a key']] },
  'signatures': { methods: ['textDocument/signatureHelp'], held: [['rows', 'the words that a statement takes']] },
  'definition': { methods: ['textDocument/definition'], held: [['names-across-files', 'the definition of a %s'], ['names-across-files', 'links tell the client which word leads there']] },
  'declaration': { methods: ['textDocument/declaration'], held: [['names-across-files', 'a declaration is the include that brings the definition in']] },
  'type definition': { methods: ['textDocument/typeDefinition'], held: [['rows', 'are where a word is defined']] },
  'implementation': { methods: ['textDocument/implementation'], held: [['names-across-files', 'implementations lie on every host']] },
  'references': { methods: ['textDocument/references'], held: [['names-across-files', 'references are found from every language']] },
  'the same name in a document': { methods: ['textDocument/documentHighlight'], held: [['names-across-files', 'a document shows where the same thing is named']] },
  'outline': { methods: ['textDocument/documentSymbol'], held: [['requests', 'ends after 5,000 entries, and says so once']] },
  'symbols of the workspace': { methods: ['workspace/symbol', 'workspaceSymbol/resolve'], held: [['rows', 'names of all folders are found, and their places when one is chosen']] },
  'fixes': { methods: ['textDocument/codeAction', 'codeAction/resolve'], held: [['requests', 'are fixes where these are wanted'], ['rows', 'silence a finding here or in the file, with edits when they are chosen'], ['free-numbers', 'what any resource of any host has is not free, and the resource stays the same on all']] },
  'all that is safe': { held: [['rows', 'fix all that is safe at once, where that is asked for']] },
  'other ways to write it': { held: [['rows', 'say once what all resources say, and in each what common says'], ['own-file', 'the same file of another host is split as well, once a person confirms']] },
  'lenses': { methods: ['textDocument/codeLens', 'codeLens/resolve'], held: [['rows', 'lenses tell of other hosts and of who names a resource'], ['rows', 'a lens tells where a resource has drifted'], ['rows', 'the version of %s is raised by a lens']] },
  'links': { methods: ['textDocument/documentLink', 'documentLink/resolve'], held: [['names-across-files', 'links lead to files that are there']] },
  'layout': { methods: ['textDocument/formatting', 'textDocument/rangeFormatting', 'textDocument/rangesFormatting'], held: [['rows', 'of a whole document'], ['rows', 'of a part changes its lines only'], ['rows', 'of several parts']] },
  'layout while typing': { methods: ['textDocument/onTypeFormatting'], held: [['rows', 'behind "%s" lays out what it ends'], ['rows', 'behind the end of an element']] },
  'renaming': { methods: ['textDocument/rename', 'textDocument/prepareRename'], held: [['names-across-files', 'a %s is renamed in all that name it'], ['names', 'can be renamed where they stand'], ['names', 'that are taken are refused with the reason']] },
  'folding': { methods: ['textDocument/foldingRange'], held: [['rows', 'foldings are those of sections'], ['requests', 'leaves the brace that closes a section in sight']] },
  'growing selections': { methods: ['textDocument/selectionRange'], held: [['rows', 'grow from an address to its statement, section, resource and file']] },
  'names edited together': { methods: ['textDocument/linkedEditingRange'], held: [['rows', 'the names of two tags are edited together']] },
  'what words are': { methods: ['textDocument/semanticTokens/full', 'textDocument/semanticTokens/full/delta', 'textDocument/semanticTokens/range'], held: [['rows', 'tell what words are, and mark declarations'], ['rows', 'are told again as what has changed'], ['rows', 'of a part are those in it']] },
  'remarks': { methods: ['textDocument/inlayHint', 'inlayHint/resolve'], held: [['rows', 'hints tell what numbers amount to'], ['preferences', 'settles severities, releases, remarks and limits']] },
  'findings, asked for': { methods: ['textDocument/diagnostic', 'workspace/diagnostic'], held: [['publishing', 'is unchanged as long as it is, and no longer'], ['publishing', 'of a whole folder is what has findings']] },
  'findings, sent': { held: [['publishing', 'stands on both hosts where two disagree'], ['equals-command', 'what the command finds is what the server shows']] },
  'commands': { methods: ['workspace/executeCommand'], held: [['rows', 'show what files come to and how hosts differ'], ['rows', 'that are not there are refused']] },
  'what needs what': { methods: ['textDocument/prepareCallHierarchy', 'callHierarchy/incomingCalls', 'callHierarchy/outgoingCalls'], held: [['rows', 'a group of haresources needs its host and its resource'], ['rows', 'a service needs its domain']] },
  'settings': { held: [['preferences', 'is asked for again when it changes'], ['publishing', 'settings are obeyed']] },
  'folders': { held: [['rows', 'folders that come are checked, and those that go are not']] },
  'files that are moved': { methods: ['workspace/willRenameFiles'], held: [['rows', 'files that name one that is moved are changed']] },
  'files on disk': { held: [['publishing', 'are watched by the client, and what it tells counts']] },
  'documents that no file holds': { methods: ['workspace/textDocumentContent'], held: [['rows', 'show what the software makes of a file'], ['rows', 'show what a language knows']] },
  'limits': { held: [['requests', 'ends after 5,000 entries, and says so once'], ['preferences', 'settles severities, releases, remarks and limits']] },
}

/** What is held for the newer languages (corosync.conf, CIB, crm configure, drbd-reactor.toml) by titles of one file. */
const newerLanguages: Readonly<Record<string, string>> = {
  completion: 'completes %s in %s',
  hover: 'says what is known of %s: %j',
  definition: 'leads from %j to where that is defined',
  references: 'finds who else names what stands at %j',
  renaming: 'renames what stands at %j in all files that name it',
  'the same name in a document': 'shows in %s where the same is named',
  outline: 'outlines %s',
  folding: 'folds %s at %s',
  'what words are': 'says what the words of %s are',
  remarks: 'remarks in %s tell what numbers amount to',
  fixes: 'mends a slip in %s, or silences its finding',
}

describe('what an editor may ask', () => {
  test.each(Object.entries(newerLanguages))('%s is held by tests for the newer languages', (row, title) => {
    expect(rows[row]).toBeDefined()
    const text = readFileSync('test/lsp/newer-languages.test.ts', 'utf8')
    const before = text.slice(0, text.indexOf(title))
    const table = before.slice(before.lastIndexOf('  test.each'))
    // Numbers of a CIB and of drbd-reactor.toml say their unit, and a table of TOML names a thing once.
    const languages = row === 'remarks' ? ['corosync', 'crm'] : row === 'the same name in a document' ? ['corosync', 'cib', 'crm'] : ['corosync', 'cib', 'crm', 'reactor']
    for (const language of languages) expect(table).toMatch(new RegExp(`[\\[ ]${language},`))
  })


  test.each(Object.entries(rows))('%s is held by tests', (_, { held }) => {
    for (const [file, title] of held) expect(readFileSync(`test/lsp/${file}.test.ts`, 'utf8'), `${file}: ${title}`).toContain(title)
  })

  test('is every request that is served', () => {
    const served = requests.map(({ method }) => method).sort()
    expect(Object.values(rows).flatMap(({ methods = [] }) => methods).sort()).toEqual(served)
  })
})
