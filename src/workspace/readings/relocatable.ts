/** Data of one file, ready to be given to equal files. */
export interface RelocatableData<Item extends object> {
  /** Copies the items with another file's name wherever the first one's stands. What does not change is shared. */
  at(file: string): Item[]
  /** Copies one of them. */
  oneAt(index: number, file: string): Item
}

/** Prepares data that names a file; nothing where the name stands inside a longer text, or in what is no plain data. */
export function relocatable<Item extends object>(items: readonly Item[], from: string): RelocatableData<Item> | undefined {
  if (isBound(items, from)) return undefined
  // Most of an item does not name the file: what does is looked for once.
  const keys = items.map(item => Object.keys(item).filter(key => copyOf((item as Data)[key], from, '') !== (item as Data)[key]))
  const copied = (item: Item, index: number, to: string): Item => {
    const copy = { ...item }
    for (const key of keys[index] ?? []) (copy as Record<string, unknown>)[key] = copyOf((item as Data)[key], from, to)
    return copy
  }
  return {
    at: to => items.map((item, index) => copied(item, index, to)),
    oneAt(index, to) {
      const item = items[index]
      if (item === undefined) throw new RangeError(`there is no item ${index}`)
      return copied(item, index, to)
    },
  }
}

type Data = Readonly<Record<string, unknown>>

function isBound(value: unknown, file: string): boolean {
  if (typeof value === 'string') return value !== file && value.includes(file)
  if (Array.isArray(value)) return value.some(item => isBound(item, file))
  if (isPlain(value)) return Object.values(value).some(item => isBound(item, file))
  return typeof value === 'object' && value !== null && 'file' in value
}

function copyOf(value: unknown, from: string, to: string): unknown {
  if (typeof value !== 'object') return value === from ? to : value
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => copyOf(item, from, to))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  if (!isPlain(value)) return value
  let copy: Record<string, unknown> | undefined
  for (const key in value) {
    const before = value[key]
    const after = copyOf(before, from, to)
    if (after !== before) (copy ??= { ...value })[key] = after
  }
  return copy ?? value
}

function isPlain(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
