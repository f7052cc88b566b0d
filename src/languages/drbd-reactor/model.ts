import type { Located, Origin } from '../../text/located.js'
import type { Statement } from './ast.js'
import type { Member, Table } from './resolve/document.js'

/** What one file says: statements, which mean something when all files are put together. */
export interface ReactorModel {
  readonly file: string
  readonly statements: readonly Statement[]
  /** The folder of the snippets. */
  readonly snippets?: Located<string>
  /** It begins with a byte-order mark. */
  readonly hasMark: boolean
  /** Some of it stands in a template, or is not understood: what is missing may be there. */
  readonly isPartial: boolean
}

/** A drbd-reactor.toml and its snippets as the daemon reads them: one text. */
export interface ReactorConf {
  readonly file: string
  readonly target: string
  readonly root: Table
  /** All tables whose keys are known, the outer before the inner. */
  readonly tables: readonly TableView[]
  readonly promoted: readonly Promoted[]
  readonly snippets?: Located<string>
  readonly isPartial: boolean
}

/** A table whose keys are known. */
export interface TableView {
  /** Without names that the user chose: `promoter.resources`. Empty for the file itself. */
  readonly path: string
  readonly table: Table
}

/** A resource that a promoter looks after. */
export interface Promoted {
  readonly name: Located<string>
  /** The number of the promoter among all. */
  readonly promoter: number
  readonly table: Table
  readonly start: readonly Located<string>[]
  /** Where the list of what is started stands, if there is one. */
  readonly startList?: Origin
  readonly preferredNodes: readonly Located<string>[]
  /** `systemd` where nothing else is said. */
  readonly runner: string
  member(name: string): Member | undefined
}
