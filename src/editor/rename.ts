import { didYouMean } from '../diagnostics/did-you-mean.js'
import type { FileEdit } from '../diagnostics/fix.js'
import type { NamingFile } from '../workspace/mentions.js'
import { shortName } from '../text/host-name.js'
import type { Origin } from '../text/located.js'
import { renamedKinds } from '../text/mention.js'
import type { Mention, Named } from '../text/mention.js'
import type { Source } from '../text/source.js'
import { isSameName, kindInWords } from './names.js'

/** What is to be called otherwise. */
export interface RenameRequest {
  readonly of: Named
  readonly from: string
  readonly to: string
  /** What the name belongs to, where it is known within that only. */
  readonly scope?: string | undefined
  /** Some files have the new name already, because this was begun and not ended. */
  readonly isBegun?: boolean
}

/** The edits that rename, or why that cannot be done. */
export type Renaming =
  | {
    readonly edits: readonly FileEdit[]
    /** Where the old name stands in comments, scripts and values that are no names: a person has to look. */
    readonly leftovers: readonly Origin[]
  }
  | { readonly problem: string }

/**
 * Works out how every file has to change so that a host or a resource gets another name.
 *
 * A host's short name changes in its full names too (`alpha` in `alpha.example.com`), and a full name in its short ones,
 * where it is certain that both mean one host.
 */
export function planRename(files: readonly NamingFile[], request: RenameRequest): Renaming {
  const { of, from, scope } = request
  const isMeant = (found: Mention): boolean => found.of === of && found.scope === scope
  const names = [...new Set(files.flatMap(({ mentions }) => mentions.filter(isMeant).map(({ name }) => name)))]
  const problem = problemOf(request, names, () => files.flatMap(({ mentions }) => mentions.filter(found => found.of === of)))
  if (problem !== undefined) return { problem }
  const edits: FileEdit[] = []
  const leftovers: Origin[] = []
  for (const { source, mentions } of files) {
    const own: FileEdit[] = []
    for (const found of mentions) {
      if (!isMeant(found) || !isSameName(of, found.name, from)) continue
      const before = source.text.slice(found.span.start, found.span.end)
      const newText = renamed(before, request)
      if (newText !== before) own.push({ file: source.id, span: found.span, newText })
    }
    edits.push(...own)
    if (hasLeftovers(of)) leftovers.push(...leftoversIn(source, from, own))
  }
  return { edits, leftovers }
}

/** Numbers stand everywhere, and names of one file's own do nowhere else. */
function hasLeftovers(of: Named): boolean {
  return of === 'host' || of === 'resource'
}

function leftoversIn({ id, text }: Source, name: string, edits: readonly FileEdit[]): Origin[] {
  const isNamed = (span: { readonly start: number; readonly end: number }): boolean => edits.some(edit => edit.span.start <= span.start && span.end <= edit.span.end)
  return [...wordsIn(text, name)].filter(span => !isNamed(span)).map(span => ({ file: id, span }))
}

/** The name that a host given as `name` has afterwards. */
export function nameAfter(name: string, request: RenameRequest): string {
  return request.of === 'host' && isSameName('host', name, request.from) ? renamed(name, request) : name
}

/** Tells whether a name can be given another one: what is an address or a path is not called so by anybody. */
export function canBeRenamed(found: Mention): boolean {
  return validNames(found.of) !== undefined && (found.of !== 'service-resource' || found.scope !== 'ip')
}

