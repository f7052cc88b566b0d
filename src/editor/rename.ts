import { didYouMean } from '../diagnostics/did-you-mean.js'
import type { FileEdit } from '../diagnostics/fix.js'
import type { NamingFile } from '../workspace/mentions.js'
import { isLikelySameHost, shortName } from '../text/host-name.js'
import type { Origin } from '../text/located.js'
import type { Mention, Named } from '../text/mention.js'

/** What is to be called otherwise. */
export interface RenameRequest {
  readonly of: Named
  readonly from: string
  readonly to: string
}

/** The edits that rename, or why that cannot be done. */
export type Renaming =
  | {
    readonly edits: readonly FileEdit[]
    /** Where the old name stands in comments, scripts and values that are no names: a person has to look. */
    readonly leftovers: readonly Origin[]
  }
  | { readonly problem: string }

/** Lists every place that names the same host or resource, a host by its short or full name. */
export function referencesTo(files: readonly NamingFile[], { of, name }: Pick<Mention, 'of' | 'name'>): readonly Origin[] {
  return files.flatMap(({ source, mentions }) =>
    mentions.filter(other => other.of === of && isSameName(of, other.name, name)).map(({ span }) => ({ file: source.id, span })),
  )
}

/** Finds the name at a place of a file. */
export function mentionAt({ mentions }: NamingFile, offset: number): Mention | undefined {
  return mentions.find(({ span }) => span.start <= offset && offset <= span.end)
}

/**
 * Works out how every file has to change so that a host or a resource gets another name.
 *
 * A host's short name changes in its full names too (`alpha` in `alpha.example.com`), and a full name in its short ones,
 * where it is certain that both mean one host.
 */
export function planRename(files: readonly NamingFile[], request: RenameRequest): Renaming {
  const { of, from } = request
  const names = [...new Set(files.flatMap(({ mentions }) => mentions.filter(found => found.of === of).map(({ name }) => name)))]
  const problem = problemOf(request, names)
  if (problem !== undefined) return { problem }
  const edits: FileEdit[] = []
  const leftovers: Origin[] = []
  for (const { source, mentions } of files) {
    const own: FileEdit[] = []
    for (const { of: kind, name, span } of mentions) {
      const newText = kind === of && isSameName(of, name, from) ? renamed(name, request) : name
      if (newText !== name) own.push({ file: source.id, span, newText })
    }
    edits.push(...own)
    for (const span of wordsIn(source.text, from)) {
      const isNamed = own.some(edit => edit.span.start <= span.start && span.end <= edit.span.end)
      if (!isNamed) leftovers.push({ file: source.id, span })
    }
  }
  return { edits, leftovers }
}

/** The name that a host given as `name` has afterwards. */
export function nameAfter(name: string, request: RenameRequest): string {
  return request.of === 'host' && isSameName('host', name, request.from) ? renamed(name, request) : name
}

function problemOf({ of, from, to }: RenameRequest, names: readonly string[]): string | undefined {
  if (!isValid(of, to)) return `"${to}" is no name for a ${of}: ${of === 'host' ? hostNames : resourceNames}`
  if (from === to) return `${of} "${from}" is called so already`
  const meant = names.filter(name => isSameName(of, name, from))
  if (meant.length === 0) {
    const close = didYouMean(from, names)
    const known = names.length === 0 ? `no ${of} is named in these files` : `known are ${[...names].sort().join(', ')}`
    return `no file names ${of} "${from}"; ${close === undefined ? known : `did you mean "${close}"?`}`
  }
  const taken = names.find(name => !meant.includes(name) && isSameName(of, name, to))
  if (taken !== undefined) return `there is a ${of} "${taken}" already`
  if (of === 'resource') return undefined
  if (isFull(from) !== isFull(to)) return `give both names in one form: "${from}" is a ${formOf(from)} name, "${to}" a ${formOf(to)} one`
  const domains = new Set(meant.filter(isFull).map(name => domainOf(name).toLowerCase()))
  if (domains.size > 1) return `"${from}" may mean ${meant.filter(isFull).sort().join(' or ')}; give the full name`
  return undefined
}

const hostNames = 'letters, digits and "-" in parts of at most 63, with "." between them'
const resourceNames = 'letters, digits, "_", "-" and ".", not "-" or "." at the start, and not "all"'

function isValid(of: Named, name: string): boolean {
  if (of === 'resource') return /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name) && name !== 'all' && name.length <= 255
  return name.length <= 64 && /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/.test(name) && !/^[\d.]+$/.test(name)
}

function isSameName(of: Named, a: string, b: string): boolean {
  return of === 'resource' ? a === b : isLikelySameHost(a, b)
}

function renamed(name: string, { of, from, to }: RenameRequest): string {
  if (of === 'resource' || isFull(name) === isFull(from)) return to
  return isFull(name) ? `${to}.${domainOf(name)}` : shortName(to)
}

function isFull(name: string): boolean {
  return name.includes('.')
}

function formOf(name: string): string {
  return isFull(name) ? 'full' : 'short'
}

function domainOf(name: string): string {
  return name.slice(name.indexOf('.') + 1)
}

/** Finds the places where a name stands as a word of its own. */
function* wordsIn(text: string, name: string): Generator<{ readonly start: number; readonly end: number }> {
  for (let start = text.indexOf(name); start !== -1; start = text.indexOf(name, start + 1)) {
    const end = start + name.length
    const isWord = !/[\w-]/.test(text.charAt(start - 1)) && !/[\w-]/.test(text.charAt(end))
    if (isWord) yield { start, end }
  }
}
