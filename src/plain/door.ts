import type { Edit } from '../text/edit.js'
import { applyEdits } from '../text/edit.js'
import type { Span } from '../text/span.js'
import { editsBetween } from './edits.js'
import { issuesOf } from './issue.js'
import type { Issue, Schema } from './issue.js'
import { innermostPaths, spanAt, spansOf } from './places.js'
import type { Notation, Path, Places, Statement } from './statement.js'

/** How a text is to be read. */
export interface LoadOptions {
  /** The version of the software that reads it; inferred when absent. */
  readonly target?: string
}

/** What a text says, as a program changes it. */
export interface Loaded<Model> {
  /** Without places. It belongs to the caller. Absent where the text could not be understood as a whole: `issues` says why. */
  readonly model: Model | undefined
  /** What is wrong with it, in the order of the text: what the software refuses or takes otherwise, and what the schema refuses. */
  readonly issues: readonly Issue[]
  /** The version of the software that it was read for. */
  readonly target: string
  /** Finds where a part of the model stands in the text, or the innermost part around it that stands there. */
  spanOf(path: Path): Span | undefined
}

/** A text that was changed. */
export interface Edited {
  /** The text as it was where `issues` is not empty. */
  readonly text: string
  readonly edits: readonly Edit[]
  /** Why nothing was changed: the text could not be loaded, or the schema refuses what has changed. */
  readonly issues: readonly Issue[]
}

/** What programs do with the files of a language. */
export interface Door<Model, OwnSchema extends Schema> {
  /** Gives the zod schema of what a program writes, for a version of the software: the newest where none is named. */
  loadSchema(target?: string): Promise<OwnSchema>
  /** Reads a text into plain objects. Total: any text gives a result. */
  load(text: string, options?: LoadOptions): Loaded<Model>
  /** Writes a file that a program made or changed; check it with the schema first where it comes from outside. */
  print(model: Model): string
  /**
   * Changes a text by its model, and leaves everything else as it stands: comments, blanks, the order of statements. `change`
   * gets a model of its own, and changes it or returns another one. What comes out reads back as the model that was wanted.
   */
  edit(text: string, change: (model: Model) => Model | void, options?: LoadOptions): Edited
}

/** What a language says of its plain models. */
export interface Definition<Model, OwnSchema extends Schema = Schema> {
  /** The versions of the software, the newest last. */
  readonly targets: readonly string[]
  read(text: string, options: LoadOptions): ReadText<Model>
  statements(model: Model): readonly Statement[]
  readonly notation: Notation
  schema(target: string): OwnSchema
  /** Writes the whole file; line by line where absent. */
  print?(model: Model): string
}

/** A text as a language has read it. */
export interface ReadText<Model> {
  readonly model: Model | undefined
  readonly places: Places
  readonly target: string
  /** What the language has found, without paths. */
  readonly found: readonly Omit<Issue, 'path'>[]
}

/** Makes the door of a language. */
export function createDoor<Model, OwnSchema extends Schema>(definition: Definition<Model, OwnSchema>): Door<Model, OwnSchema> {
  const { statements, notation, targets } = definition
  const print = definition.print ?? (model => written(statements(model), notation))
  const schemas = new Map<string, OwnSchema>()
  const schemaOf = (target: string): OwnSchema => {
    const schema = schemas.get(target) ?? definition.schema(target)
    schemas.set(target, schema)
    return schema
  }
  return {
    async loadSchema(target = targets[targets.length - 1] ?? '') {
      return schemaOf(target)
    },
    load(text, options = {}) {
      const { model, places, target, found } = definition.read(text, options)
      if (model === undefined) return { model, issues: withoutPaths(found), target, spanOf: () => undefined }
      const spans = spansOf(statements(model), places)
      const told = withPaths(found, spans)
      const further = furtherIssues(issuesOf(schemaOf(target), model), { told, places, spans })
      return { model, issues: inOrder([...told, ...further]), target, spanOf: path => spanAt(spans, path) }
    },
    print,
    edit(text, change, options = {}) {
      const { model, places, target, found } = definition.read(text, options)
      if (model === undefined) return unchanged(text, withoutPaths(found))
      const schema = schemaOf(target)
      const before = statements(model)
      const known = issuesOf(schema, model)
      const wanted = change(model) ?? model
      const issues = newIssues(known, issuesOf(schema, wanted))
      if (issues.length > 0) return unchanged(text, issues)
      const meant = print(wanted)
      for (const isCoarse of [false, true]) {
        const edits = editsBetween(before, statements(wanted), { text, places, notation, isCoarse })
        const result = applyEdits(text, edits)
        const again = definition.read(result, { target }).model
        if (again !== undefined && print(again) === meant) return { text: result, edits, issues: [] }
      }
      return unchanged(text, [{ path: [], message: 'The change cannot be written into this text', severity: 'error' }])
    },
  }
}

function written(statements: readonly Statement[], notation: Notation): string {
  const blocks = statements.map(statement => `${notation.lines(statement).join('\n')}\n`)
  return blocks.join(notation.isSpaced === true ? '\n' : '')
}

function unchanged(text: string, issues: readonly Issue[]): Edited {
  return { text, edits: [], issues }
}

function withoutPaths(found: ReadText<never>['found']): Issue[] {
  return inOrder(found.map(issue => ({ path: [], ...issue })))
}

function withPaths(found: ReadText<never>['found'], spans: ReadonlyMap<string, Span>): Issue[] {
  const paths = innermostPaths(spans, found.map(({ span }) => span))
  return found.map((issue, index) => ({ path: paths[index] ?? [], ...issue }))
}

function inOrder(issues: readonly Issue[]): Issue[] {
  return [...issues].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
}

/** Lists what the schema refuses and the language has not told: one fault of a statement is reported once, in the language's words. */
function furtherIssues(
  refused: readonly Issue[],
  { told, places, spans }: { readonly told: readonly Issue[]; readonly places: Places; readonly spans: ReadonlyMap<string, Span> },
): Issue[] {
  const statementAt = { get: (key: string) => places.get(key)?.span }
  const toldIn = new Set(told.map(({ path }) => spanAt(statementAt, path)))
  return refused.flatMap(issue => {
    const around = spanAt(statementAt, issue.path)
    if (around !== undefined && toldIn.has(around)) return []
    const span = spanAt(spans, issue.path)
    return [span === undefined ? issue : { ...issue, span }]
  })
}

/** Lists the issues that were not there before; places may have moved. */
function newIssues(before: readonly Issue[], after: readonly Issue[]): Issue[] {
  const nameOf = ({ path, message }: Issue): string => JSON.stringify([path.filter(key => typeof key === 'string'), message])
  const known = new Map<string, number>()
  for (const issue of before) known.set(nameOf(issue), (known.get(nameOf(issue)) ?? 0) + 1)
  return after.filter(issue => {
    const left = known.get(nameOf(issue)) ?? 0
    known.set(nameOf(issue), left - 1)
    return left <= 0
  })
}
