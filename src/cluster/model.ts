import type { FactIndex, HostFact, WantedSetting } from '../facts/fact-index.js'
import type { FactKind } from '../facts/fact.js'
import type { ReadNotes } from './reads.js'

/** `missing` is certain: the folder was collected and the file is not in it. */
export type FileState = 'present' | 'missing' | 'not-collected'

/** One host of a cluster. */
export interface HostModel {
  /** The name under which it was given; what the host calls itself is a `host-name` fact. */
  readonly name: string
  /** The paths of its files, such as `/etc/ha.d/ha.cf`. */
  readonly paths: ReadonlySet<string>
  /** Tells whether a file is there; a file of a folder that nobody collected is `not-collected`. */
  stateOf(path: string): FileState
}

/** All that is known of all hosts; what cluster rules read. */
export interface ClusterModel {
  readonly name?: string
  readonly hosts: ReadonlyMap<string, HostModel>
  readonly index: FactIndex
  /** Lists the facts of one kind over all hosts. */
  facts<Kind extends FactKind>(kind: Kind): readonly HostFact<Kind>[]
  /** Lists the facts of one kind on one host. */
  factsOn<Kind extends FactKind>(host: string, kind: Kind): readonly HostFact<Kind>[]
  /** Lists the settings of one language on one host, or those of them that are wanted: who reads those alone need not look again when others change. */
  settingsOn(host: string, language: string, isWanted?: WantedSetting): readonly HostFact<'setting'>[]
  /**
   * Finds the host that a name in a file means: the host's own name in any case, or its short or full form where that is
   * unambiguous. Returns the key in `hosts`.
   */
  hostNamed(name: string): string | undefined
  /** Who has a model built again and again knows by this what need not be worked out again. */
  readonly notes?: ReadNotes
}
