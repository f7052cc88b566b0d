import { builtinLanguages } from '../src/languages/builtin.js'
import type { Language, VocabularyEntry } from '../src/languages/language.js'

/** A rule of a TextMate grammar, as its JSON has it. */
export interface GrammarRule {
  readonly name?: string
  readonly contentName?: string
  readonly match?: string
  readonly begin?: string
  readonly end?: string
  readonly include?: string
  readonly captures?: Captures
  readonly beginCaptures?: Captures
  readonly endCaptures?: Captures
  readonly patterns?: readonly GrammarRule[]
}

type Captures = Readonly<Record<string, { readonly name: string }>>

/** A TextMate grammar. */
export interface Grammar {
  readonly comment: string
  readonly name: string
  readonly scopeName: string
  readonly patterns: readonly GrammarRule[]
  readonly repository: Readonly<Record<string, GrammarRule>>
}

/** What a grammar is made of: the words of a language by what they are, in patterns; a pattern of no word matches nothing. */
interface Words {
  readonly id: string
  /** Names of some kinds. */
  of(...kinds: readonly string[]): string
  /** The same, as far as a secret follows them. */
  secretsAmong(...kinds: readonly string[]): string
  /** The last part of names such as `ocf:heartbeat:IPaddr2`. */
  typesOf(kind: string): string
  /** The words that values may be. */
  readonly values: string
}

/** Makes the grammars of all languages from their vocabularies. */
export async function grammars(): Promise<ReadonlyMap<string, Grammar>> {
  const made = new Map<string, Grammar>()
  for (const { id, title, load } of builtinLanguages) {
    const shape = shapes[id]
    if (shape === undefined) throw new Error(`editors/grammars.ts: the language "${id}" has no grammar for editors yet`)
    const { write, ...rest } = shape
    const { patterns, repository = {} } = write(wordsOf(await load(), rest))
    made.set(id, { comment: 'Made by editors/grammars.ts from the vocabulary; not edited by hand.', name: title, scopeName: scopeOf(id), patterns, repository })
  }
  return made
}

/** Names the root scope of a language. */
export function scopeOf(id: string): string {
  return `${shapes[id]?.isXml === true ? 'text.xml' : 'source'}.${id}`
}

interface Shape {
  readonly isXml?: true
  /** Writes an entry with a value, so that the language says whether that is a secret. */
  readonly sample?: (entry: VocabularyEntry, value: string) => string
  readonly write: (words: Words) => { readonly patterns: readonly GrammarRule[]; readonly repository?: Readonly<Record<string, GrammarRule>> }
}

/** A word, a number and a hash: where one of them is shown, the others were masked only because the name has no such value. */
const secretSamples = ['not-a-secret-9f3', '47114711', 'sha256']

function wordsOf(language: Language, { sample }: Omit<Shape, 'write'>): Words {
  const entries = [...language.vocabulary.entries()]
  const isSecret = (entry: VocabularyEntry): boolean => {
    if (sample === undefined) return false
    return secretSamples.every(value => {
      const text = sample(entry, value)
      const at = text.indexOf(value)
      return [...language.masks(text)].some(({ start, end }) => start <= at && at + value.length <= end)
    })
  }
  const named = (kinds: readonly string[]): VocabularyEntry[] => entries.filter(({ kind }) => kinds.includes(kind))
  return {
    id: language.id,
    of: (...kinds) => alternatives(named(kinds).map(({ name }) => name)),
    typesOf: kind => alternatives(named([kind]).map(({ name }) => name.slice(name.lastIndexOf(':') + 1))),
    secretsAmong: (...kinds) => alternatives(named(kinds).filter(isSecret).map(({ name }) => name)),
    values: alternatives(entries.flatMap(({ values = [] }) => values).filter(value => /^[a-z][\w-]*$/i.test(value))),
  }
}

/** Names that stand for a family of names: `ring0_addr`, `exec_ping`. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^ringX_addr$/, 'ring[0-7]_addr'],
  [/^exec_NAME$/, 'exec_[^\\s:]+'],
]

function alternatives(names: readonly string[]): string {
  const patterns = [...new Set(names)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(name => families.find(([family]) => family.test(name))?.[1] ?? name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return patterns.length === 0 ? '(?!)' : `(?:${patterns.join('|')})`
}

const scoped = (id: string, scope: string): string => `${scope}.${id}`

/** The rules that most languages share. */
function basics(id: string): Record<'comment' | 'string' | 'number' | 'address', GrammarRule> {
  return {
    comment: { name: scoped(id, 'comment.line.number-sign'), match: '#.*$' },
    string: { name: scoped(id, 'string.quoted.double'), begin: '"', end: '"|$' },
    address: { name: scoped(id, 'constant.numeric.address'), match: '(?<![\\w.:-])(?:\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+|/\\d+)?|\\[[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*\\](?::\\d+)?)(?![\\w.])' },
    number: { name: scoped(id, 'constant.numeric'), match: '(?<![\\w.:/-])\\d+(?:\\.\\d+)?(?:[kKmMgGsS]|ms|us|sec|min)?(?![\\w.:-])' },
  }
}

