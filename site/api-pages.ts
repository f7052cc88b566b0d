import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import type { Comment, ImportDeclaration, Program, Statement, VariableDeclaration } from 'oxc-parser'

import { escaped } from '../src/page/index.js'
import type { Page } from './page.js'
import { wayFrom } from './page.js'

/** A file of our source, as far as its exports go. */
interface SourceFile {
  readonly path: string
  readonly text: string
  readonly program: Program
  readonly comments: readonly Comment[]
}

/** Something that a door of the package exports. */
interface Exported {
  readonly name: string
  /** As it is declared, without its body. */
  readonly signature: string
  readonly doc: string
}

const list = 'api/index.html'
const files = new Map<string, SourceFile>()

/** Makes a page of each door of the package, of the declarations behind it and their docstrings. */
export function apiPages(): readonly Page[] {
  const { exports: doors } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Readonly<Record<string, string | { readonly types?: string }>> }
  const pages = Object.entries(doors).flatMap(([door, target]) => {
    if (typeof target === 'string' || target.types === undefined) return []
    const source = posix.normalize(target.types).replace(/^dist\/types\//, '').replace(/\.d\.ts$/, '.ts')
    if (!source.includes('*')) return [doorPage(door, source)]
    const [before = '', behind = ''] = source.split('*')
    return readdirSync(before).filter(name => existsSync(`${before}${name}${behind}`)).map(name => doorPage(door.replace('*', name), `${before}${name}${behind}`))
  })
  const rows = pages.map(({ to, title, summary }) => `<li><a href="${wayFrom(list, to)}"><code>${escaped(title)}</code></a>: ${escaped(summary)}</li>`)
  return [{ to: list, title: 'Every export', summary: 'What each door of the package exports, with its docstrings', body: `<h1>Every export</h1>\n<p>The package has these doors; nothing else can be imported.</p>\n<ul>\n${rows.join('\n')}\n</ul>` }, ...pages]
}

function doorPage(door: string, path: string): Page {
  const title = `cfgcheck${door.slice(1)}`
  const to = `api/${door === '.' ? 'cfgcheck' : door.slice(2).replaceAll('/', '-')}.html`
  const exported = exportsOf(path).sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
  const parts = exported.map(({ name, signature, doc }) => `<section class="entry" id="${name}"><h2><a href="#${name}">${name}</a></h2>\n${doc.split('\n\n').filter(text => text !== '').map(text => `<p>${inline(text)}</p>`).join('\n')}\n<pre tabindex="0"><code>${escaped(signature)}</code></pre></section>`)
  return {
    to,
    title,
    summary: `${exported.length} exports`,
    body: `<h1><code>${escaped(title)}</code></h1>\n<pre tabindex="0"><code>import { … } from '${escaped(title)}'</code></pre>\n${parts.join('\n')}`,
    entries: exported.map(({ name, doc }) => ({ to: `${to}#${name}`, title: name, kind: `export of ${title}`, summary: doc.split('\n\n')[0]?.replaceAll('\n', ' ') ?? '' })),
  }
}

