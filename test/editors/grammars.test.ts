import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { globSync } from 'tinyglobby'
import { beforeAll, describe, expect, test } from 'vitest'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'
import type { IGrammar } from 'vscode-textmate'

import { scopeOf } from '../../editors/grammars.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Language, VocabularyEntry } from '../../src/languages/language.js'
import { createSource } from '../../src/text/source.js'

const grammars = new Map<string, IGrammar>()
const languages = new Map<string, Language>()

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength))
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner: patterns => new oniguruma.OnigScanner(patterns), createOnigString: text => new oniguruma.OnigString(text) }),
    loadGrammar: async scope => {
      const { id } = builtinLanguages.find(language => scopeOf(language.id) === scope) ?? {}
      const path = `editors/vscode/syntaxes/${id ?? ''}.tmLanguage.json`
      return id === undefined ? null : textmate.parseRawGrammar(readFileSync(path, 'utf8'), path)
    },
  })
  for (const { id, load } of builtinLanguages) {
    languages.set(id, await load())
    const grammar = await registry.loadGrammar(scopeOf(id))
    if (grammar !== null) grammars.set(id, grammar)
  }
})

/** What the grammar says of a text: the scopes of each offset, joined. */
function scopesOf(id: string, text: string): (offset: number) => string {
  const found: { start: number; end: number; scopes: string }[] = []
  let state = textmate.INITIAL
  let offset = 0
  for (const line of text.split(/(?<=\n)/)) {
    const { tokens, ruleStack } = grammars.get(id)!.tokenizeLine(line.replace(/\r?\n$/, ''), state)
    for (const { startIndex, endIndex, scopes } of tokens) found.push({ start: offset + startIndex, end: offset + Math.min(endIndex, line.length), scopes: scopes.join(' ') })
    state = ruleStack
    offset += line.length
  }
  return at => found.find(({ start, end }) => start <= at && at < end)?.scopes ?? ''
}

/** A text with an entry at `[|…|]`, and the scope that its name has to have. */
const placed: Readonly<Record<string, (entry: VocabularyEntry) => readonly [text: string, scope: string]>> = {
  'drbd-conf': ({ name, kind }) => [`resource r0 {\n\tnet { [|${name}|] ${kind === 'section' ? '{ }' : 'x;'} } # end\n}\n`, kind === 'section' ? 'keyword.other.section' : name === 'include' ? 'keyword.control.include' : 'support.type.property-name'],
  'corosync-conf': ({ name, kind }) => (kind === 'section' ? [`totem {\n\t[|${name}|] {\n\t}\n}\n`, 'keyword.other.section'] : [`totem {\n\t[|${name.replace('ringX', 'ring3').replace('NAME', 'master')}|]: 1\n}\n`, 'support.type.property-name']),
  'ha-cf': ({ name }) => [`# head\n[|${name}|] eth0 1\n`, 'keyword.other.directive'],
  haresources: ({ name }) => [`alpha \\\n\t192.0.2.1 [|${name}|]::a::b # end\n`, 'support.function.script'],
  authkeys: ({ name, kind }) => (kind === 'key' ? ['[|1|] sha1 not-a-secret\n', 'entity.name.key'] : kind === 'method' ? [`1 [|${name}|] not-a-secret\n`, 'support.function.method'] : [`[|${name}|] 1\n`, 'keyword.other.directive']),
  'ocfs2-conf': ({ name, kind }) => (kind === 'section' ? [`[|${name}|]:\n`, 'keyword.other.section'] : [`cluster:\n\t[|${name}|] = 1\n`, 'support.type.property-name']),
  'drbd-reactor': ({ name, kind }) => (kind === 'table' ? [`[[promoter]]\n[promoter.[|${name}|].r0]\n`, 'keyword.other.table'] : [`[[promoter]]\n[|${name}|] = "a" # end\n`, 'support.type.property-name']),
  'cluster-conf': ({ name, kind }) => (kind === 'attribute' || kind === 'fence parameter' ? [`<cluster\n  [|${name}|]="a" name='b'/>`, 'entity.other.attribute-name'] : kind === 'fence agent' ? [`<fencedevice agent="[|${name}|]"/>`, 'support.function.agent'] : [`<a>\n  <[|${name}|] name="a">`, 'entity.name.tag']),
  'crm-configure': ({ name, kind }) =>
    kind === 'statement' ? [`# head\n[|${name}|] a b\n`, 'keyword.other.statement']
    : kind === 'keyword' ? [`primitive a b \\\n\t[|${name}|] x=y\n`, 'keyword.other.section']
    : kind === 'agent' ? [`primitive a [|${name}|] \\\n\tmeta x=y\n`, 'support.function.agent']
    : [`primitive a b \\\n\tparams [|${name}|]="x"\n`, 'support.type.property-name'],
  cib: ({ name, kind }) =>
    kind === 'attribute' ? [`<nvpair\n  [|${name}|]="a"/>`, 'entity.other.attribute-name']
    : kind === 'element' ? [`<a>\n  </[|${name}|]>`, 'entity.name.tag']
    : kind === 'agent' ? [`<primitive class="a" type="[|${name.slice(name.lastIndexOf(':') + 1)}|]"/>`, 'support.function.agent']
    : [`<nvpair id="a" name="[|${name}|]" value="b"/>`, 'support.type.property-name'],
}