const comment = { include: '#comment' } as const

const shapes: Readonly<Record<string, Shape>> = {
  'drbd-conf': {
    sample: ({ name, in: [place = 'net'] }, value) => `resource r0 {\n  ${place} {\n    ${name} "${value}";\n  }\n}\n`,
    write(words) {
      const { id } = words
      const { comment: line, string, number, address } = basics(id)
      const end = '(?=[;{}])'
      const start = '(?<![^\\s;{}])'
      const stop = '(?![^\\s;{}"#])'
      const value = [comment, string, address, number, { name: scoped(id, 'constant.language'), match: `(?<![\\w/-])${words.values}(?![\\w/-])` }]
      const name = scoped(id, 'support.type.property-name')
      return {
        patterns: [
          comment,
          // A word that is a section and a statement is a section where the brace stands on its line.
          { begin: `${start}(${words.of('section')})${stop}(?=[^;{}"#]*(?:"[^"]*"[^;{}"#]*)*\\{|[^;]*$)`, end, beginCaptures: { 1: { name: scoped(id, 'keyword.other.section') } }, patterns: [comment, string, address, number, { name: scoped(id, 'entity.name.section'), match: '[^\\s;{}"#]+' }] },
          { begin: `${start}(include)${stop}`, end, beginCaptures: { 1: { name: scoped(id, 'keyword.control.include') } }, patterns: [comment, string] },
          { begin: `${start}(${words.secretsAmong('option', 'statement')})${stop}`, end, beginCaptures: { 1: { name } }, patterns: [comment, { name: scoped(id, 'string.quoted.double.secret'), begin: '"', end: '"|$' }, { name: scoped(id, 'string.unquoted.secret'), match: '[^\\s;{}"#]+' }] },
          { begin: `${start}(${words.of('option', 'statement')})${stop}`, end, beginCaptures: { 1: { name } }, patterns: value },
          { begin: '[^\\s;{}#"]+', end, patterns: value },
          { name: scoped(id, 'punctuation.section.block'), match: '[{}]' },
          { name: scoped(id, 'punctuation.terminator.statement'), match: ';' },
          string,
        ],
        repository: { comment: line },
      }
    },
  },
  'corosync-conf': {
    sample: ({ name, in: [place = ''] }, value) => {
      const sections = place === '' ? [] : place.split('.')
      return `${sections.map(section => `${section} {\n`).join('')}${name}: ${value}\n${sections.map(() => '}\n').join('')}`
    },
    write(words) {
      const { id } = words
      const { comment: line, number, address } = basics(id)
      const key = (names: string, patterns: readonly GrammarRule[], contentName?: string): GrammarRule => ({ begin: `^\\s*(${names})\\s*(:)`, end: '$', beginCaptures: { 1: { name: scoped(id, 'support.type.property-name') }, 2: { name: scoped(id, 'punctuation.separator') } }, ...(contentName === undefined ? {} : { contentName }), patterns })
      const value = [address, number, { name: scoped(id, 'constant.language'), match: `(?<![\\w/-])${words.values}(?![\\w/-])` }]
      return {
        patterns: [
          { ...line, match: '^\\s*#.*$' },
          { match: `^\\s*(${words.of('section')})\\s*(\\{)`, captures: { 1: { name: scoped(id, 'keyword.other.section') }, 2: { name: scoped(id, 'punctuation.section.block') } } },
          { name: scoped(id, 'punctuation.section.block'), match: '^\\s*\\}|\\{\\s*$' },
          key(words.secretsAmong('key'), [], scoped(id, 'string.unquoted.secret')),
          key(words.of('key'), value),
          { begin: '^\\s*([^\\s:{}#]+)\\s*(:)', end: '$', beginCaptures: { 2: { name: scoped(id, 'punctuation.separator') } }, patterns: value },
        ],
      }
    },
  },
  'ha-cf': {
    sample: ({ name }, value) => `${name} ${value}\n`,
    write(words) {
      const { id } = words
      const { comment: line, string, number, address } = basics(id)
      const directive = (names: string, patterns: readonly GrammarRule[]): GrammarRule => ({ begin: `^\\s*(${names})(?=\\s|$)`, end: '$', beginCaptures: { 1: { name: scoped(id, 'keyword.other.directive') } }, patterns })
      return {
        patterns: [
          comment,
          directive(words.secretsAmong('directive'), [comment, { name: scoped(id, 'string.unquoted.secret'), match: '[^\\s#]+' }]),
          directive(words.of('directive'), [comment, string, address, number, { name: scoped(id, 'constant.language'), match: `(?<![\\w/-])${words.values}(?![\\w/-])` }]),
        ],
        repository: { comment: line },
      }
    },
  },
  haresources: {
    write(words) {
      const { id } = words
      const { comment: line, number } = basics(id)
      return {
        patterns: [
          { ...line, match: '^\\s*#.*$' },
          {
            name: scoped(id, 'meta.group'),
            begin: '^\\s*([^\\s#\\\\]+)',
            end: '(?<![\\\\\\n])$',
            beginCaptures: { 1: { name: scoped(id, 'entity.name.host') } },
            patterns: [
              { name: scoped(id, 'constant.character.escape'), match: '\\\\$' },
              { ...line, match: '(?<=\\s)#.*$' },
              { match: `(?<=\\s)(${words.of('script')})(?=::|\\s|$)`, captures: { 1: { name: scoped(id, 'support.function.script') } } },
              { name: scoped(id, 'constant.numeric.address'), match: '(?<=\\s|::)\\d{1,3}(?:\\.\\d{1,3}){3}(?:/[^\\s:]+)?(?=::|\\s|$)' },
              { name: scoped(id, 'punctuation.separator'), match: '::' },
              { match: '(?<=\\s)([^\\s:#\\\\]+)(?=::|\\s|$)', captures: { 1: { name: scoped(id, 'entity.name.function.script') } } },
              number,
            ],
          },
        ],
      }
    },
  },
  authkeys: {
    write(words) {
      const { id } = words
      const { comment: line } = basics(id)
      return {
        patterns: [
          { ...line, match: '^\\s*#.*$' },
          { match: `^\\s*(${words.of('directive')})(?=\\s|$)(?:\\s+(\\d+))?(?:\\s+(\\S.*))?`, captures: { 1: { name: scoped(id, 'keyword.other.directive') }, 2: { name: scoped(id, 'entity.name.key') }, 3: { name: scoped(id, 'string.unquoted.secret') } } },
          { match: `^\\s*(\\d+)(?:\\s+(?:(${words.of('method')})(?=\\s|$)|(\\S+))(?:[ \\t]+(\\S.*))?)?`, captures: { 1: { name: scoped(id, 'entity.name.key') }, 2: { name: scoped(id, 'support.function.method') }, 3: { name: scoped(id, 'entity.name.function.method') }, 4: { name: scoped(id, 'string.unquoted.secret') } } },
        ],
      }
    },
  },
  'ocfs2-conf': {
    write(words) {
      const { id } = words
      const { comment: line, number, address } = basics(id)
      return {
        patterns: [
          { ...line, match: '^\\s*#.*$' },
          { match: `^\\s*(${words.of('section')})(:)`, captures: { 1: { name: scoped(id, 'keyword.other.section') }, 2: { name: scoped(id, 'punctuation.separator') } } },
          { begin: `^\\s*(?:(${words.of('attribute')})|[^\\s=:#]+)\\s*(=)`, end: '$', beginCaptures: { 1: { name: scoped(id, 'support.type.property-name') }, 2: { name: scoped(id, 'punctuation.separator') } }, patterns: [address, number, { name: scoped(id, 'constant.language'), match: `(?<![\\w/-])${words.values}(?![\\w/-])` }] },
        ],
      }
    },
  },
  'drbd-reactor': {
    sample: ({ name, in: places }, value) => `[${places.join('.') || name}]\n${name} = "${value}"\n`,
    write(words) {
      const { id } = words
      const { comment: line, number } = basics(id)
      const strings: readonly GrammarRule[] = [
        { name: scoped(id, 'string.quoted.triple'), begin: '"""', end: '"""', patterns: [{ name: scoped(id, 'constant.character.escape'), match: '\\\\.' }] },
        { name: scoped(id, 'string.quoted.triple'), begin: "'''", end: "'''" },
        { name: scoped(id, 'string.quoted.double'), begin: '"', end: '"|$', patterns: [{ name: scoped(id, 'constant.character.escape'), match: '\\\\.' }] },
        { name: scoped(id, 'string.quoted.single'), begin: "'", end: "'|$" },
      ]
      const header = (open: string, close: string): GrammarRule => ({ begin: `^\\s*(${open})`, end: `(${close})|$`, beginCaptures: { 1: { name: scoped(id, 'punctuation.section.table') } }, endCaptures: { 1: { name: scoped(id, 'punctuation.section.table') } }, patterns: [...strings, { name: scoped(id, 'keyword.other.table'), match: `(?<![\\w-])${words.of('table')}(?![\\w-])` }, { name: scoped(id, 'entity.name.section'), match: '[\\w-]+' }] })
      return {
        patterns: [
          comment,
          header('\\[\\[', '\\]\\]'),
          header('\\[', '\\]'),
          { match: `(?<![\\w-])(${words.of('key')})(?=\\s*=)`, captures: { 1: { name: scoped(id, 'support.type.property-name') } } },
          { match: `(?<![\\w-])(${words.of('table')})(?=\\s*[.=])`, captures: { 1: { name: scoped(id, 'keyword.other.table') } } },
          { match: '([\\w-]+)(?=\\s*[.=])', captures: { 1: { name: scoped(id, 'variable.other') } } },
          ...strings,
          { name: scoped(id, 'constant.language'), match: '(?<![\\w-])(?:true|false)(?![\\w-])' },
          number,
        ],
        repository: { comment: line },
      }
    },
  },
  'cluster-conf': {
    isXml: true,
    sample: ({ name, kind, in: [place = 'fencedevice'] }, value) => (kind === 'fence parameter' ? `<cluster><fencedevices><fencedevice name="a" agent="fence_ipmilan" ${name}="${value}"/></fencedevices></cluster>` : `<cluster><${place} ${name}="${value}"/></cluster>`),
    write: words => xml(words, { elements: words.of('element', 'resource'), attributes: words.of('attribute', 'fence parameter'), secrets: words.secretsAmong('attribute', 'fence parameter'), inside: [{ name: scoped(words.id, 'support.function.agent'), match: `(?<=["'])${words.of('fence agent')}(?=["'])` }] }),
  },
  'crm-configure': {
    sample: ({ name }, value) => `primitive a ocf:heartbeat:Dummy \\\n\tparams ${name}=${value}\n`,
    write(words) {
      const { id } = words
      const { comment: line, string, number, address } = basics(id)
      const value = [string, address, number]
      const pair = (names: string, nameScope: string, patterns: readonly GrammarRule[]): GrammarRule => ({ begin: `(?<=\\s)(${names})(=)`, end: '(?=\\s|$)', beginCaptures: { 1: { name: scoped(id, nameScope) }, 2: { name: scoped(id, 'punctuation.separator') } }, patterns })
      return {
        patterns: [
          { ...line, match: '^\\s*#.*$' },
          { match: `^(${words.of('statement')})(?=\\s|$)`, captures: { 1: { name: scoped(id, 'keyword.other.statement') } } },
          { match: `(?<=\\s)(${words.of('keyword')})(?=\\s|$)`, captures: { 1: { name: scoped(id, 'keyword.other.section') } } },
          pair(words.secretsAmong('parameter', 'option'), 'support.type.property-name', [{ name: scoped(id, 'string.quoted.double.secret'), begin: '"', end: '"|$' }, { name: scoped(id, 'string.unquoted.secret'), match: '[^\\s"]+' }]),
          pair(words.of('parameter', 'option'), 'support.type.property-name', value),
          pair('[$\\w.-]+', 'variable.other', value),
          { match: `(?<=\\s)(${words.of('agent')}|${words.typesOf('agent')})(?=\\s|$)`, captures: { 1: { name: scoped(id, 'support.function.agent') } } },
          { name: scoped(id, 'constant.character.escape'), match: '\\\\$' },
          ...value,
        ],
      }
    },
  },
  cib: {
    isXml: true,
    sample: ({ name, kind, in: [place = ''] }, value) => (kind === 'attribute' ? `<${place} ${name}="${value}"/>` : `<primitive id="a" class="ocf" type="a"><instance_attributes id="b"><nvpair id="c" name="${name}" value="${value}"/></instance_attributes></primitive>`),
    write(words) {
      const secret = words.secretsAmong('parameter', 'option')
      const agents = words.typesOf('agent')
      return xml(words, {
        elements: words.of('element'),
        attributes: words.of('attribute'),
        secrets: words.secretsAmong('attribute'),
        inside: [
          { name: scoped(words.id, 'support.type.property-name.option'), match: `(?<=name=["'])${words.of('option')}(?=["'])` },
          { name: scoped(words.id, 'support.type.property-name.parameter'), match: `(?<=name=["'])${words.of('parameter')}(?=["'])` },
          { name: scoped(words.id, 'support.function.agent'), match: `(?<=type=["'])${agents}(?=["'])` },
        ],
        secretPair: secret,
      })
    },
  },
}

interface XmlParts {
  readonly elements: string
  readonly attributes: string
  readonly secrets: string
  /** What is more than a string in a value. */
  readonly inside: readonly GrammarRule[]
  readonly secretPair?: string
}

function xml({ id }: Words, { elements, attributes, secrets, inside, secretPair }: XmlParts): { readonly patterns: readonly GrammarRule[]; readonly repository: Readonly<Record<string, GrammarRule>> } {
  const quotes = [['"', 'double'], ["'", 'single']] as const
  const entity: GrammarRule = { name: scoped(id, 'constant.character.entity'), match: '&(?:#\\d+|#x[0-9A-Fa-f]+|[\\w.:-]+);' }
  const secretValues = quotes.map(([quote, kind]): GrammarRule => ({ name: scoped(id, `string.quoted.${kind}.secret`), begin: quote, end: quote }))
  const values = quotes.map(([quote, kind]): GrammarRule => ({ name: scoped(id, `string.quoted.${kind}`), begin: quote, end: quote, patterns: [entity, ...inside] }))
  const attributeName = scoped(id, 'entity.other.attribute-name')
  const secretAttribute = (names: string): GrammarRule => ({ begin: `(?<![\\w:.-])(${names})\\s*(=)\\s*(?=["'])`, end: '(?<=["\'])|(?=[<>])', beginCaptures: { 1: { name: attributeName }, 2: { name: scoped(id, 'punctuation.separator') } }, patterns: secretValues })
  const plain: readonly GrammarRule[] = [
    { match: `(?<![\\w:.-])(${attributes})\\s*(=)`, captures: { 1: { name: attributeName }, 2: { name: scoped(id, 'punctuation.separator') } } },
    { match: '([\\w:.-]+)\\s*(=)', captures: { 1: { name: scoped(id, 'entity.other.attribute-name.unknown') }, 2: { name: scoped(id, 'punctuation.separator') } } },
    ...values,
  ]
  const pairs: readonly GrammarRule[] = secretPair === undefined ? [] : [
    // The value of a pair is a secret by the pair's name, whichever stands first on a line.
    secretAttribute(`value(?=\\s*=\\s*(?:"[^"<>]*"|'[^'<>]*')[^<>]*\\sname\\s*=\\s*["']${secretPair}["'])`),
    { begin: `(?<![\\w:.-])(name)\\s*(=)\\s*(["']${secretPair}["'])`, end: '(?=/?>|<)', beginCaptures: { 1: { name: attributeName }, 2: { name: scoped(id, 'punctuation.separator') }, 3: { name: scoped(id, 'string.quoted.double support.type.property-name.parameter') } }, patterns: [secretAttribute('value'), ...plain] },
  ]
  const tag = (names: string, scope: string): GrammarRule => ({ begin: `(</?)(${names})(?![\\w:.-])`, end: '(/?>)|(?=<)', beginCaptures: { 1: { name: scoped(id, 'punctuation.definition.tag') }, 2: { name: scoped(id, scope) } }, endCaptures: { 1: { name: scoped(id, 'punctuation.definition.tag') } }, patterns: [...(secrets === '(?!)' ? [] : [secretAttribute(secrets)]), ...pairs, ...plain] })
  return {
    patterns: [
      { name: scoped(id, 'comment.block'), begin: '<!--', end: '-->' },
      { name: scoped(id, 'meta.preprocessor'), begin: '<\\?', end: '\\?>' },
      { name: scoped(id, 'meta.doctype'), begin: '<!DOCTYPE', end: '>' },
      { name: scoped(id, 'string.unquoted.cdata'), begin: '<!\\[CDATA\\[', end: '\\]\\]>' },
      tag(elements, 'entity.name.tag'),
      tag('[\\w:.-]+', 'entity.name.tag.unknown'),
      entity,
    ],
    repository: {},
  }
}
