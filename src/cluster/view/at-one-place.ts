import { originOf } from '../../text/located.js'
import type { Place } from '../../text/located.js'

/** What is said of several things that stand, or inherit something, at one place is one thing to say. */
export interface AtOnePlace<Item> {
  readonly at: Place
  readonly first: Item
  readonly items: readonly Item[]
}

/** Puts together what stands at one place, such as an option of common. */
export function byPlace<Item>(items: Iterable<Item>, placeOf: (item: Item) => Place): readonly AtOnePlace<Item>[] {
  const places = new Map<string, { readonly at: Place; readonly first: Item; readonly items: Item[] }>()
  for (const item of items) {
    const at = placeOf(item)
    const { file, span } = originOf(at)
    const key = `${file} ${span.start}`
    const known = places.get(key)
    if (known === undefined) places.set(key, { at, first: item, items: [item] })
    else known.items.push(item)
  }
  return [...places.values()]
}