describe.each(builtinLanguages.map(({ id }) => id))('%s', id => {
  test('every word of the vocabulary has its scope, in its place', () => {
    const wrong: string[] = []
    for (const entry of languages.get(id)!.vocabulary.entries()) {
      const [marked, scope] = placed[id]!(entry)
      const at = marked.indexOf('[|')
      const end = marked.indexOf('|]') - '[|'.length
      const text = marked.replace('[|', '').replace('|]', '')
      const scopes = scopesOf(id, text)
      for (const offset of [at, end - 1]) {
        const own = scopes(offset).split(' ').find(one => one.startsWith(`${scope}.`))
        if (own === undefined || /unknown/.test(own)) wrong.push(`${entry.kind} ${entry.in.join(',')} ${entry.name}: ${scopes(offset)}`)
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  test('no word of it is known where another word begins with it', () => {
    const wrong: string[] = []
    for (const entry of languages.get(id)!.vocabulary.entries()) {
      const [marked, scope] = placed[id]!(entry)
      if (scope === 'entity.name.key' || scope === 'keyword.control.include' || /\s|NAME/.test(entry.name)) continue
      const at = marked.indexOf('[|')
      const text = marked.replace('[|', '').replace('|]', 'zq')
      const own = scopesOf(id, text)(at).split(' ').find(one => one.startsWith(`${scope}.`) && !one.includes('unknown'))
      // Names of nothing that we know are highlighted all the same where only names stand: <zq …> and zq="…".
      if (own !== undefined) wrong.push(`${entry.name}zq: ${own}`)
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  test('in the fixtures, comments and secrets are what the language takes for them', () => {
    const wrong: string[] = []
    const { masks, tokenize } = languages.get(id)!
    for (const path of globSync(`fixtures/${id}/ok/**/*`)) {
      const text = readFileSync(path, 'utf8')
      if (/\.(?:out|md|json)$/.test(path) || text.includes('\r')) continue
      const scopes = scopesOf(id, text)
      const source = createSource(path, text)
      for (const { index } of text.matchAll(/(?<=="?)not-a-secret/g)) if (!scopes(index).includes('.secret')) wrong.push(`${path}:${source.positionAt(index).line}: a secret is ${scopes(index)}`)
      // The crm shell's masks are wider than what is surely a secret.
      for (const { start, end } of id === 'crm-configure' ? [] : masks(text)) {
        const comment = tokenize(source).some(token => token.channel === 'comment' && token.start <= start && end <= token.end)
        if (end <= start || comment) continue // Whatever could be a key is masked in comments, too.
        const middle = Math.floor((start + end) / 2)
        if (!scopes(middle).includes('.secret')) wrong.push(`${path}:${source.positionAt(start).line}: a secret is ${scopes(middle)}`)
      }
      const masked = [...masks(text)]
      // All words behind a directive of ha.cf are coloured alike, the hosts of a STONITH device too.
      const isCoarse = id === 'ha-cf'
      for (const { channel, start, end } of tokenize(source)) {
        if (!isCoarse && scopes(start).includes('.secret') && !masked.some(mask => mask.start < end && start < mask.end)) wrong.push(`${path}:${source.positionAt(start).line}: ${text.slice(start, end)} is no secret`)
        if (channel !== 'comment') continue
        const first = start + text.slice(start, end).search(/\S/)
        if (!scopes(first).includes('comment')) wrong.push(`${path}:${source.positionAt(start).line}: a comment is ${scopes(first)}`)
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })
})
