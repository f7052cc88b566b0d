import type { Located } from '../../../text/located.js'

interface Member {
  readonly cluster?: Located<string>
  readonly isJoined: boolean
}

/** Finds values that an earlier member of the same cluster already has; members that o2cb passes over do not count. */
export function* repeated<Item extends Member, Value>(
  members: readonly Item[],
  valueOf: (member: Item) => Located<Value> | undefined,
  keyOf: (value: Value) => string,
): Generator<{ readonly value: Located<Value>; readonly before: Located<Value> }> {
  const first = new Map<string, Located<Value>>()
  for (const member of members) {
    const value = valueOf(member)
    if (!member.isJoined || member.cluster === undefined || value === undefined) continue
    const key = `${member.cluster.value}\n${keyOf(value.value)}`
    const before = first.get(key)
    if (before === undefined) first.set(key, value)
    else yield { value, before }
  }
}