/** Docstrings quote code by backticks. */
function inline(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

function exportsOf(path: string): Exported[] {
  const file = sourceFile(path)
  return file.program.body.flatMap(statement => {
    if (statement.type !== 'ExportNamedDeclaration') return []
    if (statement.declaration !== null) return namesOf(statement.declaration).map(name => declared(file, name, name))
    const from = statement.source?.value
    return statement.specifiers.flatMap(({ local, exported }) => {
      const name = nameIn(exported)
      if (from === undefined) return [declared(file, nameIn(local), name)]
      return from.startsWith('.') ? [declared(sourceFile(beside(path, from)), nameIn(local), name)] : []
    })
  })
}

/** Finds a declaration in a file, or behind the file that it comes from. */
function declared(file: SourceFile, name: string, as: string): Exported {
  for (const statement of file.program.body) {
    const isExport = statement.type === 'ExportNamedDeclaration'
    const declaration = isExport ? statement.declaration : statement
    const member = declaration?.type === 'VariableDeclaration' ? memberOfResult(file, declaration, name) : undefined
    if (member !== undefined) return { ...member, name: as }
    if (declaration !== null && namesOf(declaration as Statement).includes(name)) return { name: as, signature: signatureOf(file, declaration as Statement, name), doc: docBefore(file, statement.start) }
    const specifiers = isExport && statement.source !== null ? statement.specifiers.map(({ local, exported }) => ({ from: nameIn(local), to: nameIn(exported) })) : statement.type === 'ImportDeclaration' ? importsOf(statement) : []
    const found = specifiers.find(({ to }) => to === name)
    const source = isExport || statement.type === 'ImportDeclaration' ? statement.source?.value : undefined
    if (found !== undefined && source?.startsWith('.') === true) return declared(sourceFile(beside(file.path, source)), found.from, as)
  }
  throw new Error(`${file.path}: "${name}" is exported, and declared nowhere`)
}

/** Finds what `const { name } = make(…)` takes in the interface that the function gives. */
function memberOfResult(file: SourceFile, { declarations }: VariableDeclaration, name: string): Omit<Exported, 'name'> | undefined {
  const one = declarations.find(({ id }) => id.type === 'ObjectPattern' && id.properties.some(property => property.type === 'Property' && nameIn(property.key as { type: string; name?: string }) === name))
  if (one?.init?.type !== 'CallExpression' || one.init.callee.type !== 'Identifier') return undefined
  const maker = one.init.callee.name
  const from = file.program.body.flatMap(statement => (statement.type === 'ImportDeclaration' && importsOf(statement).some(({ to }) => to === maker) ? [statement.source.value] : []))[0]
  const source = from === undefined ? file : sourceFile(beside(file.path, from))
  for (const statement of source.program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'TSInterfaceDeclaration') continue
    const member = declaration.body.body.find(part => (part.type === 'TSMethodSignature' || part.type === 'TSPropertySignature') && part.key.type === 'Identifier' && part.key.name === name)
    if (member !== undefined) return { signature: source.text.slice(member.start, member.end), doc: docBefore(source, member.start) }
  }
  return undefined
}

function importsOf({ specifiers }: ImportDeclaration): { readonly from: string; readonly to: string }[] {
  return specifiers.flatMap(specifier => (specifier.type === 'ImportSpecifier' ? [{ from: nameIn(specifier.imported), to: specifier.local.name }] : []))
}

function namesOf(declaration: Statement): readonly string[] {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return declaration.id === null ? [] : [declaration.id.name]
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : id.type === 'ObjectPattern' ? id.properties.flatMap(property => (property.type === 'Property' ? [nameIn(property.key as { type: string; name?: string })] : [])) : []))
    default:
      return []
  }
}

/** What somebody needs to know to use it: a function without its body, a constant without its value. */
function signatureOf({ text }: SourceFile, declaration: Statement, name: string): string {
  if (declaration.type === 'FunctionDeclaration' && declaration.body !== null) return text.slice(declaration.start, declaration.body.start).trim()
  if (declaration.type === 'VariableDeclaration') {
    const one = declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)
    const type = one?.id.typeAnnotation
    return `const ${name}${type === null || type === undefined ? '' : text.slice(type.start, type.end)}`
  }
  if (declaration.type === 'ClassDeclaration') {
    const heads = declaration.body.body.flatMap(member => {
      if (member.type !== 'MethodDefinition' || member.accessibility === 'private' || member.key.type === 'PrivateIdentifier') return []
      return [`  ${text.slice(member.start, member.value.body?.start ?? member.end).trim()}`]
    })
    return `${text.slice(declaration.start, declaration.body.start)}{\n${heads.join('\n')}\n}`
  }
  return text.slice(declaration.start, declaration.end)
}

/** The docstring that ends right before a place. */
function docBefore({ text, comments }: SourceFile, start: number): string {
  const comment = comments.filter(({ end, value }) => end <= start && value.startsWith('*') && text.slice(end, start).trim() === '').at(-1)
  return comment === undefined ? '' : comment.value.slice(1).split('\n').map(line => line.replace(/^\s*\* ?/, '').trim()).join('\n').trim()
}

function nameIn(node: { readonly type: string; readonly name?: string; readonly value?: unknown }): string {
  return node.name ?? String(node.value)
}

function beside(path: string, from: string): string {
  return posix.join(posix.dirname(path), from).replace(/\.js$/, '.ts')
}

function sourceFile(path: string): SourceFile {
  const known = files.get(path)
  if (known !== undefined) return known
  const text = readFileSync(path, 'utf8')
  const { program, comments } = parseSync(path, text)
  const file = { path, text, program, comments }
  files.set(path, file)
  return file
}
