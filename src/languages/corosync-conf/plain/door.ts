import { createDoor } from '../../../plain/door.js'
import type { Definition } from '../../../plain/door.js'
import { foundBy } from '../../../plain/found.js'
import { reveal } from '../../../plain/reveal.js'
import { keyOf } from '../../../plain/statement.js'
import type { Path, Place, Statement } from '../../../plain/statement.js'
import { Secret } from '../../../text/secret.js'
import { createSource } from '../../../text/source.js'
import { spanFrom } from '../../../text/span.js'
import type { Section, Statement as Line } from '../ast.js'
import { parse } from '../parse.js'
import { rules } from '../rules/index.js'
import { read } from '../schema.js'
import { targets } from '../targets.js'
import { keyAt } from '../vocabulary.js'
import { createSchema } from './schema.js'
import type { PlainCorosyncConf, PlainSection } from './schema.js'

const definition: Definition<PlainCorosyncConf, ReturnType<typeof createSchema>> = {
  targets: targets.slice(0, -1),
  read(text, options) {
    const file = parse(createSource('corosync.conf', text))
    const { faults, target } = read(file, options)
    const places = new Map<string, Place>()
    const found = foundBy(rules, [...file.faults, ...faults])
    const { children, unclosed, hasMark, hasOtherLineEnds } = file.ast
    const isUnclear = file.faults.length > 0 || unclosed.length > 0 || hasMark || hasOtherLineEnds
    const sections = isUnclear ? undefined : sectionsOf(children, ['sections'], places)
    return { model: sections === undefined ? undefined : { sections }, places, target: target.version, found }
  },
  statements: ({ sections }) => sections.map((section, index) => sectionStatement(['sections', index], section)),
  notation: { indent: '\t', lines, rest: /^\s*$/, isSpaced: true },
  schema: createSchema,
}

export const { load, print, edit, loadSchema } = createDoor(definition)

function lines({ head, parts = [], body }: Statement): string[] {
  if (body === undefined) return [`${head} ${parts.map(({ text }) => text).join(' ')}`.trimEnd()]
  return [`${head} {`, ...body.flatMap(lines).map(line => `\t${line}`), '}']
}

function sectionStatement(path: Path, { name, settings, sections }: PlainSection): Statement {
  const own = settings['name'] ?? settings['linknumber'] ?? settings['subsys']
  return {
    path,
    kind: name,
    head: name,
    ...(typeof own === 'string' ? { name: own } : {}),
    body: [
      ...Object.entries(settings).map(([key, value]): Statement => {
        const place = [...path, 'settings', key]
        const text = value instanceof Secret ? reveal(value) : value
        return { path: place, kind: key, head: `${key}:`, parts: [{ path: place, text }] }
      }),
      ...sections.map((section, index) => sectionStatement([...path, 'sections', index], section)),
    ],
  }
}

/** Nothing where a line is not understood, or a key stands twice in one section. */
function sectionsOf(children: readonly Line[], path: Path, places: Map<string, Place>): PlainSection[] | undefined {
  const sections: PlainSection[] = []
  for (const child of children) {
    if (child.kind !== 'Section') return undefined
    const section = sectionOf(child, [...path, sections.length], places)
    if (section === undefined) return undefined
    sections.push(section)
  }
  return sections
}

function sectionOf({ name, isApart, brace, rest, children, close, span }: Section, path: Path, places: Map<string, Place>): PlainSection | undefined {
  if (close === undefined || isApart || name.text === '' || rest !== undefined || close.before !== undefined || close.rest !== undefined) return undefined
  places.set(keyOf(path), { span, head: name.span, parts: [], body: spanFrom(brace.end, close.brace.start) })
  const settings: PlainSection['settings'] = {}
  for (const child of children) {
    if (child.kind === 'Section') continue
    if (child.kind !== 'Item' || child.key.text === '' || Object.hasOwn(settings, child.key.text)) return undefined
    const { key, colon, value } = child
    const isSecret = keyAt(`${namesOf(path, name.text)}.${key.text}`)?.isSecret === true
    settings[key.text] = isSecret ? new Secret(value.text) : value.text
    places.set(keyOf([...path, 'settings', key.text]), { span: child.span, head: spanFrom(key.span.start, colon.end), parts: [value.span] })
  }
  const inner = sectionsOf(children.filter(({ kind }) => kind === 'Section'), [...path, 'sections'], places)
  return inner === undefined ? undefined : { name: name.text, settings, sections: inner }
}

/** Only the key of the cluster is a secret, and that stands in a section of the file itself. */
function namesOf(path: Path, name: string): string {
  return path.length === 2 ? name : `… ${name}`
}
