import type { Located, Origin } from '../text/located.js'
import type { XmlDocument, XmlElement } from './ast.js'

/** A CIB as the cluster reads it. */
export interface Cib {
  readonly file: string
  readonly target: string
  /** The schema by which it is checked; absent where it asks for none. */
  readonly schema: string | undefined
  readonly document: XmlDocument
  /** The outermost element, where it is `cib`; absent where a template decides which elements there are. */
  readonly root: XmlElement | undefined
  readonly configuration: XmlElement | undefined
  /** The text as a whole was not understood: what is missing may be there. */
  readonly isPartial: boolean
  /** Sections of which a part was not understood, or is refused by the schema: what is missing there may have been meant. */
  readonly doubtedSections: ReadonlySet<string>
  /** Options of the cluster that count, by name. */
  readonly properties: ReadonlyMap<string, Pair>
  /** Those of which nothing is doubted. */
  readonly nodes: readonly CibNode[]
  /** Everything that can run or stand for something that runs, in file order, inner ones included, where nothing is doubted of it or around it. */
  readonly resources: readonly Resource[]
  /** All of them, also those of which something is doubted. */
  readonly resourceNamed: ReadonlyMap<string, Resource>
  /** Those of which nothing is doubted. */
  readonly constraints: readonly Constraint[]
  /** By the id of a tag the ids in it. */
  readonly tags: ReadonlyMap<string, readonly string[]>
}

/** A name and its value. */
export interface Pair {
  readonly name: Located<string>
  /** Absent where there is none, or where it cannot be known. */
  readonly value: Located<string> | undefined
  readonly element: XmlElement
  /** A rule decides whether it holds. */
  readonly isConditional: boolean
}

/** A host of the cluster. */
export interface CibNode {
  readonly element: XmlElement
  readonly id: Located<string> | undefined
  readonly name: Located<string> | undefined
  readonly type: string
}

export type ResourceKind = 'primitive' | 'template' | 'group' | 'clone' | 'bundle'

/** A resource, a template, or what holds resources. */
export interface Resource {
  readonly kind: ResourceKind
  readonly element: XmlElement
  readonly id: string
  readonly place: Origin
  readonly parent: Resource | undefined
  readonly children: readonly Resource[]
  /** Such as `ocf:linbit:drbd`; that of the template where there is one. Absent where it is not known. */
  readonly agent: string | undefined
  /** `ocf`, `stonith`, `systemd`. */
  readonly agentClass: string | undefined
  readonly template: Located<string> | undefined
  /** Its own, then those of its template. Of several with one name the first counts. */
  readonly parameters: readonly Pair[]
  readonly meta: ReadonlyMap<string, Pair>
  readonly operations: readonly Operation[]
  /** Sets or operations stand elsewhere in the file: what is missing here may be there. */
  readonly hasReferences: boolean
  /** Something in it, or in what holds it, was not understood or is refused by the schema. */
  readonly isDoubted: boolean
  /** A clone whose copies have roles. */
  readonly isPromotable: boolean
}

/** An operation of a resource. */
export interface Operation {
  readonly element: XmlElement
  readonly name: string
  readonly interval: string
  readonly role: string | undefined
}

export type ConstraintKind = 'location' | 'colocation' | 'order' | 'ticket'

/** A constraint. */
export interface Constraint {
  readonly kind: ConstraintKind
  readonly element: XmlElement
  readonly id: string
  readonly place: Origin
}
