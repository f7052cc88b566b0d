import type { Located } from '../text/located.js'

/** A resource or fence agent with what it is given, whether a CIB or a start list calls it. */
export interface AgentCall {
  /** Such as `ocf:heartbeat:IPaddr2`. */
  readonly agent: string
  /** The name of this instance. */
  readonly name: string
  readonly at: Located<string>
  /** By name, with the place where it stands; those of which it is certain that they count. */
  readonly parameters: ReadonlyMap<string, Located<string>>
}
