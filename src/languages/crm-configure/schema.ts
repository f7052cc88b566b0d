import type { Fault } from '../../diagnostics/diagnostic.js'
import type { Cib } from '../../pacemaker/model.js'
import { modelOf } from '../../pacemaker/reading/model-of.js'
import { newestThatTakes } from '../../pacemaker/reading/settle-schema.js'
import { signsIn } from '../../pacemaker/reading/signs.js'
import { newestSchemaOf, targetOf } from '../../pacemaker/targets.js'
import { attributeOf } from '../../pacemaker/ast.js'
import type { XmlDocument, XmlElement } from '../../pacemaker/ast.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { originOf } from '../../text/located.js'
import type { Located } from '../../text/located.js'
import { addTo } from '../../text/multimap.js'
import type { ReadOptions, Reading } from '../language.js'
import type { CrmTree, Statement, Word } from './ast.js'
import { assemble } from './reading/assemble.js'
import { statementNames } from './vocabulary/statements.js'

/** A text for `crm configure` as the CIB that it makes. */
export interface CrmConfigure extends Cib {
  /** Where groups, clones and bundles name what they hold. */
  readonly memberNames: readonly Located<string>[]
}

/** Reads a parsed file: the CIB that the crm shell would make of it, and all that the shell or the schema refuses. Never throws. */
export function read(file: ParsedFile<CrmTree>, options: ReadOptions): Reading<CrmConfigure> {
  const { id, text } = file.source
  const { isTemplate } = file.ast
  const { root, faults: own, memberNames, doubtedNames, isHeadLost } = assemble(file.source, isTemplate ? [] : file.ast.statements)
  const target = targetOf(options, [...signsIn(root)])
  const document: XmlDocument = { kind: 'Document', file: id, text, roots: [root], isBroken: false, marks: [], isTemplate, misleading: [], isNestingUnknown: false }
  const { schema, faults: asXml } = newestThatTakes(document, newestSchemaOf(target.version))
  const bySchema = asXml.map(ofNames)
  const all = [...bySchema, ...foreignIds(root, new Set(bySchema.filter(({ rule }) => rule === 'cib/invalid-id').flatMap(nameAt)))]
  const isLost = isHeadLost || file.faults.length > 0
  const faults = isLost ? own.filter(({ rule }) => !isOfAbsence(rule)) : withMissingOfConstraints(own, all)
  // What a statement may define that was not understood is there; a member that is not there has been reported.
  const reported = new Set([...doubtedNames, ...own.filter(({ rule }) => isOfAbsence(rule)).flatMap(nameAt)])
  const isBroken = brokenAt(file.ast.statements, [...file.faults, ...faults])
  const refused = withoutTorn(withoutMadeIds(all), file.ast.statements).filter(fault => !isBroken(fault) && (fault.rule !== 'cib/unknown-id' || !(isLost || nameAt(fault).some(name => reported.has(name)))))
  const model = modelOf(document, { schema, target: target.version, isPartial: isTemplate, faults: [...file.faults, ...own, ...refused] })
  const doubtedSections = isLost || [...own, ...refused].some(({ rule }) => isOfAbsence(rule)) ? new Set([...model.doubtedSections, 'resources']) : model.doubtedSections
  return { file, model: { ...model, doubtedSections, memberNames }, faults: withJoins([...faults, ...refused], file.ast.statements), target, facts: options.facts ?? {} }
}

/** In a text of the shell a sign that looks like another one is a fault of the name that it stands in: only files of XML have a rule of their own for it. */
function ofNames(fault: Fault): Fault {
  return fault.rule === 'cib/misleading-character' ? { ...fault, rule: 'cib/invalid-id', fixes: [] } : fault
}

/** Tells whether a rule says that something is not there, which a statement may have defined that was not understood. */
function isOfAbsence(rule: string): boolean {
  return rule === 'cib/unknown-id' || rule === 'crm-configure/missing-member' || rule === 'crm-configure/unknown-member'
}

/** A member that is not there crm leaves out, unless a constraint names it, too: then it refuses the text. */
function withMissingOfConstraints(own: readonly Fault[], all: readonly Fault[]): readonly Fault[] {
  const named = new Set(all.filter(({ rule }) => rule === 'cib/unknown-id').flatMap(nameAt))
  return own.map(fault => (fault.rule === 'crm-configure/unknown-member' && nameAt(fault).some(name => named.has(name)) ? { ...fault, origin: 'daemon' as const } : fault))
}