function problemOf({ of, from, to, scope, isBegun = false }: RenameRequest, names: readonly string[], allOfKind: () => readonly Mention[]): string | undefined {
  const kind = kindInWords(of)
  const valid = validNames(of)
  if (valid === undefined) return `a ${kind} cannot be renamed`
  if (!valid.isName(to)) return `"${to}" is no name for a ${kind}: ${valid.inWords}`
  const target = of === 'service' ? from.replace(/[^:]*$/, to) : to
  if (from === target) return `${kind} "${from}" is called so already`
  const meant = names.filter(name => isSameName(of, name, from))
  if (meant.length === 0) {
    const close = didYouMean(from, names)
    const known = names.length === 0 ? knownElsewhere(allOfKind(), from) ?? `no ${kind} is named in these files` : `known are ${[...names].sort().join(', ')}`
    return `no file names ${kind} "${from}"${scope === undefined ? '' : ` of "${scope}"`}; ${close === undefined ? known : `did you mean "${close}"?`}`
  }
  const taken = isBegun ? undefined : names.find(name => !meant.includes(name) && isSameName(of, name, target))
  if (taken !== undefined) return `there is a ${kind} "${taken}" already`
  return of === 'host' ? problemOfHost(from, to, meant) : undefined
}

/** What is known within other things only is written behind them and a slash: those of the name that was given, or all. */
function knownElsewhere(found: readonly Mention[], from: string): string | undefined {
  const written = (of: readonly Mention[]): string[] => [...new Set(of.filter(canBeRenamed).map(({ name, scope }) => (scope === undefined ? name : `${scope}/${name}`)))].sort()
  const meant = written(found.filter(({ name }) => name === from))
  if (meant.length > 0) return `write ${meant.join(' or ')}`
  const all = written(found)
  return all.length === 0 ? undefined : `known are ${all.join(', ')}`
}

function problemOfHost(from: string, to: string, meant: readonly string[]): string | undefined {
  if (isFull(from) !== isFull(to)) return `give both names in one form: "${from}" is a ${formOf(from)} name, "${to}" a ${formOf(to)} one`
  const domains = new Set(meant.filter(isFull).map(name => domainOf(name).toLowerCase()))
  if (domains.size > 1) return `"${from}" may mean ${meant.filter(isFull).sort().join(' or ')}; give the full name`
  return undefined
}

/** Tells what the software takes as a name; nothing for what cannot be renamed. */
function validNames(of: Named): ValidNames | undefined {
  const kind = renamedKinds.find(known => known === of)
  return kind === undefined ? undefined : takenNames[kind]
}

interface ValidNames {
  isName(name: string): boolean
  readonly inWords: string
}

const xmlName: ValidNames = { isName: name => /^[A-Za-z_][\w.-]*$/.test(name), inWords: 'letters, digits, "_", "-" and ".", a letter or "_" first' }
const drbdName: ValidNames = {
  isName: name => /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name) && name !== 'all' && name.length <= 128,
  inWords: 'letters, digits, "_", "-" and ".", not "-" or "." at the start, at most 128, and not "all"',
}

/** What the software takes as a name. */
const takenNames: Readonly<Record<(typeof renamedKinds)[number], ValidNames>> = {
  host: {
    isName: name => name.length <= 64 && /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/.test(name) && !/^[\d.]+$/.test(name),
    inWords: 'letters, digits and "-" in parts of at most 63, with "." between them',
  },
  resource: drbdName,
  connection: drbdName,
  volume: { isName: name => /^(0|[1-9]\d{0,4})$/.test(name) && Number(name) <= 65_534, inWords: 'a number from 0 to 65534' },
  'fence-device': xmlName,
  'fence-method': xmlName,
  'failover-domain': xmlName,
  service: xmlName,
  'service-resource': xmlName,
  'cluster-resource': xmlName,
  'ocfs2-cluster': { isName: name => /^[A-Za-z0-9]{1,16}$/.test(name), inWords: 'letters and digits, at most 16' },
  'auth-key': { isName: name => /^([1-9]|1[0-5])$/.test(name), inWords: 'a number from 1 to 15' },
}

/** A service is named with its kind where others name it: `service:web`. */
function renamed(before: string, { of, from, to }: RenameRequest): string {
  if (of === 'service') return before.replace(/[^:]*$/, to)
  if (of !== 'host' || isFull(before) === isFull(from)) return to
  return isFull(before) ? `${to}.${domainOf(before)}` : shortName(to)
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
