import { readFileSync } from 'node:fs'

import { escaped } from '../src/page/index.js'
import { reporters } from '../src/reporters/index.js'
import type { Page } from './page.js'
import { wayFrom } from './page.js'

/** As much of a JSON Schema as ours use. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

const schemas: readonly { readonly file: string; readonly name: string; readonly what: string }[] = [
  { file: 'output.schema.json', name: 'output', what: 'what check and diff print with --format json' },
  { file: 'stories.schema.json', name: 'stories', what: 'what explain cluster prints with --format json' },
  { file: 'conversions.schema.json', name: 'conversions', what: 'what convert prints with --format json' },
  { file: 'schema.json', name: 'settings', what: 'cfgcheck.json' },
]

const formats: Readonly<Record<string, string>> = {
  text: 'for people: each finding with the lines it is about, the reason and the remedy; what is repeated is folded',
  concise: 'one line a finding, as compilers print it',
  json: 'one document, under a schema that is kept',
  jsonl: 'one finding a line',
  sarif: 'SARIF 2.1.0, with fixes and fingerprints; GitHub, editors and viewers read it',
  junit: 'a test suite for each file; Jenkins and most CI systems read it',
  checkstyle: 'Checkstyle XML',
  github: 'annotations in the log of GitHub Actions',
  gitlab: 'the code-quality report of GitLab',
  html: 'one page that filters its findings and needs no network',
}

/** Makes the page of formats, and one of each schema. */
export function schemaPages(): readonly Page[] {
  const unknown = Object.keys(reporters).find(name => formats[name] === undefined)
  if (unknown !== undefined) throw new Error(`site/schema-pages.ts does not tell what the format "${unknown}" is for`)
  const list = 'formats/index.html'
  const rows = Object.keys(reporters).map(name => `<dt id="${name}"><code>${name}</code></dt><dd>${escaped(formats[name] ?? '')}</dd>`)
  const links = schemas.map(({ file, name, what }) => `<li><a href="${wayFrom(list, `formats/${name}.html`)}">${file}</a>: ${escaped(what)} (<a href="${wayFrom(list, file)}">the schema itself, ${file}</a>)</li>`)
  return [
    { to: list, title: 'Formats', summary: 'What --format prints, and the schemas of it', body: `<h1>Formats</h1>\n<p><code>cfgcheck -o NAME</code> prints a format, <code>-o NAME=FILE</code> writes it to a file; several at once.</p>\n<dl>${rows.join('')}</dl>\n<h2 id="schemas">Schemas</h2>\n<ul>${links.join('\n')}</ul>` },
    ...schemas.map(schemaPage),
  ]
}

function schemaPage({ file, name, what }: (typeof schemas)[number]): Page {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema
  const to = `formats/${name}.html`
  const parts = [...memberList(schema), ...Object.entries(schema.$defs ?? {}).flatMap(([key, part]) => [`<h2 id="${escaped(key)}">${escaped(key)}</h2>`, ...(part.description === undefined ? [] : [`<p>${escaped(part.description)}</p>`]), ...memberList(part)])]
  return { to, title: file, summary: what, body: `<h1>${file}</h1>\n<p>${escaped(what)}. <a href="${wayFrom(to, file)}">The schema itself</a>.</p>\n${parts.join('\n')}` }
}

function memberList(schema: Schema): string[] {
  const own = schema.properties ?? schema.items?.properties
  const other = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  const required = schema.required ?? schema.items?.required ?? []
  const members = Object.entries(own ?? {}).map(([key, part]) => `<dt><code>${escaped(key)}</code> <span class="soft">${escaped(typeOf(part))}${required.includes(key) ? '' : ', may be absent'}</span></dt><dd>${escaped(part.description ?? '')}${nested(part)}</dd>`)
  if (other !== undefined) members.push(`<dt><span class="soft">any name: ${escaped(typeOf(other))}</span></dt><dd>${escaped(other.description ?? '')}${nested(other)}</dd>`)
  return members.length === 0 ? [] : [`<dl>${members.join('')}</dl>`]
}

function nested(part: Schema): string {
  return [part, part.items, ...(part.anyOf ?? []), ...(part.oneOf ?? [])].flatMap(inner => (inner === undefined ? [] : memberList(inner))).slice(0, 1).join('')
}

function typeOf({ type, enum: words, const: only, items, anyOf, oneOf, $ref }: Schema): string {
  if (only !== undefined) return JSON.stringify(only)
  if (words !== undefined) return words.map(word => JSON.stringify(word)).join(' or ')
  if ($ref !== undefined) return $ref.replace(/^.*\//, '')
  const several = anyOf ?? oneOf
  if (several !== undefined) return several.map(typeOf).join(' or ')
  if (items !== undefined) return `list of ${typeOf(items)}`
  return typeof type === 'string' ? type : (type?.join(' or ') ?? 'any value')
}