/** crmsh writes letters beyond ASCII as entities, whose signs no name can hold; the name of a node is none. */
function* foreignIds(element: XmlElement, reported: ReadonlySet<string>): Generator<Fault> {
  const id = element.tag === 'node' ? undefined : attributeOf(element, 'id')
  if (id?.value !== undefined && /[^\0-\x7f]/.test(id.value)) {
    if (!reported.has(id.value)) yield { rule: 'cib/invalid-id', at: id, message: `"${id.value}" holds a letter beyond ASCII, which crmsh cannot write into a name` }
    return
  }
  for (const child of element.children) yield* foreignIds(child, reported)
}

/** The ids that crm makes of one that is no name are none, either. */
function withoutMadeIds(all: readonly Fault[]): readonly Fault[] {
  const wrong = new Set<string>()
  return all.filter(fault => {
    if (fault.rule !== 'cib/invalid-id') return true
    const [name = ''] = nameAt(fault)
    const isMade = [...name.matchAll(/-/g)].some(({ index }) => wrong.has(name.slice(0, index)))
    wrong.add(name)
    return !isMade
  })
}

/** A keyword or a score in the place of a resource shows that the words of a constraint are not where they should be: that is one fault. */
function withoutTorn(all: readonly Fault[], statements: readonly Statement[]): readonly Fault[] {
  if (!all.some(({ rule }) => rule === 'cib/unknown-id')) return all
  const statementAt = statementsIn(statements)
  const inOne = new Map<Statement | undefined, Fault[]>()
  for (const fault of all) if (fault.rule === 'cib/unknown-id') addTo(inOne, statementAt(fault), fault)
  const torn = [...inOne.values()].filter(found => found.some(fault => nameAt(fault).some(name => noResource.test(name))))
  const following = new Set(torn.flatMap(([, ...others]) => others))
  return following.size === 0 ? all : all.filter(fault => !following.has(fault))
}

const noResource = new RegExp(`^(?:${statementNames.join('|')}|[+-]?inf(?:inity)?|mandatory|optional|serialize)$`, 'i')

/** What is wrong from a word on that a backslash has made of two is reported as that, once. */
function withJoins(faults: readonly Fault[], statements: readonly Statement[]): readonly Fault[] {
  if (!statements.some(({ words }) => words.some(({ joins }) => joins.length > 0))) return faults
  const statementAt = statementsIn(statements)
  const behind = new Map<Word | undefined, Fault[]>()
  for (const fault of faults) {
    const joined = statementAt(fault)?.words.find(({ joins }) => joins.length > 0)
    addTo(behind, joined !== undefined && originOf(fault.at).span.end >= joined.span.start ? joined : undefined, fault)
  }
  return [...behind].flatMap(([joined, found]) => {
    const [join] = joined?.joins ?? []
    const gravest = found.find(({ rule, origin }) => origin !== 'practice' && !rule.endsWith('-member')) ?? found[0]
    if (joined === undefined || join === undefined || gravest === undefined) return found
    return [{ ...gravest, confirms: { rule: 'crm-configure/joined-words', at: { file: joined.file, span: { start: join.start, end: join.start + 1 } } } }]
  })
}

/** What the schema says of a statement that was not understood follows from that. */
function brokenAt(statements: readonly Statement[], faults: readonly Fault[]): (fault: Fault) => boolean {
  const statementAt = statementsIn(statements)
  const broken = new Set(faults.filter(({ rule }) => !rule.endsWith('-member') && rule !== 'crm-configure/truncated-word').map(statementAt))
  return fault => broken.has(statementAt(fault))
}

/** Finds the statement in which a fault was found. */
function statementsIn(statements: readonly Statement[]): (fault: Fault) => Statement | undefined {
  return fault => {
    const { start } = originOf(fault.at).span
    let [low, high] = [0, statements.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((statements[middle]?.span.start ?? 0) <= start) low = middle + 1
      else high = middle
    }
    return statements[low - 1]
  }
}

/** The name that a fault points at. */
function nameAt({ at }: Fault): string[] {
  return 'value' in at && typeof at.value === 'string' ? [at.value] : []
}
