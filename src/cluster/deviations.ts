import { compareText } from '../diagnostics/order.js'

/** Something that a host says otherwise than most of the others. */
export interface Deviation<Item> {
  readonly item: Item
  /** What one of the others says: the first by name of those that agree. */
  readonly from: Item
}

/**
 * Finds the hosts that deviate from what most of them say.
 *
 * Of two versions that equally many hosts share, the one of the host that comes first by name counts, so that the order
 * in
 * which hosts are given never matters. `isSame` must be an equivalence. A version that is doubtful by itself is never what the
 * others deviate from, unless all are.
 */
export function deviations<Item extends { readonly host: string }>(
  items: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
  isDoubtful: (item: Item) => boolean = () => false,
): readonly Deviation<Item>[] {
  const versions: [Item, ...Item[]][] = []
  for (const item of sortedByHost(items)) {
    const version = versions.find(([known]) => isSame(known, item))
    if (version === undefined) versions.push([item])
    else version.push(item)
  }
  if (versions.length < 2) return []
  const sure = versions.filter(([item]) => !isDoubtful(item))
  const [first, ...others] = sure.length === 0 ? versions : sure
  if (first === undefined) return []
  const common = others.reduce((best, version) => (version.length > best.length ? version : best), first)
  return sortedByHost(
    versions.filter(version => version !== common).flatMap(version => version.map(item => ({ host: item.host, item }))),
  ).map(({ item }) => ({ item, from: common[0] }))
}

/** Sorts by the host's name; what one host says keeps its order. */
export function sortedByHost<Item extends { readonly host: string }>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => compareText(a.host, b.host))
}
