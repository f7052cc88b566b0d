import type { ParsedFile } from '../../syntax/parsed-file.js'
import { located } from '../../text/located.js'
import type { FileId, Located, Origin } from '../../text/located.js'
import { spanFrom } from '../../text/span.js'
import type { Reading, ReadOptions } from '../language.js'
import { readAddress } from './reading/address.js'
import type { Group, HaresourcesFile, Word } from './ast.js'
import type { Haresources, Resource, ResourceGroup } from './model.js'
import { readHosts } from './reading/hosts.js'
import type { ReadHosts } from './reading/hosts.js'
import { keyOfHost, ownersAsRead, ownersInTemplate, withRefusals } from './reading/owners.js'
import { isAddress } from './reading/resource-manager.js'
import { targetOf } from './targets.js'
import { scriptNamed } from './vocabulary.js'

/** Reads a parsed file: splits resources into script and arguments as ResourceManager does. */
export function read(file: ParsedFile, options: ReadOptions): Reading<Haresources> {
  const ast = file.ast as HaresourcesFile
  const { id, text } = file.source
  const { facts = {} } = options
  const template = ast.groups.flatMap(group => [group.host, ...group.resources]).find(({ text }) => isTemplate(text))
  const hosts: ReadHosts =
    template === undefined
      ? readHosts(ast.groups, { file: id, text })
      : { groups: ast.groups, faults: [], strangers: new Set() }
  const control = ast.controlCharacter === undefined ? undefined : { file: id, span: ast.controlCharacter }
  const meant = new Set(hosts.groups.filter(group => !hosts.strangers.has(group)).map(keyOfHost))
  const owners =
    template === undefined
      ? ownersAsRead(file.source, ast.nodeNames, { faults: [...file.faults, ...hosts.faults], hosts: meant, control })
      : ownersInTemplate(file.source, ast.nodeNames, { file: id, span: template.span })
  const model: Haresources = {
    file: id,
    groups: hosts.groups.map((group, index) => readGroup(group, { index, file: id, isStray: hosts.strangers.has(group) })),
    owners,
    ...(control === undefined ? {} : { controlCharacter: control }),
    ...(template === undefined ? {} : { template: located(template.text, id, template.span) }),
    ...(facts.mode === undefined ? {} : { mode: facts.mode }),
  }
  return { file, model, faults: withRefusals(hosts.faults, owners), target: targetOf(options), facts }
}

/** Lists the groups that rules may judge: none of a template, and none without a host, which may be the rest of another one. */
export function settledGroups(model: Haresources): readonly ResourceGroup[] {
  return model.template === undefined ? model.groups.filter(({ isStray }) => !isStray) : []
}

function isTemplate(text: string): boolean {
  return /\{\{|\{%|<%|\$\{|\$\(|@[A-Za-z_][A-Za-z0-9_]*@|%[A-Za-z_][A-Za-z0-9_]*%/.test(text)
}

interface GroupContext {
  readonly index: number
  readonly file: FileId
  readonly isStray: boolean
}

function readGroup(group: Group, { index, file, isStray }: GroupContext): ResourceGroup {
  return {
    file,
    span: group.span,
    index,
    host: located(group.host.text, file, group.host.span),
    isStray,
    resources: group.resources.map((resource, position) => readResource(resource, position, file)),
  }
}

function readResource({ text, span }: Word, index: number, file: FileId): Resource {
  const separator = text.indexOf('::')
  const name = separator === -1 ? text : text.slice(0, separator)
  const isBare = isAddress(name)
  const script = isBare ? 'IPaddr' : name
  const { given, emptyArguments } = separator === -1
    ? { given: [], emptyArguments: [] }
    : split(text, separator, { file, span })
  const values = isBare && separator === -1 ? [located(text, file, span)] : given
  const scriptSpan = isBare ? span : spanFrom(span.start, span.start + name.length)
  const entry = scriptNamed(script)
  const first = values[0]
  return {
    file,
    span,
    text,
    index,
    script: located(script, file, scriptSpan),
    arguments: values,
    emptyArguments,
    ...(entry === undefined ? {} : { entry }),
    ...(entry?.takes === 'address' && first !== undefined ? { address: readAddress(first) } : {}),
  }
}

interface Arguments {
  readonly given: readonly Located<string>[]
  readonly emptyArguments: readonly Origin[]
}

function split(text: string, separator: number, { file, span }: Origin): Arguments {
  const given: Located<string>[] = []
  const emptyArguments: Origin[] = []
  let before = separator
  let start = separator + 2
  for (;;) {
    const next = text.indexOf('::', start)
    const end = next === -1 ? text.length : next
    if (end > start) given.push(located(text.slice(start, end), file, spanFrom(span.start + start, span.start + end)))
    else emptyArguments.push({ file, span: spanFrom(span.start + before, span.start + (next === -1 ? end : next + 2)) })
    if (next === -1) return { given, emptyArguments }
    before = next
    start = next + 2
  }
}
